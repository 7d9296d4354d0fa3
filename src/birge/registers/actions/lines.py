"""Any line of the book: what is so from a day on, what was wrong, what ended. Each is one entry."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from birge.kernel.actors import Actor
from birge.registers.actions.writing import ChangedMeanwhile, Draft, NotInTheBook
from birge.registers.enums import EntryKind
from birge.registers.models import Entry, Fact, HouseholdState
from birge.registers.queries import place_of, place_of_person

F = TypeVar("F", bound=Fact)


@transaction.atomic
def say(*, fact: Fact, by: Actor, at: datetime, kind: EntryKind = EntryKind.EVENT, why: str = "") -> Entry | None:
    """From `fact.starts_on` on this is so. None when the book says it already."""
    draft = Draft()
    draft.say(fact)
    return draft.write(verb=_verb("say", fact), place=place_of_fact(fact), kind=kind, why=why, by=by, at=at)


@transaction.atomic
def correct(*, fact: F, values: dict[str, Any], why: str, by: Actor, at: datetime) -> F:
    """The line was wrong from its beginning. Raises `ChangedMeanwhile` if it does not stand any more."""
    draft = Draft()
    corrected = draft.correct(fact, **values)
    if corrected.values() == fact.values() and (corrected.starts_on, corrected.ends_on) == (
        fact.starts_on,
        fact.ends_on,
    ):
        return fact
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
