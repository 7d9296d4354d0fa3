"""An agreement, its versions, and the signatures of the two sides under the same text."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.agreements import VersionState
from birge.contests.enums.awards import AgreementState, Side
from birge.contests.enums.programmes import Profile
from birge.contests.models.applications import Application
from birge.kernel.models import IssuedDocument, Record, StoredFile
from birge.kernel.texts import TextsField
from birge.meetings.enums import SignatureMethod
from birge.people.models import Organisation


class AgreementWording(Record):
    """A customer's own wording of its agreements of a kind: paragraphs with {fields}. The newest one holds."""

    customer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    profile = models.CharField(_("kind of procedure"), max_length=20, choices=Profile)
    texts = TextsField(_("text of the agreement"))
    at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["customer", "profile", "at"], name="contests_wording_of")]


class Agreement(Record):
    """An agreement on a project, in [starts_on, ends_on): what its newest signed version says.

    The sums are kept under the row's lock, and the database itself refuses more: what was returned cannot be more than
    what was paid, that not more than what was asked for (refused payments left out), and that not more than what was
    agreed less what was released at a year's end.
    """

    application = models.OneToOneField(Application, models.PROTECT, related_name="agreement")
    number = models.CharField(_("number"), max_length=40)
    state = models.CharField(max_length=10, choices=AgreementState, default=AgreementState.DRAFT)
    amount_tyiyn = models.PositiveBigIntegerField(_("amount"))
    advance_tyiyn = models.PositiveBigIntegerField(_("advance"), default=0)
    asked_tyiyn = models.PositiveBigIntegerField(default=0)
    paid_tyiyn = models.PositiveBigIntegerField(default=0)
    returned_tyiyn = models.PositiveBigIntegerField(default=0)
    released_tyiyn = models.PositiveBigIntegerField(default=0)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    made_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    close_note = models.TextField(_("what came of it"), blank=True)
    close_score = models.PositiveSmallIntegerField(null=True)
    close_facts = models.JSONField(default=list, blank=True)
    applicant_note = models.TextField(_("what the contractor says to it"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="contests_agreement_period"),
            models.CheckConstraint(
                condition=Q(
                    returned_tyiyn__lte=F("paid_tyiyn"),
                    paid_tyiyn__lte=F("asked_tyiyn"),
                    asked_tyiyn__lte=F("amount_tyiyn") - F("released_tyiyn"),
                ),
                name="contests_agreement_not_exceeded",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("contests:agreement", args=[self.pk])

    @property
    def bound_tyiyn(self) -> int:
        """What of the budget is bound for it: what was agreed, less what was set free or came back."""
        return self.amount_tyiyn - self.released_tyiyn - self.returned_tyiyn

    @property
    def left_tyiyn(self) -> int:
        """What can still be asked for."""
        return self.amount_tyiyn - self.released_tyiyn - self.asked_tyiyn


class AgreementVersion(Record):
    """One text of an agreement. `content` (`agreement_content.Content`) is frozen when the version is locked; `sha256`
    is of its canonical JSON, and is what both sides sign.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    content = models.JSONField()
    why = models.CharField(_("why it was changed"), max_length=500, blank=True)
    made_at = models.DateTimeField()
    by = models.JSONField()
    sha256 = models.CharField(max_length=64, blank=True)
    locked_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)
    paper = models.OneToOneField(IssuedDocument, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="contests_agreement_version_once"),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(state__in=[VersionState.DRAFT, VersionState.LOCKED]),
                name="contests_agreement_one_open_version",
            ),
        ]


class AgreementSignature(Record):
    """A side signed this text: who, how, and the hash of what."""

    version = models.ForeignKey(AgreementVersion, models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=10, choices=Side)
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=200)
    method = models.CharField(max_length=10, choices=SignatureMethod)
    signed_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "side"], name="contests_signature_once_a_side")]


class AgreementCode(Record):
    """A one-time code sent to a signer. Only a keyed hash is kept; a few wrong tries and it is void."""

    version = models.ForeignKey(AgreementVersion, models.PROTECT, related_name="codes")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
