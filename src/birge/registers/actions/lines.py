"""Any line of the book: what is so from a day on, what was wrong, what ended. Each is one entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.registers.actions.households import require_free_number
from birge.registers.actions.writing import BadPeriod, ChangedMeanwhile, Draft, NotInTheBook
from birge.registers.enums import EntryKind
from birge.registers.models import Entry, Fact, Household, HouseholdState, Livestock
from birge.registers.queries import place_of, place_of_person

F = TypeVar("F", bound=Fact)


class LineTaken(Exception):
    """The book already says something of the same thing for that time."""

    def __str__(self) -> str:
        return str(_("The book already says something of the same thing for that time. Change or end that first."))


@transaction.atomic
def say(*, fact: Fact, by: Actor, at: datetime, kind: EntryKind = EntryKind.EVENT, why: str = "") -> Entry | None:
    """From `fact.starts_on` on this is so. None when the book says it already. Raises `AccountTaken`."""
    _require_free(fact)
    draft = Draft()
    draft.say(fact)
    return draft.write(verb=_verb("say", fact), place=place_of_fact(fact), kind=kind, why=why, by=by, at=at)


@transaction.atomic
def correct(*, fact: F, values: dict[str, Any], why: str, by: Actor, at: datetime) -> F:
    """The line was wrong from its beginning. Raises `ChangedMeanwhile` if it does not stand any more.

    Raises `LineTaken` if it would now say what another line says, `BadPeriod`, `AccountTaken`.
    """
    if not type(fact).objects.standing().filter(pk=fact.pk).exists():
        raise ChangedMeanwhile
    draft = Draft()
    corrected = draft.correct(fact, **values)
    if corrected.values() == fact.values() and (corrected.starts_on, corrected.ends_on) == (
        fact.starts_on,
        fact.ends_on,
    ):
        return fact
    if corrected.starts_on >= corrected.ends_on:
        raise BadPeriod
    _require_free(corrected)
    if any(overlaps(row, corrected) for row in draft.rows(type(fact), **corrected.line) if row is not corrected):
        raise LineTaken
    place = place_of_fact(fact)
    draft.write(verb=_verb("correct", fact), place=place, kind=EntryKind.CORRECTION, why=why, by=by, at=at)
    return corrected


@transaction.atomic
def end(*, fact: F, on: date, by: Actor, at: datetime, why: str = "") -> F:
    """What the line says was true until that day only. Raises `BadPeriod`, `ChangedMeanwhile`."""
    draft = Draft()
    ended = draft.end(fact, on)
    draft.write(verb=_verb("end", fact), place=place_of_fact(fact), why=why, by=by, at=at)
    return ended


@transaction.atomic
def strike(*, fact: Fact, why: str, by: Actor, at: datetime) -> None:
    """The line should never have been written. Raises `ChangedMeanwhile` if it does not stand any more."""
    if fact.struck_id is not None:
        raise ChangedMeanwhile
    draft = Draft()
    draft.strike(fact)
    place = place_of_fact(fact)
    draft.write(verb=_verb("strike", fact), place=place, kind=EntryKind.CORRECTION, why=why, by=by, at=at)


def overlaps(one: Fact, other: Fact) -> bool:
    """Whether two lines speak of some day both."""
    return one.starts_on < other.ends_on and other.starts_on < one.ends_on


def _require_free(fact: Fact) -> None:
    if isinstance(fact, HouseholdState) and fact.is_open:
        require_free_number(fact.place_id, fact.number, fact.household)


def place_of_fact(fact: Fact) -> UUID:
    """The village in whose book a line stands. Raises `NotInTheBook`."""
    if isinstance(fact, HouseholdState):
        return fact.place_id
    household: UUID | None = getattr(fact, "household_id", None)
    person: UUID | None = getattr(fact, "person_id", None)
    found = place_of(household, fact.starts_on) if household else place_of_person(person, date.max) if person else None
    if found is None:
        raise NotInTheBook
    return found


def _verb(what: str, fact: Fact) -> str:
    return f"registers.{what}_{fact._meta.model_name}"


@transaction.atomic
def count_livestock(
    *, household: Household, counts: Mapping[tuple[str, str], int], since: date, by: Actor, at: datetime, why: str = ""
) -> Entry | None:
    """So many animals of each (kind, group) from that day on, in one entry; 0 says that there are none any more."""
    draft = Draft()
    for (animal, group), count in counts.items():
        fact = Livestock(household=household, animal=animal, group=group, count=count, starts_on=since)
        if count or draft.rows(Livestock, **fact.line):
            draft.say(fact)
    place = place_of(household, since)
    if place is None:
        raise NotInTheBook
    return draft.write(verb="registers.count_livestock", place=place, why=why, by=by, at=at)
