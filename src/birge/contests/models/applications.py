"""An application: sealed until the call's deadline, opened by the commission, then a snapshot that never changes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.applications import ApplicationState, IntakeWay
from birge.contests.models.applicants import Applicant
from birge.contests.models.calls import Call
from birge.kernel.models import Record
from birge.places.models import Place


class Application(Record):
    """What an applicant sent to a call. `number` counts within the call, in the order of arrival.

    Until it is opened, all that it says lies in its envelope, and `title`, `requested_tyiyn`, `own_tyiyn`, `area` and
    `content` are empty. `content` is the form as it was submitted (and repaired): texts by field, the budget's rows,
    the answers. `submitted_at` is the server's clock.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="applications")
    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="applications")
    number = models.PositiveIntegerField(null=True)
    way = models.CharField(max_length=6, choices=IntakeWay, default=IntakeWay.SITE)
    state = models.CharField(max_length=12, choices=ApplicationState, default=ApplicationState.DRAFT)
    made_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    title = models.CharField(_("name of the project"), max_length=300, blank=True)
    requested_tyiyn = models.PositiveBigIntegerField(_("asked for"), null=True)
    own_tyiyn = models.PositiveBigIntegerField(_("own contribution"), null=True)
    area = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    content = models.JSONField(null=True)
    reason = models.CharField(_("why"), max_length=500, blank=True)

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

    def __str__(self) -> str:
        return self.title or f"№ {self.number or '–'}"

    def get_absolute_url(self) -> str:
        return reverse("contests:application", args=[self.pk])
