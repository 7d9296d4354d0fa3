"""The rounds of the demo's rolling call: one is decided, of the next one some are marked and some still come.

All applicants, projects, sums and marks are invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from birge.contests.actions import awards, formal
from birge.contests.actions.assigning import start_marking
from birge.contests.enums.applications import ApplicationState
from birge.contests.models import Call, Marker
from birge.kernel.actors import SYSTEM
from birge.people.models import Account
from birge.people.queries import roles_held
from birge.people.rules import actor_of
from birge.site.demo.cast import BEGINNING, SINCE
from birge.site.demo.contests import jury
from birge.site.demo.contests.applying import Project, Round, one_row, organisation
from birge.site.demo.contests.donor import ANNOUNCED_BEFORE, NAMES
from birge.site.demo.contests.jury import Seat

FIRST_OPENED_BEFORE = ANNOUNCED_BEFORE - timedelta(days=5)
FIRST = [
    ("«Өзгөн суусу» бирикмеси", "Объединение «Өзгөн суусу»", "Көпүрөнү тез оңдоо", 4_500),
    ("«Таза булак» фонду", "Фонд «Таза булак»", "Булактын суусун тазалоо", 3_800),
    ("«Көк асман» бирикмеси", "Объединение «Көк асман»", "Абанын сапаты жөнүндө баракчалар", 3_000),
]
NEXT = ("«Жашыл чатыр» фонду", "Фонд «Жашыл чатыр»", "Бороон бузган чатырды жабуу", 2_800)
MARKS = [["5 4 5", "5 5 4"], ["4 4 4", "4 5 4"], ["2 3 3", "3 2 3"]]
"""By application of the first round, by member, by criterion: two have the minimum, one does not."""
NEXT_MARKS = [["4 5 4", ""]]
"""One member of the two is done."""


def apply_first(contest: Round, now: datetime) -> None:
    """Those of the first round apply, and are opened."""
    for number, row in enumerate(FIRST):
        _submit(contest, row, now - ANNOUNCED_BEFORE + timedelta(days=number + 1))
    contest.open(now - FIRST_OPENED_BEFORE)


def apply_next(contest: Round, now: datetime) -> None:
    """The first of those who came since."""
    _submit(contest, NEXT, now - timedelta(days=4))


def _submit(contest: Round, row: tuple[str, str, str, int], at: datetime) -> None:
    name, name_ru, title, dollars = row
    applicant = organisation(name, name_ru, SINCE, BEGINNING, [])
    contest.submit(applicant, Project(title, title, one_row(dollars)), dollars, at)


def decide_rounds(cast: dict[str, Account], seats: Sequence[Seat], now: datetime) -> None:
    """The first round is decided and final; of the next one an application is marked by one of two members."""
    director = cast["grant-director"]
    by = actor_of(director, roles_held(director, SINCE, {"director"})[0])
    call = Call.objects.get(is_demo=True, names__ky=NAMES["ky"])
    opened_at, begun_at = now - FIRST_OPENED_BEFORE, now - timedelta(hours=20)
    _admit(call, range(1, 4), opened_at)
    award = jury.decide(call, seats, by, MARKS, opened_at)
    awards.finish(award, by=by, at=now - timedelta(days=10))
    _admit(call, [4], begun_at)
    markers, applications = list(Marker.objects.filter(call=call).order_by("group")), jury.admitted(call)
    jury.declare(markers, applications, begun_at)
    start_marking(call, by=by, at=begun_at)
    jury.mark(markers, applications, NEXT_MARKS, now - timedelta(hours=3))


def _admit(call: Call, numbers: Sequence[int], at: datetime) -> None:
    for application in call.applications.filter(number__in=numbers, state=ApplicationState.OPENED):
        formal.admit(application=application, by=SYSTEM, at=at)
