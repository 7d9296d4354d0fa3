"""The demo's water users: the families of the aimak's book, and some who live elsewhere; each with a parcel or two."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from birge.places.models import Place
from birge.places.queries import within
from birge.registers.enums import HouseholdKind
from birge.registers.models import Household
from birge.registers.queries.listing import heads_of, households_on
from birge.site.demo.book.names import FEMALE, MALE, group_by_chance, surname


@dataclass(frozen=True)
class Farmer:
    """A user to be: her name, her household if she has one here, and the sizes of her parcels."""

    name: str
    household: Household | None
    village: Place | None
    day_only: bool
    parcels: list[Decimal]


def farmers(chance: random.Random, aimak: Place, count: int, on: date) -> list[Farmer]:
    """So many users: first the families of the book, as far as they go."""
    homes: Any = households_on(on).filter(place__in=within([aimak.pk], on), kind=HouseholdKind.FAMILY)
    states = [state for state in homes.order_by("place__soate", "number") if state.head]
    heads = heads_of(states, on)
    found = [
        _farmer(chance, heads[state.head].full_name, Household(pk=state.household_id), Place(pk=state.place_id))
        for state in states[:count]
        if state.head in heads
    ]
    return found + [_farmer(chance, _name(chance), None, None) for _missing in range(count - len(found))]


def _farmer(chance: random.Random, name: str, household: Household | None, village: Place | None) -> Farmer:
    sizes = [Decimal(chance.randint(5, 120)) / 100 for _parcel in range(chance.choices([1, 2, 3], [82, 14, 4])[0])]
    return Farmer(name, household, village, chance.random() < 0.06, sizes)


def _name(chance: random.Random) -> str:
    group, sex = group_by_chance(chance), chance.choice([FEMALE, MALE])
    given = group.women if sex == FEMALE else group.men
    return f"{surname(chance.choice(group.surnames), sex)} {chance.choice(given)}"
