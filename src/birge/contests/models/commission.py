"""The commission of a call: members by group, conflicts, who marks what, and the marks, which are append-only."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.commission import ConflictSource, ConflictState, MarkerGroup
from birge.contests.models.applications import Application
from birge.contests.models.calls import Call
from birge.kernel.models import Record
from birge.meetings.models import Body, BodyMember, Meeting


class Commission(Record):
    """Which body decides on a call: its meetings, quorum and minutes are those of `meetings`.

    `meeting` is the sitting that votes on the proposal; a repeated decision has another one.
    """

    call = models.OneToOneField(Call, models.PROTECT, related_name="commission")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")


class Marker(Record):
    """A member of the commission who marks in this call.

    `number` is given when the applications are first ranked, in an order that tells nothing: packages and applicants
    know her by it only. `relatives`: names of relatives whom she declared, one a line, for finding conflicts;
    `declared_at`: when she last said for every application whether she has a conflict. `left_at`: sits no longer.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="markers")
    member = models.ForeignKey(BodyMember, models.PROTECT, related_name="+")
    group = models.CharField(_("group"), max_length=10, choices=MarkerGroup)
    number = models.PositiveIntegerField(null=True, blank=True)
    most = models.PositiveIntegerField(_("most applications"), null=True, blank=True)
    relatives = models.TextField(_("relatives"), blank=True)
    declared_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "member"], name="contests_marker_once"),
            models.UniqueConstraint(fields=["call", "number"], name="contests_marker_number_once"),
        ]

    def __str__(self) -> str:
        return self.member.name


class Declaration(Record):
    """A member said that nothing ties her to the applicant. (What ties her is a `Conflict`.)"""

    application = models.ForeignKey(Application, models.PROTECT, related_name="declarations")
    marker = models.ForeignKey(Marker, models.PROTECT, related_name="declarations")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "marker"], name="contests_declaration_once"),
        ]


class Conflict(Record):
    """What may bias a member about an application. `finding` is a code (`ConflictKind` when declared, else `Finding`)
    with `facts` for its sentence; while it stands the member sees and marks nothing of the application.
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
    """This marker marks this application; `ended_at` when it was taken away from her, with the reason.

    `unfinished` keeps what she typed and has not sent: {criterion: [mark as typed, reason]}.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="tasks")
    marker = models.ForeignKey(Marker, models.PROTECT, related_name="tasks")
    given_at = models.DateTimeField()
    due_on = models.DateField(_("until"), null=True)
    done_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(_("why"), max_length=500, blank=True)
    unfinished = models.JSONField(default=dict, blank=True)

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

    @property
    def mark(self) -> Decimal:
        """The mark as it was given."""
        return Decimal(self.mark_hundredths) / 100

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["task", "criterion"], condition=Q(replaced_at=None), name="contests_mark_once"
            ),
        ]
