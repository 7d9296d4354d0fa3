"""Writes the demo's book: street by street as if each were entered at once, then the year 2026 act by act."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from django.apps import apps

from birge.kernel.actors import Actor
from birge.kernel.statistics import refresh_statistics
from birge.people.models import Account as User
from birge.places.models import Place
from birge.places.queries import within
from birge.registers.actions import Draft
from birge.registers.enums import HouseholdKind
from birge.registers.models import Fact, Household, HouseholdState, Person
from birge.site.demo.book.doubles import add_doubles
from birge.site.demo.book.families import TODAY, Family, family
from birge.site.demo.book.lines import Account, Lines
from birge.site.demo.book.year import Year
from birge.site.demo.cast import BEGINNING

HOUSEHOLDS = 1200
"""Of both aimaks together, if nobody asks for fewer."""
STREETS = ["Достук", "Ынтымак", "Мектеп", "Арык", "Жаштык", "Манас", "Бак-Дарак", "Тоо", "Жаңы", "Береке"]
VERB = "registers.open_book"


def make_book(homes: dict[Place, User], households: int) -> None:
    """The book of these aimaks (each with its clerk), made unless it is there; the first has three fifths of it."""
    if HouseholdState.objects.exists():
        return
    chance = random.Random("birge: household book")  # noqa: S311  (demo data, not a secret)
    accounts: list[Account] = []
    clerks: dict[str, Actor] = {}
    for (aimak, user), part in zip(homes.items(), (0.6, 0.4), strict=True):
        accounts += accounts_of(chance, aimak, round(households * part))
        clerks[aimak.soate[:11]] = Actor(account=user.pk, name=user.name, role="clerk", scope=str(aimak.pk))
    add_doubles(chance, accounts)
    write_accounts(Lines(chance), accounts, clerks)
    Year(chance, accounts, clerks).pass_by()
    refresh_statistics(apps.get_app_config("registers").get_models())


def accounts_of(chance: random.Random, aimak: Place, count: int) -> list[Account]:
    """About so many households in the villages of an aimak, and people without an address."""
    villages = list(within([aimak.pk], BEGINNING.date()).exclude(pk=aimak.pk).order_by("soate"))
    sizes = [chance.randint(2, 9) for _village in villages]
    found = []
    for village, size in zip(villages, sizes, strict=True):
        found += _village(chance, village, max(2, round(count * size / sum(sizes))))
    found.append(_of_no_address(chance, villages[0]))
    return found


def _village(chance: random.Random, village: Place, count: int) -> list[Account]:
    streets = STREETS[: max(1, min(len(STREETS), count // 14))]
    accounts = []
    for index in range(count):
        empty = chance.random() < 0.03
        street, house = streets[index * len(streets) // count], str(index % 60 + 1)
        accounts.append(
            Account(
                Household(), village, f"{index + 1:04d}", street, house,
                Family(date(2015, 1, 1), []) if empty else family(chance),
                HouseholdKind.EMPTY_HOUSE if empty else HouseholdKind.FAMILY,
            )
        )  # fmt: skip
    return accounts


def _of_no_address(chance: random.Random, village: Place) -> Account:
    """People without a home, whom the village counts."""
    people = [family(chance).members[0] for _ in range(4)]
    for index, one in enumerate(people):
        one.since = TODAY - timedelta(days=200)
        one.relation = "head" if index == 0 else "not-related"
    return Account(Household(), village, "", "", "", Family(TODAY - timedelta(days=200), people), "no-address")


def write_accounts(lines: Lines, accounts: list[Account], clerks: dict[str, Actor]) -> None:
    """Enter them street by street, each by the clerk of her aimak (by the first eleven digits of its SOATE code)."""
    Household.objects.bulk_create(account.household for account in accounts)
    people = [one.person for account in accounts for one in account.family.members]
    Person.objects.bulk_create(people)
    for (soate, _street), street in groupby(accounts, key=attrgetter("place.soate", "street")):
        together = list(street)
        facts: list[Fact] = [fact for account in together for fact in lines.of(account)]
        Draft(entered=facts).write(verb=VERB, place=together[0].place, by=clerks[soate[:11]], at=BEGINNING)
