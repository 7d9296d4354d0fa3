"""The book as it stood at any moment is what its journal says: random edits, corrections, moves, takings back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from birge.registers import actions
from birge.registers.actions.writing import row_as_json
from birge.registers.enums import Animal, Departure, Relation
from birge.registers.models import Entry, Household, HouseholdState, Livestock, Membership, Person, PersonState
from birge.registers.queries import book_of, book_on, replayed
from tests.registers.factories import AT, CLERK, SINCE, household, member

pytestmark = pytest.mark.django_db
BY = {"by": CLERK}


def lines_at(moment):
    return {table: {str(row.pk): row_as_json(row) for row in rows} for table, rows in book_on(None, moment).items()}


def test_what_is_said_from_a_day_on_keeps_what_was_so_before(village):
    home = household(village)
    for count, since in [(3, SINCE), (5, date(2026, 1, 1))]:
        fact = Livestock(household=home, animal=Animal.SHEEP, count=count, starts_on=since)
        actions.say(fact=fact, at=AT, **BY)

    assert [row.count for row in book_of(home, date(2025, 12, 31)).livestock] == [3]
    assert [row.count for row in book_of(home, date(2026, 1, 1)).livestock] == [5]


def test_a_correction_changes_the_past_and_the_book_still_knows_what_it_said_before(village):
    home = household(village)
    actions.say(fact=Livestock(household=home, animal=Animal.SHEEP, count=3, starts_on=SINCE), at=AT, **BY)
    wrong = Livestock.objects.standing().get()
    later = AT + timedelta(days=1)
    actions.correct(fact=wrong, values={"count": 4}, why="Ката саналган", at=later, **BY)

    assert [row.count for row in book_of(home, SINCE).livestock] == [4]
    assert [row.count for row in book_of(home, SINCE, known_at=AT).livestock] == [3]
    assert Livestock.objects.get(pk=wrong.pk).struck.why == "Ката саналган"


def test_saying_again_what_stands_writes_nothing(village):
    home = household(village)
    fact = Livestock(household=home, animal=Animal.GOAT, count=1, starts_on=SINCE)
    actions.say(fact=fact, at=AT, **BY)

    assert actions.say(fact=fact.copied(starts_on=date(2026, 1, 1)), at=AT, **BY) is None


def test_of_two_who_correct_the_same_line_the_second_is_told(village):
    home = household(village)
    actions.say(fact=Livestock(household=home, animal=Animal.GOAT, count=1, starts_on=SINCE), at=AT, **BY)
    seen = Livestock.objects.standing().get()
    actions.correct(fact=seen, values={"count": 2}, why="1", at=AT, **BY)

    with pytest.raises(actions.ChangedMeanwhile):
        actions.correct(fact=seen, values={"count": 3}, why="2", at=AT, **BY)


def test_the_first_member_is_the_head_and_a_head_who_leaves_names_another(village):
    home = household(village)
    head, child = member(home), member(home, given_name="Айгүл")
    day = date(2026, 2, 1)

    with pytest.raises(actions.HeadNeeded):
        actions.leave(person=head, on=day, departure=Departure.MOVE, at=AT, **BY)
    actions.leave(person=head, on=day, departure=Departure.MOVE, new_head=child, at=AT, **BY)

    assert [(m.membership.person_id, m.membership.relation) for m in book_of(home, day).members] == [
        (child.pk, Relation.HEAD)
    ]


def test_taking_an_entry_back_gives_the_book_as_it_was(village):
    home = household(village)
    head, child = member(home), member(home, given_name="Айгүл")
    before = contents()
    actions.record_death(person=head, on=date(2026, 2, 1), new_head=child, at=AT + timedelta(days=1), **BY)
    death = Entry.objects.latest("id")
    actions.take_back(entry=death, why="Ката", at=AT + timedelta(days=2), **BY)

    assert contents() == before
    with pytest.raises(actions.ChangedMeanwhile):
        actions.take_back(entry=death, why="Ката", at=AT + timedelta(days=3), **BY)


def contents():
    """What stands in the book, without the identities of the lines."""
    now = AT + timedelta(days=9999)
    found = []
    for table, rows in lines_at(now).items():
        found += [(table, sorted((k, str(v)) for k, v in row.items() if k != "id")) for row in rows.values()]
    return sorted(found)


class Random:
    """Does to the book what people do, as Hypothesis chooses; what is not possible just now is not done."""

    def __init__(self, village: Any, draw: Any) -> None:
        self.village, self.draw, self.at = village, draw, AT
        self.homes: list[Household] = [household(village)]
        member(self.homes[0])
        self.moments = [AT]

    def act(self) -> None:
        self.at += timedelta(hours=self.draw(st.integers(0, 30)))
        todo = self.draw(
            st.sampled_from([self.found, self.born, self.count, self.correct, self.move, self.die, self.undo])
        )
        try:
            todo(date(2020, 1, 1) + timedelta(days=self.draw(st.integers(0, 3000))))
        except (
            actions.HeadNeeded,
            actions.MemberElsewhere,
            actions.BadPeriod,
            actions.ChangedMeanwhile,
            actions.NotInTheBook,
        ):
            pass
        except (Membership.DoesNotExist, PersonState.DoesNotExist, HouseholdState.DoesNotExist):
            pass
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
        person = self.draw(st.sampled_from([*Person.objects.all()[:20]]))
        actions.join(household=self.home(), person=person, relation=Relation.CHILD, since=on, at=self.at, **BY)

    def die(self, on: date) -> None:
        person = self.draw(st.sampled_from([*Person.objects.all()[:20]]))
        actions.record_death(person=person, on=on, at=self.at, **BY)

    def undo(self, on: date) -> None:
        actions.take_back(entry=Entry.objects.latest("id"), why="Үлгү", at=self.at, **BY)

    def home(self) -> Household:
        return self.draw(st.sampled_from(self.homes))


@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_book_at_any_moment_is_a_replay_of_its_journal(village, data):
    with transaction.atomic():
        book = Random(village, data.draw)
        for _ in range(data.draw(st.integers(1, 12))):
            book.act()

        for moment in book.moments:
            assert replayed(moment) == lines_at(moment)
        transaction.set_rollback(True)
