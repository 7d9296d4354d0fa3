"""What was found at the door goes into the book: by the same actions as at the counter, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from birge.kernel.actors import Actor
from birge.registers.actions.lines import end, say, strike
from birge.registers.actions.members import HeadNeeded, HeadTaken, MemberElsewhere, add_person, leave, record_death
from birge.registers.actions.rounds import RoundClosed, note_visit, require_open
from birge.registers.actions.writing import BadPeriod, ChangedMeanwhile, NotInTheBook
from birge.registers.enums import Departure, EntryKind, Relation, Whereabouts
from birge.registers.models import Absence, HouseholdState, Land, Livestock, Person, Round, Visit
from birge.registers.queries.book import Book, Member

BOOK_REFUSALS = (RoundClosed, HeadNeeded, HeadTaken, MemberElsewhere, NotInTheBook, BadPeriod, ChangedMeanwhile)
"""What the book answers to a visit that does not fit; `str()` is for the person."""


@dataclass(frozen=True)
class Found:
    """How a member was found: where she is, since when (None: since the visit), and where to she went."""

    whereabouts: Whereabouts
    day: date | None = None
    where: str = ""


@dataclass(frozen=True)
class Newcomer:
    """A person who is not in the book yet; `values`: columns of `PersonState`."""

    values: Mapping[str, Any]
    relation: str
    arrival: str = ""
    since: date | None = None


@dataclass(frozen=True)
class AtTheDoor:
    """All that a visit says. What it does not name stays as it is; a parcel without an area is given up."""

    phone: str
    members: Mapping[UUID, Found] = field(default_factory=dict)
    newcomers: Sequence[Newcomer] = ()
    new_head: UUID | None = None
    livestock: Mapping[tuple[str, str], int] = field(default_factory=dict)
    lands: Mapping[tuple[str, str], Decimal | None] = field(default_factory=dict)


@transaction.atomic
def record_visit(*, found: Round, book: Book, said: AtTheDoor, on: date, by: Actor, at: datetime) -> Visit:
    """Make the book say what was found on that day, and note the visit.

    Raises `RoundClosed`, and what the single changes raise: `HeadNeeded`, `HeadTaken`, `BadPeriod`, `ChangedMeanwhile`.
    """
    found = require_open(found)
    if book.state is None:
        raise NotInTheBook
    visit = _Writing(book, on, by, at, f"{EntryKind.ROUND.label} {found.year}")
    visit.say_phone(book.state, said.phone)
    visit.say_members(said)
    for newcomer in said.newcomers:
        visit.add(newcomer)
    visit.say_livestock(said.livestock)
    visit.say_lands(said.lands)
    is_changed = bool(visit.written)
    return note_visit(found=found, household=book.household, on=on, is_changed=is_changed, by=by, at=at)


@dataclass(frozen=True)
class _Writing:
    """One visit being written."""

    book: Book
    on: date
    by: Actor
    at: datetime
    why: str
    written: list[str] = field(default_factory=list)
    """What was changed, as the names of what was done."""

    def _say(self, fact: Any) -> None:
        if say(fact=fact, kind=EntryKind.ROUND, why=self.why, by=self.by, at=self.at):
            self.written.append("say")

    def _end(self, fact: Any, day: date) -> None:
        """It was so until that day; what began only then was never so."""
        if day > fact.starts_on:
            end(fact=fact, on=day, why=self.why, by=self.by, at=self.at)
        else:
            strike(fact=fact, why=self.why, by=self.by, at=self.at)
        self.written.append("end")

    def say_phone(self, state: HouseholdState, phone: str) -> None:
        if phone != state.phone:
            self._say(state.copied(phone=phone, starts_on=max(self.on, state.starts_on)))

    def say_members(self, said: AtTheDoor) -> None:
        """The head last: whoever is to head the household must not have left it."""
        members = sorted(self.book.members, key=lambda member: member.membership.relation == Relation.HEAD)
        for member in members:
            if how := said.members.get(member.membership.person_id):
                self._say_member(member, how, said.new_head)

    def _say_member(self, member: Member, how: Found, new_head: UUID | None) -> None:
        day = how.day or self.on
        written: dict[str, Any] = {"on": day, "why": self.why, "by": self.by, "at": self.at}
        person = Person(pk=member.membership.person_id)
        head = Person(pk=new_head) if new_head else None
        if how.whereabouts == Whereabouts.DIED:
            record_death(person=person, new_head=head, **written)
            self.written.append("death")
        elif how.whereabouts == Whereabouts.LEFT:
            leave(person=person, departure=Departure.MOVE, went_to=how.where, new_head=head, **written)
            self.written.append("leave")
        elif how.whereabouts == Whereabouts.AWAY:
            self._say_away(person, member.absence, day, how.where)
        elif member.absence is not None:
            self._end(member.absence, day)

    def _say_away(self, person: Person, absence: Absence | None, day: date, where: str) -> None:
        if absence is None:
            self._say(Absence(person=person, where=where, starts_on=day))
        elif absence.where != where:
            self._say(absence.copied(where=where, starts_on=max(self.on, absence.starts_on)))

    def add(self, newcomer: Newcomer) -> None:
        add_person(
            household=self.book.household,
            values=dict(newcomer.values),
            relation=newcomer.relation,
            arrival=newcomer.arrival,
            since=newcomer.since or self.on,
            why=self.why,
            by=self.by,
            at=self.at,
        )
        self.written.append("add")

    def say_livestock(self, counted: Mapping[tuple[str, str], int]) -> None:
        standing = {(row.animal, row.group): row for row in self.book.livestock}
        for (animal, group), count in counted.items():
            row = standing.get((animal, group))
            if count != (row.count if row else 0):
                since = max(self.on, row.starts_on) if row else self.on
                self._say(
                    Livestock(household=self.book.household, animal=animal, group=group, count=count, starts_on=since)
                )

    def say_lands(self, measured: Mapping[tuple[str, str], Decimal | None]) -> None:
        standing = {(row.land_class, row.parcel): row for row in self.book.lands}
        for (land_class, parcel), area_ha in measured.items():
            row = standing.get((land_class, parcel))
            if row is None and area_ha:
                values = {"land_class": land_class, "parcel": parcel, "area_ha": area_ha}
                self._say(Land(household=self.book.household, starts_on=self.on, **values))
            elif row is not None and not area_ha:
                self._end(row, self.on)
            elif row is not None and area_ha != row.area_ha:
                self._say(row.copied(area_ha=area_ha, starts_on=max(self.on, row.starts_on)))
