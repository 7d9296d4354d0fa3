"""A meeting, its agenda, and who was there."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from birge.kernel.models import Record, StoredFile
from birge.meetings.enums import ItemState, MeetingForm, MeetingState, Presence
from birge.meetings.models.bodies import Body, BodyMember


class Meeting(Record):
    """One sitting of a body. `number` counts the body's meetings. `presiding` and `secretary` sign its minutes.

    `short_notice_reason` says why it was announced later than the body's rules ask.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveIntegerField()
    starts_at = models.DateTimeField(pgettext_lazy("meeting", "begins"))
    ends_at = models.DateTimeField(pgettext_lazy("meeting", "ends"), null=True, blank=True)
    where = models.CharField(_("where"), max_length=300, blank=True)
    link = models.URLField(_("link for taking part online"), blank=True)
    form = models.CharField(_("form"), max_length=20, choices=MeetingForm.choices, default=MeetingForm.IN_PERSON)
    state = models.CharField(max_length=20, choices=MeetingState.choices, default=MeetingState.DRAFT)
    notice_sent_at = models.DateTimeField(null=True, blank=True)
    short_notice_reason = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    changes = models.PositiveIntegerField(default=0)  # SEQUENCE of the calendar entry (RFC 5545, 3.8.7.4)
    presiding = models.ForeignKey(BodyMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    secretary = models.ForeignKey(BodyMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="meeting_number_once"),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")), name="meeting_period"
            ),
        ]
        indexes = [models.Index(fields=["state", "starts_at"], name="meeting_by_state")]


class AgendaItem(Record):
    """One matter on the agenda. A closed item is about a person: outsiders see neither its title nor its papers.

    `noted` is what was said, as the minutes will have it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(_("matter"), max_length=300)
    rapporteur = models.CharField(_("rapporteur"), max_length=200, blank=True)
    is_closed = models.BooleanField(_("closed: about a person"), default=False)
    state = models.CharField(max_length=10, choices=ItemState.choices, default=ItemState.WAITING)
    noted = models.TextField(_("what was said"), blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["meeting", "order"], name="agenda_order_once")]


class AgendaPaper(Record):
    """A paper that members read before the meeting; of a closed item, members only."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(_("title of the paper"), max_length=200)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")


class Attendance(Record):
    """Whether a member was there. `arrived_at` is set for who came late, `left_at` for who left early."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey(BodyMember, on_delete=models.PROTECT, related_name="attendance")
    presence = models.CharField(max_length=10, choices=Presence.choices)
    arrived_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    proxy_name = models.CharField(max_length=200, blank=True)
    absence_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once")]

    def counts_at(self, at: datetime) -> bool:
        """Whether this member, or her proxy, is in the room at that moment."""
        if self.presence == Presence.ABSENT:
            return False
        return (self.arrived_at is None or self.arrived_at <= at) and (self.left_at is None or at < self.left_at)
