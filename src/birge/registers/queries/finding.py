"""Finding one person of the book by what is on her papers, for those who write in its villages."""

from __future__ import annotations

from datetime import date
from typing import Any

from birge.algorithms.spelling import fold
from birge.places.models import OPEN_END
from birge.registers.models import HouseholdState, Membership, Person, PersonState, Pin

MOST = 20


def persons_by_paper(places: Any, *, pin: str = "", surname: str = "", born_on: date | None = None) -> list[Person]:
    """Those who belong to households in these places now and have this PIN, or this surname (in any spelling) and
    day of birth."""
    homes = HouseholdState.objects.standing().filter(ends_on=OPEN_END, place__in=places).values("household")
    members = Membership.objects.standing().filter(ends_on=OPEN_END, household__in=homes).values("person")
    if pin:
        found = Pin.objects.standing().filter(pin=pin, person__in=members).values_list("person", flat=True)
        return [Person(pk=pk) for pk in found.distinct()[:MOST]]
    states = PersonState.objects.standing().filter(ends_on=OPEN_END, born_on=born_on, person__in=members)
    return [Person(pk=row.person_id) for row in states[:MOST] if fold(row.surname) == fold(surname)]
