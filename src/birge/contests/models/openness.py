"""What is not told about a contest although it is published."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from birge.contests.models.applications import Application
from birge.contests.models.calls import Call
from birge.kernel.models import Record


class HiddenPlace(Record):
    """The place of a project (or of all projects of a call) is not told below its city: a shelter would be found.

    `shown_at`: it was hidden by mistake, or need not be any more.
    """

    call = models.ForeignKey(Call, models.PROTECT, null=True, blank=True, related_name="hidden_places")
    application = models.ForeignKey(Application, models.PROTECT, null=True, blank=True, related_name="hidden_places")
    why = models.CharField(_("why"), max_length=300)
    hidden_at = models.DateTimeField()
    hidden_by = models.JSONField()
    shown_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(call__isnull=True, application__isnull=False)
                | Q(call__isnull=False, application__isnull=True),
                name="contests_hidden_place_of_one",
            ),
            models.UniqueConstraint(
                fields=["call"], condition=Q(shown_at=None), name="contests_hidden_place_call_once"
            ),
            models.UniqueConstraint(
                fields=["application"], condition=Q(shown_at=None), name="contests_hidden_place_application_once"
            ),
        ]
