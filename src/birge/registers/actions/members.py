"""People come into a household, leave it, die; and the rule of its head.

The head rule: a household with members has exactly one head. The first member is the head; a head who leaves names
another, if others stay.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.places.models import Place
from birge.registers.actions.writing import Draft, NotInTheBook
from birge.registers.enums import Arrival, Departure, Relation
from birge.registers.models import Absence, Fact, Household, Membership, Person, PersonState, Pin, Residence, Status
from birge.registers.queries import place_of


class HeadNeeded(Exception):
    """The head leaves and others stay: say who is the head now."""

    def __str__(self) -> str:
        return str(_("The head of the household leaves and others stay: choose who is the head now."))


class HeadTaken(Exception):
    """The household has a head already."""

    def __str__(self) -> str:
        return str(_("The household has a head already. Choose another relation, or change the head first."))


class MemberElsewhere(Exception):
    """The person belongs to another household on that day."""

    def __str__(self) -> str:
        return str(_("This person belongs to another household. Let her leave that one first."))


@transaction.atomic
def add_person(
    *,
    household: Household,
    values: dict[str, Any],
    relation: str,
    since: date,
    by: Actor,
    at: datetime,
    pin: str = "",
    arrival: str = "",
    came_from: str = "",
    why: str = "",
) -> Person:
    """A person who is not in the book yet comes into a household; `values`: columns of `PersonState`.

    The book speaks of her from her birth on, of her membership from `since` on. Raises `HeadTaken`.
    """
    person = Person.objects.create()
    born = values.get("born_on")
    begins = min(born, since) if born else since
    draft = Draft()
    draft.enter(PersonState(person=person, starts_on=begins, **values))
    if pin:
        draft.enter(Pin(person=person, pin=pin, starts_on=begins))
    join_in(draft, household, person.pk, relation, since, arrival=arrival, came_from=came_from)
    draft.write(verb="registers.add_person", place=_place(household, since), why=why, by=by, at=at)
    return person


@transaction.atomic
def join(
    *,
    household: Household,
    person: Person,
    relation: str,
    since: date,
    by: Actor,
    at: datetime,
    arrival: str = Arrival.MOVE,
    came_from: str = "",
    new_head: Person | None = None,
    why: str = "",
) -> None:
    """A person of the book comes into this household, and leaves the one to which she belonged.

    `new_head`: of the household that she leaves. Raises `HeadTaken`, `HeadNeeded`, `NotInTheBook`.
    """
    draft = Draft()
    departure = {Arrival.MARRIAGE: Departure.MARRIAGE, Arrival.SPLIT: Departure.SPLIT}.get(
        Arrival(arrival or Arrival.OTHER), Departure.MOVE
    )
    for old in draft.rows(Membership, person_id=person.pk):
        if old.ends_on > since:
            leave_in(draft, old, since, new_head, departure=departure)
    join_in(draft, household, person.pk, relation, since, arrival=arrival, came_from=came_from)
    draft.write(verb="registers.join_household", place=_place(household, since), why=why, by=by, at=at)


@transaction.atomic
def leave(
    *,
    person: Person,
    on: date,
    departure: str,
    by: Actor,
    at: datetime,
    went_to: str = "",
    new_head: Person | None = None,
    why: str = "",
) -> None:
    """A person leaves her household for somewhere that the book does not know.

    Raises `HeadNeeded`, `BadPeriod`, `NotInTheBook`.
    """
    draft = Draft()
    membership = _belongs(person, on)
    leave_in(draft, membership, on, new_head, departure=departure, went_to=went_to)
    place = _place(membership.household_id, on)
    draft.write(verb="registers.leave_household", place=place, why=why, by=by, at=at)


@transaction.atomic
def record_death(
    *, person: Person, on: date, by: Actor, at: datetime, new_head: Person | None = None, why: str = ""
) -> None:
    """A person died on that day: her membership, addresses, absences and statuses end. `HeadNeeded`, `NotInTheBook`."""
    draft = Draft()
    membership = _belongs(person, on)
    for state in PersonState.objects.on(on).filter(person=person):
        draft.say(state.copied(died_on=on, starts_on=on))
    leave_in(draft, membership, on, new_head, departure=Departure.DEATH)
    ending: list[type[Fact]] = [Residence, Absence, Status]
    for model in ending:
        for row in draft.rows(model, person_id=person.pk):
            if row.starts_on < on < row.ends_on:
                draft.end(row, on)
            elif row.starts_on >= on:
                draft.strike(row)
    place = _place(membership.household_id, on)
    draft.write(verb="registers.record_death", place=place, why=why, by=by, at=at)


@transaction.atomic
def change_head(*, household: Household, head: Person, since: date, by: Actor, at: datetime, why: str = "") -> None:
    """From that day on another member is the head; the former head becomes "other relative" until corrected."""
    draft = Draft()
    change_head_in(draft, household.pk, head.pk, since)
    draft.write(verb="registers.change_head", place=_place(household, since), why=why, by=by, at=at)


def join_in(draft: Draft, household: Household, person: UUID, relation: str, since: date, **facts: Any) -> None:
    """Within a draft: she belongs to it from that day on. Raises `MemberElsewhere`, `NotInTheBook`, `HeadTaken`."""
    for other in draft.rows(Membership, person_id=person):
        if other.ends_on > since:
            raise MemberElsewhere
    if not draft.rows(PersonState, person_id=person):
        raise NotInTheBook
    here = [row for row in draft.rows(Membership, household_id=household.pk) if row.ends_on > since]
    has_head = any(row.relation == Relation.HEAD for row in here)
    if relation == Relation.HEAD and has_head:
        raise HeadTaken
    if not has_head:
        relation = Relation.HEAD
    draft.enter(Membership(person_id=person, household=household, relation=relation, starts_on=since, **facts))


def leave_in(draft: Draft, membership: Membership, on: date, new_head: Person | None, **facts: Any) -> None:
    """Within a draft: she belongs to it until that day. Raises `HeadNeeded`, `BadPeriod`."""
    staying = [
        row
        for row in draft.rows(Membership, household_id=membership.household_id)
        if row.ends_on > on and row.person_id != membership.person_id
    ]
    draft.end(membership, on, **facts)
    if membership.relation == Relation.HEAD and staying:
        if new_head is None:
            raise HeadNeeded
        change_head_in(draft, membership.household_id, new_head.pk, on)


def change_head_in(draft: Draft, household: UUID, head: UUID, since: date) -> None:
    """Within a draft: from that day on another member is the head. Raises `HeadNeeded` for one who is no member."""
    rows = [row for row in draft.rows(Membership, household_id=household) if row.ends_on > since]
    if head not in {row.person_id for row in rows}:
        raise HeadNeeded
    for row in rows:
        if row.relation == Relation.HEAD and row.person_id != head:
            _relate(draft, row, Relation.OTHER_RELATIVE, since)
    for row in rows:
        if row.person_id == head and row.relation != Relation.HEAD:
            _relate(draft, row, Relation.HEAD, since)


def _relate(draft: Draft, row: Membership, relation: str, since: date) -> None:
    if row.starts_on >= since:
        draft.correct(row, relation=relation)
    else:
        draft.say(row.copied(relation=relation, starts_on=since, arrival="", came_from=""))


def _belongs(person: Person, on: date) -> Membership:
    """Her membership on that day. Raises `NotInTheBook`."""
    found: Membership | None = Membership.objects.on(on).filter(person=person).first()
    if found is None:
        raise NotInTheBook
    return found


def _place(household: Household | UUID, on: date) -> Place | UUID:
    found = place_of(household, on)
    if found is None:
        raise NotInTheBook
    return found
