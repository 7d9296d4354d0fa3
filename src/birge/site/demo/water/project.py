"""Six associations in the shape of a real project: 18,000 water users, 3,000 of them vulnerable, in seven aimaks of
three oblasts. The numbers are the project's; who took part is not known, so the aimaks are the first that fit and every
name of a person or an association is invented.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from birge.kernel.actors import SYSTEM, Actor
from birge.people.actions import OrganisationFacts, add_organisation, appoint
from birge.people.enums import OrganisationKind, Role
from birge.people.models import Account as User
from birge.people.models import Assignment, Organisation
from birge.people.rules import actor_of
from birge.places.models import Place
from birge.registers.actions import Draft
from birge.registers.models import Fact, Household, Status, StatusKind
from birge.site.demo.book.lines import Account, Lines
from birge.site.demo.book.loading import accounts_of, write_accounts
from birge.site.demo.cast import BEGINNING, SINCE, demo_account
from birge.site.demo.water.loading import make_register
from birge.site.demo.water.scheme import INVENTED
from birge.site.demo.water.season import make_season
from birge.site.demo.water.users import Farmer, farmers

SUPPORT = "water-support"
"""Who signs in to see all six: the hydrotechnician of each."""
STATUS = "low-income"
SPARE = 1.1
"""Households for each user of the book: some houses are empty."""


@dataclass(frozen=True)
class Part:
    """One association: its users in each aimak (by SOATE code), and how many of the first aimak's are vulnerable."""

    users: dict[str, int]
    vulnerable: int


PARTS = [
    Part({"41706207809000": 3400}, 560),
    Part({"41706207814000": 2900}, 480),
    Part({"41703204804000": 3100}, 520),
    Part({"41703204808000": 2700}, 450),
    Part({"41705214814000": 2800}, 470),
    Part({"41705214823000": 2200, "41705214848000": 900}, 520),
]


class _WithoutNeed(Lines):
    """Statuses of families are given out afterwards, to as many as the project counted."""

    def _need(self, account: Account) -> Iterator[Fact]:
        return iter(())


def make_project(parts: Sequence[Part] = PARTS) -> None:
    """The associations, their users' households in the book, and a season; made unless they are there."""
    if User.objects.filter(username=SUPPORT).exists():
        return
    support = demo_account(SUPPORT, "Эрмек Садыков")
    for number, part in enumerate(parts, start=1):
        _make(number, part, support, random.Random(f"birge: project {number}"))  # noqa: S311  (demo data)


def _make(number: int, part: Part, support: User, chance: random.Random) -> None:
    aimaks = [Place.objects.get(soate=soate) for soate in part.users]
    association = _association(number, aimaks[0])
    post = _appoint(support, Role.HYDROTECHNICIAN, organisation=association)
    people: list[Farmer] = []
    clerks = []
    for place, (aimak, count) in enumerate(zip(aimaks, part.users.values(), strict=True), start=1):
        clerk = demo_account(f"project-clerk-{number}-{place}", f"{number}-{place} (ойдон чыгарылган)")
        clerks.append(actor_of(clerk, _appoint(clerk, Role.CLERK, place=aimak)))
        accounts = accounts_of(chance, aimak, round(count * SPARE))
        write_accounts(_WithoutNeed(chance), accounts, {aimak.soate[:11]: clerks[-1]})
        people += farmers(chance, aimak, count, SINCE)
    _need(chance, aimaks[0], people[: part.users[aimaks[0].soate]], part.vulnerable, clerks[0])
    by = actor_of(support, post)
    head = make_register(chance, association, aimaks[0], people, by)
    make_season(association, head, by, clerks[0])


def _association(number: int, place: Place) -> Organisation:
    names = {"ky": f"{number}-СПА ({INVENTED['ky']})", "ru": f"АВП № {number} (вымышленная)"}
    facts = OrganisationFacts(kind=OrganisationKind.WATER_USERS, names=names, place=place)
    return add_organisation(facts=facts, starts_on=SINCE, by=SYSTEM, at=BEGINNING)


def _appoint(
    account: User, role: Role, *, place: Place | None = None, organisation: Organisation | None = None
) -> Assignment:
    return appoint(account=account, role=role, place=place, organisation=organisation, starts_on=SINCE, by=SYSTEM,
                   at=BEGINNING)  # fmt: skip


def _need(chance: random.Random, aimak: Place, people: list[Farmer], count: int, clerk: Actor) -> None:
    """So many of these users' families are of low income."""
    kind = StatusKind.objects.get(code=STATUS)
    households: list[Household] = [one.household for one in people if one.household]
    facts: list[Fact] = [
        Status(kind=kind, household=household, starts_on=date(2026, 2, 2), evidence=INVENTED["ky"])
        for household in chance.sample(households, count)
    ]
    Draft(entered=facts).write(verb="registers.say_statuses", place=aimak, by=clerk, at=BEGINNING)
