"""Certificates that a village government gives from its book, and the dated texts they are made of."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import IssuedDocument, Record, StoredFile
from birge.kernel.texts import TextsField
from birge.people.models import Account
from birge.registers.enums import CertificateKind, RequestState, RequestWay
from birge.registers.models.persons import Person


class CertificateTemplate(Record):
    """The texts of a kind of certificate from a day on, at a place and below it (None: everywhere).

    Never changed: a new row takes its place, and what was issued keeps what it said. `parts`: values of `enums.Part`.
    `validity_days` None: such a certificate has no last day. `source`: the act that says so; "" is to confirm.
    """

    kind = models.CharField(max_length=12, choices=CertificateKind)
    place = models.ForeignKey("places.Place", models.PROTECT, null=True, related_name="+")
    starts_on = models.DateField()
    heading = TextsField(_("heading"))
    opening = TextsField(_("opening sentence"))
    footer = TextsField(_("closing sentence"))
    signatory = TextsField(_("post of who signs"))
    parts = models.JSONField(default=list)
    validity_days = models.PositiveSmallIntegerField(
        _("valid for, days"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(3660)]
    )
    source = models.CharField(_("act that sets how long it is valid"), max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "place", "starts_on"], name="book_certificate_template")]


class CertificateCounter(models.Model):
    """The last number that an aimak gave in a year: one row a year, locked while a number is taken."""

    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "year"], name="book_certificate_counter_once")]


class Certificate(Record):
    """What was certified about a person, word for word as on the day of issue (`stated`, see `queries.stating`)."""

    kind = models.CharField(_("certificate"), max_length=12, choices=CertificateKind)
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="certificates")
    template = models.ForeignKey(CertificateTemplate, models.PROTECT, related_name="+")
    issued = models.OneToOneField(IssuedDocument, models.PROTECT, related_name="+")
    stated = models.JSONField()
    purpose = models.CharField(_("where it is to be shown"), max_length=200, blank=True)
    issued_on = models.DateField()
    by = models.JSONField()
    revoke_reason = models.CharField(_("why it is withdrawn"), max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "year", "number"], name="book_certificate_number_once")]
        indexes = [models.Index(fields=["place", "issued_on"], name="book_certificate_by_day")]

    @property
    def full_number(self) -> str:
        """As on the paper: number and year."""
        return f"{self.number}/{self.year}"

    def get_absolute_url(self) -> str:
        return reverse("registers:certificate", args=[self.pk])


class CertificateFile(Record):
    """The paper itself in one language."""

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="files")
    language = models.CharField(max_length=10)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["certificate", "language"], name="book_certificate_file_once")]


class CertificateRequest(Record):
    """Somebody asks for a certificate about herself: on the site with her own account, by phone or at the counter.

    `account`: hers, if she asked on the site. `place`: whose clerks answer. Answered by a certificate or a refusal.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="certificate_requests")
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+")
    kind = models.CharField(_("certificate"), max_length=12, choices=CertificateKind)
    purpose = models.CharField(_("where it is to be shown"), max_length=200, blank=True)
    way = models.CharField(_("how it came"), max_length=10, choices=RequestWay)
    phone = models.CharField(_("phone to call back"), max_length=40, blank=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    asked_by = models.JSONField()
    asked_at = models.DateTimeField()
    state = models.CharField(_("state"), max_length=10, choices=RequestState, default=RequestState.OPEN)
    certificate = models.OneToOneField(Certificate, models.PROTECT, null=True, related_name="request")
    reason = models.CharField(_("why it is refused"), max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["place", "state"], name="book_certificate_request")]

    def get_absolute_url(self) -> str:
        return reverse("registers:certificate_request", args=[self.pk])
