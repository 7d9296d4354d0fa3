"""Households with invented people."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from birge.kernel.actors import Actor
from birge.people.enums import Role
from birge.places.models import Place
from birge.registers.actions import add_person, found_household
from birge.registers.enums import Relation
from birge.registers.models import Household, Person

CLERK = Actor(account=None, name="Адис Иштерова", role=Role.CLERK)
SINCE = date(2020, 1, 1)
AT = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def household(place: Place, *, since: date = SINCE, at: datetime = AT, **values: Any) -> Household:
    """An account without members."""
    values = {"street": "Ленин", "house": "1", **values}
    return found_household(place=place, values=values, since=since, by=CLERK, at=at)


def member(
    home: Household, surname: str = "Асанов", given_name: str = "Бакыт", *, at: datetime = AT, **more: Any
) -> Person:
    """A person who comes into the household; the first one is its head. `more`: of `add_person` or `PersonState`."""
    given = {name: more.pop(name) for name in ("relation", "since", "pin", "arrival") if name in more}
    facts = {"relation": Relation.CHILD, "since": SINCE, **given}
    values = {"surname": surname, "given_name": given_name, **more}
    return add_person(household=home, values=values, by=CLERK, at=at, **facts)
