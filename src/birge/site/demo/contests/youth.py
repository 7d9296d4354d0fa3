"""A contest of youth initiatives in the demo: seven winners, 61,933 dollars. Customer, groups and marks are invented.

The sum and the number of winners are those of the settlements of Bishkek (round table of 19.11.2018).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from birge.contests.actions import awards
from birge.contests.models import Call
from birge.kernel.money import Money
from birge.people.models import Account
from birge.people.queries import roles_held
from birge.people.rules import actor_of
from birge.places.models import Place
from birge.site.demo.cast import BEGINNING, SINCE
from birge.site.demo.contests import jury
from birge.site.demo.contests.donor import BISHKEK, CENTS, donor_of
from birge.site.demo.contests.jury import Seat
from birge.site.demo.contests.making import Customer, texts

NAMES = {
    "ky": "Жаштар демилгелери (ойдон чыгарылган)",
    "ru": "Молодёжные инициативы (вымышленный)",
    "en": "Youth initiatives (invented)",
}
FUNDING_CENTS = 61_933 * CENTS
ANNOUNCED = datetime(2026, 2, 2, 4, 0, tzinfo=UTC)
DEADLINE = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
OPENED = datetime(2026, 3, 3, 4, 0, tzinfo=UTC)
WINNERS = 7
FACTS = {
    "names": NAMES,
    "goal": texts("Жаштардын демилгелерин колдоо", "Поддержать инициативы молодёжи"),
    "task": texts("Турак-жай конуштарындагы жаштарга пайдалуу иш", "Полезное дело для молодёжи жилмассивов"),
    "problem_text": {},
    "deadline_at": DEADLINE,
}


def _donor(cast: dict[str, Account]) -> Customer:
    """Who holds the contest."""
    director = cast["grant-director"]
    return Customer(donor_of(cast), actor_of(director, roles_held(director, SINCE, {"director"})[0]))


def make_youth(cast: dict[str, Account]) -> None:
    """The call with its programme and its donor's line, made unless it is there."""
    if Call.objects.filter(is_demo=True, names__ky=NAMES["ky"]).exists():
        return
    donor = _donor(cast)
    rules = donor.rules("youth-grant", SINCE, BEGINNING)
    programme = donor.programme(
        NAMES, {}, (SINCE, date(2027, 1, 1)), BEGINNING, place=Place.objects.get(soate=BISHKEK), basis="", source=""
    )
    line = donor.line(
        programme, "donor", texts("Донордун гранты", "Грант донора"), Money(FUNDING_CENTS, "USD"), BEGINNING
    )
    donor.announce(donor.draft(line, rules, FACTS, FUNDING_CENTS, ANNOUNCED), ANNOUNCED)


def decide_youth(cast: dict[str, Account], seats: list[Seat]) -> None:
    """The seven groups whose sums come to what the donor gave have the better marks."""
    donor = _donor(cast)
    call = Call.objects.get(customer=donor.organisation, names__ky=NAMES["ky"])
    criteria = len(call.rule_set.procedure.criteria)
    marks = [
        [jury.uneven(5 if place < WINNERS else 3, place, member, criteria) for member in range(len(seats))]
        for place in range(len(jury.admitted(call)))
    ]
    award = jury.decide(call, seats, donor.by, marks, OPENED)
    awards.finish(award, by=donor.by, at=OPENED + timedelta(days=60))
