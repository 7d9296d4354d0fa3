"""A rolling call of 400,000 som that was decided once, and those who applied since. All invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from birge.contests.actions import awards
from birge.contests.actions.assigning import start_marking
from birge.contests.actions.conflicts import declare_none
from birge.contests.actions.marking import Given, send_marks
from birge.contests.commission_vote import PaperVote
from birge.contests.enums.calls import CallState
from birge.contests.models import Award, MarkingTask
from tests.contests.small_jury import NOW, TODAY, SmallJury, add_application, handed_out

SOM = 100
LATER = NOW + timedelta(days=30)
MARKS = {1: ("8", "7"), 2: ("9", "6"), 3: ("4", "5"), 4: ("9", "9"), 5: ("6", "6")}
"""The marks of every member by application: need (weight 60), budget (40)."""
VOTE = PaperVote(held_on=TODAY, present=3, in_favour=2, against=1)


def marked_now(jury: SmallJury, at: datetime) -> None:
    """What waits for marks gets them from every member, who says before that nothing ties her to the applicant."""
    for marker in jury.markers:
        declare_none(marker, applications=jury.applications, by=jury.actor(marker), at=at)
    tasks = MarkingTask.objects.filter(application__call=jury.call, ended_at=None, done_at=None)
    for task in tasks.select_related("application"):
        need, budget = MARKS[task.application.number or 0]
        given = {"need": Given(Decimal(need), "Себеп"), "budget": Given(Decimal(budget), "Себеп")}
        send_marks(task, given=given, by=jury.by, at=at)


def computed(jury: SmallJury, at: datetime) -> Award:
    """The running round, ranked."""
    award = awards.open_award(jury.call, by=jury.by, at=at)
    awards.compute(award, by=jury.by, at=at)
    award.refresh_from_db()
    return award


def decided(jury: SmallJury, at: datetime, award: Award | None = None) -> Award:
    """The running round (or this one, that was ranked), decided."""
    award = award or computed(jury, at)
    key, vote = f"{award.pk}", replace(VOTE, held_on=at.date())
    return awards.decide(award, minutes_text="№ 1", vote=vote, request_key=key, by=jury.by, at=at)


def first_round(**facts: object) -> tuple[SmallJury, Award]:
    """Decided and published: № 2 has 200,000 som; № 1 asked for 250,000 and is in reserve; № 3 was too weak."""
    jury = handed_out(**{"state": CallState.OPEN, "is_rolling": True, **facts})
    marked_now(jury, NOW)
    return jury, awards.publish(decided(jury, NOW), by=jury.by, at=NOW)


def came_since(jury: SmallJury, *sums: int, at: datetime = LATER) -> None:
    """Admitted applications for these sums, from № 4 on, handed out to the members."""
    for number, som in enumerate(sums, start=len(jury.applications) + 1):
        add_application(jury, number, som)
    start_marking(jury.call, by=jury.by, at=at)
