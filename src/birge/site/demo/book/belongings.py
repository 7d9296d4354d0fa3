"""The dwelling, land, animals and machines of an invented family."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from birge.registers.enums import (
    Animal,
    AnimalGroup,
    Heating,
    LandClass,
    Machine,
    Sanitation,
    Tenure,
    Walls,
    Water,
)
from birge.registers.models import Dwelling, Fact, Household, Land, Livestock, Machinery
from birge.site.demo.book.families import TODAY, Family

COUNTED_ON = date(2025, 12, 20)
"""When the animals were last counted."""
CROPS = ["жүгөрү", "буудай", "картөшкө", "беде", "күрүч", "пияз", "күн карама", ""]
_PLOT, _SHARE = LandClass.HOUSEHOLD_PLOT, LandClass.LAND_SHARE
_LANDS = [  # class, how often, hectares from - to
    (_PLOT, 0.93, 0.06, 0.25),
    (_SHARE, 0.55, 0.25, 1.6),
    (LandClass.IRRIGATED, 0.22, 0.2, 2.5),
    (LandClass.RAIN_FED, 0.1, 0.5, 6),
    (LandClass.PERENNIAL, 0.14, 0.05, 0.6),
    (LandClass.HAYFIELD, 0.07, 0.3, 3),
]
_ANIMALS = [  # kind, group, how often, from - to
    (Animal.CATTLE, AnimalGroup.FEMALE, 0.55, 1, 4),
    (Animal.CATTLE, AnimalGroup.MALE, 0.12, 1, 3),
    (Animal.CATTLE, AnimalGroup.YOUNG, 0.42, 1, 4),
    (Animal.SHEEP, AnimalGroup.FEMALE, 0.38, 3, 30),
    (Animal.SHEEP, AnimalGroup.YOUNG, 0.28, 2, 20),
    (Animal.GOAT, AnimalGroup.ALL, 0.12, 1, 12),
    (Animal.HORSE, AnimalGroup.ALL, 0.13, 1, 4),
    (Animal.DONKEY, AnimalGroup.ALL, 0.07, 1, 1),
    (Animal.POULTRY, AnimalGroup.ALL, 0.52, 3, 30),
    (Animal.BEES, AnimalGroup.ALL, 0.03, 2, 25),
]
_MACHINES = [
    (Machine.CAR, 0.36),
    (Machine.TRACTOR, 0.05),
    (Machine.TRUCK, 0.04),
    (Machine.TRAILER, 0.04),
    (Machine.PLOUGH, 0.03),
    (Machine.MOWER, 0.02),
]


def belongings(chance: random.Random, household: Household, family: Family) -> Iterator[Fact]:
    """All that the family has; an empty house has only walls and its plot."""
    since = min(family.founded_on, COUNTED_ON)
    yield _dwelling(chance, household, family)
    for land_class, often, least, most in _LANDS if family.members else _LANDS[:1]:
        if chance.random() < often:
            rented = land_class not in (_PLOT, _SHARE) and chance.random() < 0.4
            yield Land(
                household=household, land_class=land_class, area_ha=_area(chance, least, most), starts_on=since,
                tenure=Tenure.RENTED if rented else Tenure.OWN,
                crop="" if land_class == _PLOT else chance.choice(CROPS),
            )  # fmt: skip
    if not family.members:
        return
    for animal, group, often, least, most in _ANIMALS:
        if chance.random() < often:
            count = min(chance.randint(least, most), chance.randint(least, most))
            yield Livestock(household=household, animal=animal, group=group, count=count, starts_on=COUNTED_ON)
    for machine, often in _MACHINES:
        if chance.random() < often:
            yield Machinery(household=household, machine=machine, count=1, starts_on=since)


def _dwelling(chance: random.Random, household: Household, family: Family) -> Dwelling:
    walls = chance.choices([Walls.CLAY, Walls.BRICK, Walls.PANEL, Walls.WOOD], [66, 27, 5, 2])[0]
    rooms = chance.randint(2, 6)
    water = chance.choices([Water.YARD, Water.STREET, Water.IN_HOUSE, Water.OPEN, Water.WELL], [44, 25, 17, 9, 5])[0]
    return Dwelling(
        household=household,
        starts_on=family.founded_on,
        built_year=min(TODAY.year - 1, chance.randint(1955, 2024)),
        walls=walls,
        rooms=rooms,
        area_m2=Decimal(rooms * chance.randint(13, 24)),
        water=water,
        heating=chance.choices([Heating.COAL, Heating.ELECTRIC, Heating.GAS], [84, 12, 4])[0],
        sanitation=chance.choices([Sanitation.PIT, Sanitation.SEPTIC], [91, 9])[0],
        electricity=chance.random() < 0.99,
        internet=chance.random() < 0.55,
    )


def _area(chance: random.Random, least: float, most: float) -> Decimal:
    """Hectares, in hundredths; small ones more often."""
    return Decimal(round(min(chance.uniform(least, most), chance.uniform(least, most)) * 100)) / 100
