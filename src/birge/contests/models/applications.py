"""An application: sealed until the call's deadline, opened by the commission, then a snapshot that never changes."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.applications import ApplicationState, IntakeWay
from birge.contests.models.applicants import Applicant
from birge.contests.models.calls import Call
from birge.kernel.models import IssuedDocument, Record, StoredFile
from birge.places.models import Place


class Application(Record):
    """What an applicant sent to a call. `number` counts within the call, in the order of arrival.

    Until it is opened, all that it says lies in its envelope, and `title`, `requested_tyiyn`, `own_tyiyn`, `area` and
    `content` are empty. `content` is the form as it was submitted (and repaired): texts by field, the budget's rows,
    the answers (`application_content`). `submitted_at` is the server's clock; of one on paper `received_at` is the
    moment on the stamp and `entered_by` the account of the clerk.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="applications")
    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="applications")
    number = models.PositiveIntegerField(null=True)
    way = models.CharField(max_length=6, choices=IntakeWay, default=IntakeWay.SITE)
    state = models.CharField(max_length=12, choices=ApplicationState, default=ApplicationState.DRAFT)
    made_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(_("received on paper"), null=True)
    entered_by = models.UUIDField(null=True)
    opened_at = models.DateTimeField(null=True)
    repair_until = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    title = models.CharField(_("name of the project"), max_length=300, blank=True)
    requested_tyiyn = models.PositiveBigIntegerField(_("asked for"), null=True)
    own_tyiyn = models.PositiveBigIntegerField(_("own contribution"), null=True)
    area = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    content = models.JSONField(null=True)
    reason = models.CharField(_("why"), max_length=500, blank=True)
    receipt = models.ForeignKey(IssuedDocument, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="contests_application_number_once"),
            models.UniqueConstraint(
                fields=["call", "applicant"],
                condition=~Q(state=ApplicationState.WITHDRAWN),
                name="contests_application_once",
            ),
        ]
        indexes = [models.Index(fields=["applicant", "state"], name="contests_application_of")]

    @property
    def arrived_at(self) -> datetime | None:
        """The moment that counts for the deadline: on the paper's stamp, else the server's clock."""
        return self.received_at or self.submitted_at

    @property
    def is_damaged(self) -> bool:
        """Whether an opening found that its envelope had been changed."""
        envelope = getattr(self, "envelope", None)
        return envelope is not None and envelope.damaged_at is not None

    def __str__(self) -> str:
        return self.title or f"№ {self.number or '–'}"

    def get_absolute_url(self) -> str:
        return reverse("contests:application", args=[self.pk])


class Attachment(Record):
    """A file of an application. While the application is sealed, `file` is encrypted, and what the file is called and
    which `document` of the procedure it is stands in the envelope only. A file replaced in a repair stays, with
    `replaced_at`.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="attachments")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    document = models.CharField(max_length=40, blank=True)
    added_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["added_at", "id"]


class ProjectPartner(Record):
    """Who takes part in a project besides the applicant, as the opened application says: for conflicts of interest."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="partners")
    name = models.CharField(_("partner"), max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "name"], name="contests_partner_once"),
        ]

    def __str__(self) -> str:
        return self.name
