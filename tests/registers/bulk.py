"""A book of many invented people at once, written past the actions: the same every time.

PostgreSQL counts the tables at once, as after an import: else its plans depend on which tests ran before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

from django.apps import apps

from benchmarks.people import Invented, households
from birge.kernel.models import Record
from birge.kernel.statistics import refresh_statistics
from birge.registers.enums import Animal, EntryKind, Heating, LandClass, OfWhom, Water
from birge.registers.models import (
    Absence,
    Dwelling,
    Entry,
    Household,
    HouseholdState,
    Land,
    Livestock,
    Membership,
    Person,
    PersonState,
    Status,
    StatusKind,
)
from tests.registers.factories import AT, CLERK

SINCE = date(2020, 1, 1)
BATCH = 2000


def fill(villages: Sequence[UUID], persons: int, *, seed: int = 1, at: datetime = AT) -> None:
    """Households that fill the villages one after another: members, dwellings, land, animals, statuses, absences."""
    chance = Random(seed)
    entry = Entry.objects.create(kind=EntryKind.IMPORT, verb="x", place_id=villages[0], at=at, by=CLERK.as_json())
    kinds = {kind: list(StatusKind.objects.filter(of_whom=kind).order_by("code")) for kind in OfWhom.values}
    families = households([str(village) for village in villages], persons, seed)
    while some := list(islice(families, BATCH)):
        _write(row for family in some for row in _lines(family, chance, entry, kinds))
    refresh_statistics(apps.get_app_config("registers").get_models())


def _lines(
    family: Sequence[Invented], chance: Random, entry: Entry, kinds: dict[str, list[StatusKind]]
) -> Iterator[Record]:
    said: dict[str, Any] = {"entry": entry, "starts_on": SINCE}
    home = Household()
    owned = {"household": home, **said}
    first = family[0]
    yield home
    yield HouseholdState(**owned, place_id=UUID(first.village), number=first.number, street=first.street)
    if chance.random() < 0.9:
        yield Dwelling(**owned, water=chance.choice(Water.values), heating=chance.choice(["", *Heating.values]),
                       electricity=chance.choice([True, True, False, None]))  # fmt: skip
    yield Land(**owned, land_class=LandClass.HOUSEHOLD_PLOT, area_ha=chance.randrange(1, 30) / 100)
    if chance.random() < 0.3:
        yield Land(**owned, land_class=LandClass.IRRIGATED, area_ha=chance.randrange(1, 300) / 100)
    for animal in (Animal.SHEEP, Animal.CATTLE, Animal.YAK):
        if chance.random() < (0.02 if animal == Animal.YAK else 0.5):
            yield Livestock(**owned, animal=animal, count=chance.randrange(1, 30))
    if chance.random() < 0.1:
        yield Status(**owned, kind=chance.choice(kinds["household"]))
    for row in family:
        person = Person()
        of_person = {"person": person, **said}
        yield person
        yield PersonState(**of_person, surname=row.surname, given_name=row.given_name,
                          sex="" if chance.random() < 0.001 else row.sex,
                          born_on=date.fromisoformat(row.born_on))  # fmt: skip
        yield Membership(**of_person, household=home, relation=row.relation,
                         arrival="birth" if row.born_on > "2025" else "")  # fmt: skip
        if chance.random() < 0.03:
            yield Status(**of_person, kind=chance.choice(kinds["person"]))
        if row.absent_since:
            yield Absence(**of_person, is_abroad=chance.choice([True, True, False, None]))


def _write(rows: Iterable[Record]) -> None:
    by_model: dict[type[Record], list[Record]] = {Household: [], Person: []}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    for model, found in by_model.items():
        model.objects.bulk_create(found, batch_size=BATCH)  # type: ignore[attr-defined]
