"""The book under random hands, and its contents in a form that can be compared."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from birge.kernel.imports.actions import NotNow
from birge.kernel.imports.models import ImportBatch
from birge.places.models import Place
from birge.registers import actions
from birge.registers.enums import AddressKind, Animal, EntryKind, Relation
from birge.registers.models import (
    Absence,
    Entry,
    Household,
    HouseholdState,
    Livestock,
    Membership,
    Person,
    PersonState,
    Pin,
    Residence,
    Status,
    StatusKind,
)
from birge.registers.queries import book_on
from birge.registers.queries.lines import row_as_json
from tests.registers.factories import AT, CLERK, household, member
from tests.registers.importing.helpers import applied, csv_of, family, undone

BY = {"by": CLERK}
REFUSALS = (
    actions.BadPeriod,
    actions.CameWithFile,
    actions.ChangedMeanwhile,
    actions.HeadNeeded,
    actions.HeadTaken,
    actions.MemberElsewhere,
    actions.NotInTheBook,
    actions.SamePerson,
    HouseholdState.DoesNotExist,
    Membership.DoesNotExist,
    PersonState.DoesNotExist,
)


def lines_at(moment):
    return {table: {str(row.pk): row_as_json(row) for row in rows} for table, rows in book_on(None, moment).items()}


def contents():
    """What stands in the book, without the identities of the lines."""
    now = AT + timedelta(days=9999)
    found = []
    for table, rows in lines_at(now).items():
        found += [(table, sorted((k, str(v)) for k, v in row.items() if k != "id")) for row in rows.values()]
    return sorted(found)


class RandomBook:
    """Does to the book what people do, as Hypothesis chooses; what is not possible just now is not done."""

    def __init__(self, village: Any, draw: Any) -> None:
        self.village, self.draw, self.at = village, draw, AT
        self.villages = [village, *Place.objects.exclude(pk=village.pk).order_by("pk")[:2]]
        self.homes: list[Household] = [household(village)]
        self.files: list[ImportBatch] = []
        member(self.homes[0])
        self.moments = [AT]

    def act(self) -> None:
        self.at += timedelta(hours=self.draw(st.integers(0, 30)))
        todo = self.draw(st.sampled_from(DEEDS)).__get__(self)
        with contextlib.suppress(REFUSALS):
            todo(date(2020, 1, 1) + timedelta(days=self.draw(st.integers(0, 3000))))
        self.moments.append(self.at)

    def found(self, on: date) -> None:
        self.homes.append(household(self.village, since=on, at=self.at))

    def born(self, on: date) -> None:
        member(self.home(), born_on=on, since=on, at=self.at)

    def count(self, on: date) -> None:
        count = self.draw(st.integers(0, 3))
        fact = Livestock(household=self.home(), animal=Animal.SHEEP, count=count, starts_on=on)
        actions.say(fact=fact, at=self.at, **BY)

    def correct(self, on: date) -> None:
        row = self.draw(st.sampled_from([*PersonState.objects.standing(), *HouseholdState.objects.standing()]))
        values = {"phone": str(self.draw(st.integers(0, 2)))}
        actions.correct(fact=row, values=values, why="Үлгү", at=self.at, **BY)

    def move(self, on: date) -> None:
        person = self.person()
        actions.join(household=self.home(), person=person, relation=Relation.CHILD, since=on, at=self.at, **BY)

    def die(self, on: date) -> None:
        person = self.person()
        actions.record_death(person=person, on=on, at=self.at, **BY)

    def undo(self, on: date) -> None:
        actions.take_back(entry=Entry.objects.latest("id"), why="Үлгү", at=self.at, **BY)

    def merge(self, on: date) -> None:
        kept, gone = self.person(), self.person()
        staying = Membership.objects.standing().exclude(person=gone).values_list("person_id", flat=True)
        new_head = Person(pk=self.draw(st.sampled_from([*staying, gone.pk])))
        actions.merge_persons(kept=kept, gone=gone, new_head=new_head, at=self.at, **BY)

    def unmerge(self, on: date) -> None:
        merges = Entry.objects.filter(kind=EntryKind.MERGE)
        actions.unmerge_persons(
            entry=self.draw(st.sampled_from([*merges, Entry.objects.latest("id")])), why="Үлгү", at=self.at, **BY
        )

    def relocate(self, on: date) -> None:
        place = self.draw(st.sampled_from(self.villages))
        actions.move_household(household=self.home(), place=place, values={}, since=on, at=self.at, **BY)

    def tell(self, on: date) -> None:
        person = self.person()
        fact = self.draw(
            st.sampled_from(
                [
                    Pin(person=person, pin="20101199000001", starts_on=on),
                    Residence(person=person, kind=AddressKind.REGISTERED, text="Ош", starts_on=on),
                    Absence(person=person, where="Россия", starts_on=on, ends_on=on + timedelta(days=300)),
                    Status(person=person, kind=StatusKind.objects.get(code="disability-1"), starts_on=on),
                ]
            )
        )
        actions.say(fact=fact, at=self.at, **BY)

    def bring(self, on: date) -> None:
        content = csv_of(family(f"file-{len(self.moments)}"))
        batch = applied(self.village, content, at=self.at)
        home = HouseholdState.objects.get(entry__batch=batch.pk).household
        self.files.append(batch)
        self.homes.append(home)

    def undo_file(self, on: date) -> None:
        batch = self.draw(st.sampled_from([*self.files, None]))
        with contextlib.suppress(NotNow):
            if batch:
                undone(batch, at=self.at)

    def person(self) -> Person:
        return self.draw(st.sampled_from([*Person.objects.order_by("pk")[:20]]))

    def home(self) -> Household:
        return self.draw(st.sampled_from(self.homes))


DEEDS = [
    RandomBook.found, RandomBook.born, RandomBook.count, RandomBook.correct, RandomBook.move, RandomBook.relocate,
    RandomBook.tell, RandomBook.die, RandomBook.merge, RandomBook.unmerge, RandomBook.undo,
    RandomBook.bring, RandomBook.undo_file,
]  # fmt: skip
