"""The book as it stood at any moment is what its journal says: random edits, corrections, moves, takings back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from birge.registers import actions
from birge.registers.enums import Animal, Departure, Relation
from birge.registers.models import Entry, Livestock
from birge.registers.queries import book_of, replayed
from tests.registers.factories import AT, CLERK, SINCE, household, member
from tests.registers.random_book import RandomBook, contents, lines_at

pytestmark = pytest.mark.django_db
BY = {"by": CLERK}


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


SHORT = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(SHORT, max_examples=100)


@SHORT
@given(st.data())
def test_the_book_at_any_moment_is_a_replay_of_its_journal(village, data):
    assert_it_is_a_replay(village, data)


@pytest.mark.slow
@LONG
@given(st.data())
def test_a_hundred_books_are_replays_of_their_journals(village, data):
    assert_it_is_a_replay(village, data)


def assert_it_is_a_replay(village, data):
    """A book of random facts, as it was at each of its moments, is what its journal tells."""
    with transaction.atomic():
        book = RandomBook(village, data.draw)
        for _ in range(data.draw(st.integers(1, 12))):
            book.act()

        for moment in book.moments:
            assert replayed(moment) == lines_at(moment)
        transaction.set_rollback(True)
