"""Initiatives of residents in the demo: individuals and groups applied; one call is being checked, one is ranked."""

from __future__ import annotations

from datetime import datetime, timedelta

from birge.contests.actions import applicants, formal
from birge.contests.enums.commission import MarkerGroup
from birge.contests.enums.programmes import ApplicantKind, Profile
from birge.contests.models import BudgetLine, Call, RuleSet
from birge.kernel.actors import SYSTEM
from birge.people.models import Account
from birge.people.rules import actor_of
from birge.site.demo.cast import demo_account
from birge.site.demo.contests import jury
from birge.site.demo.contests.aimak import INITIATIVES
from birge.site.demo.contests.applying import Project, Round, one_row
from birge.site.demo.contests.jury import Seat
from birge.site.demo.contests.making import SOM, Customer, deadline, texts

ASKED = [
    (ApplicantKind.GROUP, "«Таза арык» тобу (ойдон чыгарылган)", "Арыкты тазалап, көпүрө салуу", 45_000),
    (ApplicantKind.INDIVIDUAL, "Асел Бейшенова (ойдон чыгарылган)", "Аялдаманы оңдоо", 28_000),
    (ApplicantKind.GROUP, "«Жаш бак» тобу (ойдон чыгарылган)", "Көчө бойлото көчөт отургузуу", 36_000),
    (ApplicantKind.INDIVIDUAL, "Марат Орозов (ойдон чыгарылган)", "Балдар аянтчасына селкинчек коюу", 40_000),
]
"""Who asks for what, in som: all invented, none above the ceiling."""
LINE_SOM = 110_000
"""Enough for three of the four."""
BEST = (5, 3, 4, 4)
"""The best mark of each application."""


def make_initiatives(cast: dict[str, Account], now: datetime) -> None:
    """The calls of the aimak after their deadlines."""
    rules = RuleSet.objects.select_related("customer").get(profile=Profile.LOCAL_INITIATIVE)
    village = Customer(rules.customer, actor_of(cast["head"]))
    seats = [
        Seat(demo_account("village-official", "Назгүл Карыпова"), MarkerGroup.OFFICIALS),
        Seat(cast["resident"], MarkerGroup.RESIDENTS),
    ]
    spring = _opened(village, rules, texts("Жергиликтүү демилгелер: жаз", "Местные инициативы: весна"), now, 70)
    marks = [
        [jury.uneven(BEST[place], place, member, len(spring.rule_set.procedure.criteria)) for member in (0, 1)]
        for place in range(len(BEST))
    ]
    for application in spring.applications.order_by("number"):
        formal.admit(application=application, by=village.by, at=now - timedelta(days=30))
    jury.propose(spring, seats, village.by, marks, now - timedelta(days=28))
    _opened(village, rules, texts("Жергиликтүү демилгелер: күз", "Местные инициативы: осень"), now, 40)


def _opened(village: Customer, rules: RuleSet, names: dict[str, str], now: datetime, days_ago: int) -> Call:
    """Announced so many days ago, applied for, opened after its deadline."""
    at = now - timedelta(days=days_ago)
    line = BudgetLine.objects.filter(programme__customer=village.organisation).order_by("-amount_tyiyn")[0]
    facts = {**INITIATIVES, "names": names, "deadline_at": deadline(rules, at)}
    call = village.announce(village.draft(line, rules, facts, LINE_SOM * SOM, at), at)
    contest = Round(call, SYSTEM, at)
    for number, (kind, name, title, som) in enumerate(ASKED, start=1):
        applicant = applicants.add_applicant(kind=kind, name=name, by=SYSTEM, at=at)
        project = Project(title, title, one_row(som, som // 5))
        contest.submit(applicant, project, som, at + timedelta(days=2, hours=number))
    contest.open(deadline(rules, at) + timedelta(hours=16))
    return call
