"""The dates of a call: terms in working days, the deadline to the second, and the days that are to be expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from birge.contests.models import Call
from birge.contests.terms import Days
from birge.kernel.workdays import add_working_days, working_days_before


def is_late(call: Call, at: datetime) -> bool:
    """Whether what arrives at this moment of the server's clock is late: the deadline's own second is in time."""
    return call.deadline_at is not None and at.replace(microsecond=0) > call.deadline_at


def takes_applications(call: Call, at: datetime) -> bool:
    """Whether its time has come and is not over. Its state says more: `stages`."""
    return call.opens_at is not None and call.opens_at <= at and not is_late(call, at)


def takes_questions(call: Call, at: datetime) -> bool:
    """Whether a question that is asked at this moment is in time."""
    until = call.questions_until or call.deadline_at
    return until is not None and at.replace(microsecond=0) <= until


def earliest_deadline(days: Days, announced_on: date) -> date:
    """The first day on which a call that is announced on this day may end, by its rules."""
    return add_working_days(announced_on, days.applications or 0)


def questions_until(days: Days, deadline_at: datetime) -> datetime:
    """The end of the last day for questions, by the rules; the deadline itself where they say nothing."""
    if not days.questions_before_deadline:
        return deadline_at
    last = working_days_before(timezone.localdate(deadline_at), days.questions_before_deadline)
    midnight = datetime.combine(last + timedelta(days=1), datetime.min.time(), timezone.get_current_timezone())
    return midnight - timedelta(seconds=1)


@dataclass(frozen=True)
class Step:
    """A line of a call's calendar. `is_expected`: computed from the terms; it moves when a step before it does."""

    name: str
    label: str | Promise
    at: datetime | None = None
    on: date | None = None
    is_expected: bool = False

    @property
    def day(self) -> date | None:
        """The day in Bishkek."""
        return timezone.localdate(self.at) if self.at else self.on


def calendar_of(call: Call) -> list[Step]:
    """The dates of a call in order: those that are written, then those that its terms let expect."""
    written = [
        Step("announced", _("Announced"), at=call.announced_at),
        Step("opens", _("Applications from"), at=call.opens_at),
        Step("questions", _("Questions until"), at=call.questions_until),
        Step("deadline", _("Applications until"), at=call.deadline_at),
        Step("opened", _("Applications opened"), at=call.opened_at),
    ]
    decided = [
        Step("decided", _("Decided"), at=call.decided_at),
        Step("closed", _("Closed"), at=call.closed_at),
        Step("cancelled", _("Cancelled"), at=call.cancelled_at),
    ]
    return [step for step in (*written, *_expected(call), *decided) if step.at or step.on]


def _expected(call: Call) -> list[Step]:
    """Repair and marking follow the deadline, complaints and standstill the publication of the decision."""
    if call.deadline_at is None or call.is_rolling or call.cancelled_at or call.closed_at:
        return []
    days = call.rule_set.procedure.days
    found: list[Step] = []
    if call.decided_at is None:
        day = timezone.localdate(call.opened_at or call.deadline_at)
        for name, label, term in (("repair", _("Defects repaired until"), days.repair),
                                  ("marking", _("Commission marks until"), days.marking)):  # fmt: skip
            if term:
                day = add_working_days(day, term)
                found.append(Step(name, label, on=day, is_expected=True))
        return found
    day = timezone.localdate(call.decided_at)
    for name, label, term in (("complaint", _("Complaints until"), days.complaint),
                              ("standstill", _("Agreements not before the end of"), days.standstill)):  # fmt: skip
        if term:
            found.append(Step(name, label, on=add_working_days(day, term), is_expected=True))
    return found
