"""Minutes: frozen content, signatures, files. A signed version never changes; a correction is a new version."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from birge.kernel.models import IssuedDocument, Record, StoredFile
from birge.meetings.enums import SIGNERS, SignatureMethod
from birge.meetings.models.bodies import BodyMember
from birge.meetings.models.meetings import Meeting


class Minutes(Record):
    """One version of a meeting's minutes.

    `content` is frozen when the version is prepared; `sha256` is of its canonical JSON (RFC 8785) and is what the
    chair and the secretary sign. `code` is the public check code, printed on the paper that they sign.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes")
    version = models.PositiveSmallIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    code = models.CharField(max_length=20, unique=True)
    prepared_at = models.DateTimeField()
    discarded_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    issued = models.OneToOneField(IssuedDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "version"], name="minutes_version_once"),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True) | Q(discarded_at__isnull=True),
                name="minutes_signed_not_discarded",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(signed_at__isnull=False),
                name="minutes_published_if_signed",
            ),
        ]


class MinutesSignature(Record):
    """The chair or the secretary signed this version: what (its hash), when and how."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="signatures")
    member = models.ForeignKey(BodyMember, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in SIGNERS])
    method = models.CharField(max_length=10, choices=SignatureMethod.choices)
    signed_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    scan = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minutes", "role"], name="signature_once_a_role")]


class MinutesFile(Record):
    """The PDF of signed minutes in one language; the public one leaves closed items out."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="files")
    language = models.CharField(max_length=10)
    is_public = models.BooleanField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["minutes", "language", "is_public"], name="minutes_file_once"),
        ]


class SigningCode(Record):
    """A one-time code sent to a signer. Only a keyed hash is kept; a few wrong tries and it is void."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="codes")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)
