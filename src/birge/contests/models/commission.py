"""The commission of a call: members by group, conflicts, who marks what, and the marks, which are append-only."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.commission import ConflictSource, ConflictState, MarkerGroup
from birge.contests.models.applications import Application
from birge.contests.models.calls import Call
from birge.kernel.models import Record
from birge.meetings.models import Body, BodyMember


class Commission(Record):
    """Which body decides on a call: its meetings, quorum and minutes are those of `meetings`."""

    call = models.OneToOneField(Call, models.PROTECT, related_name="commission")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")


class Marker(Record):
    """A member of the commission who marks in this call. `number` is case-local: packages name her by it only."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="markers")
    member = models.ForeignKey(BodyMember, models.PROTECT, related_name="+")
    group = models.CharField(_("group"), max_length=10, choices=MarkerGroup)
    number = models.PositiveIntegerField()
    most = models.PositiveIntegerField(_("most applications"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "member"], name="contests_marker_once"),
            models.UniqueConstraint(fields=["call", "number"], name="contests_marker_number_once"),
        ]

    def __str__(self) -> str:
        return self.member.name


class Conflict(Record):
    """What may bias a member about an application. `finding` is a code (same board, relative, past grant …) with
    `facts` for its sentence; while it stands the member sees and marks nothing of the application.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="conflicts")
    marker = models.ForeignKey(Marker, models.PROTECT, related_name="conflicts")
    source = models.CharField(max_length=10, choices=ConflictSource)
    state = models.CharField(max_length=10, choices=ConflictState)
    finding = models.CharField(max_length=40)
    facts = models.JSONField(default=dict, blank=True)
    text = models.CharField(_("what it is"), max_length=500, blank=True)
    found_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.JSONField(null=True)
    settled_why = models.CharField(_("why"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "marker", "finding"], name="contests_conflict_once"),
        ]


class MarkingTask(Record):
    """This marker marks this application; `ended_at` when a conflict took it away from her."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="tasks")
    marker = models.ForeignKey(Marker, models.PROTECT, related_name="tasks")
    given_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "marker"], condition=Q(ended_at=None), name="contests_task_once"
            ),
        ]


class Mark(Record):
    """A mark with its reason. Never changed: a later row for the same criterion replaces it, and both stay.

    `mark_hundredths`: a mark to two decimals, as a whole number.
    """

    task = models.ForeignKey(MarkingTask, models.PROTECT, related_name="marks")
    criterion = models.CharField(max_length=40)
    mark_hundredths = models.PositiveIntegerField()
    reason = models.TextField(_("reason"))
    at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["task", "criterion"], condition=Q(replaced_at=None), name="contests_mark_once"
            ),
        ]
