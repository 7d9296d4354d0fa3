"""Two entries of one person become one, and apart again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from birge.registers import actions
from birge.registers.enums import Relation
from birge.registers.models import Alias, Membership, PersonState, Pin
from birge.registers.queries import book_of
from tests.registers.factories import AT, CLERK, household, member
from tests.registers.random_book import REFUSALS, RandomBook, contents

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=400)
BY = {"by": CLERK}
TODAY = date(2026, 3, 2)


def test_the_kept_person_gets_what_only_the_other_one_had(village):
    kept = member(household(village), "Асанов", pin="20101199000001")
    gone = member(household(village), "Асанбеков", pin="20101199000002")
    actions.merge_persons(kept=kept, gone=gone, why="Эки жолу жазылган", at=LATER, **BY)

    assert sorted(Pin.objects.standing().filter(person=kept).values_list("pin", flat=True)) == [
        "20101199000001",
        "20101199000002",
    ]
    assert not PersonState.objects.standing().filter(person=gone).exists()
    assert Alias.objects.standing().get().same_as == kept


def test_the_head_who_turns_out_to_be_a_member_of_the_same_household_is_its_head(village):
    home = household(village)
    gone, kept = member(home), member(home, given_name="Бакыт Үлгү")
    actions.merge_persons(kept=kept, gone=gone, at=LATER, **BY)

    assert [(row.membership.person_id, row.membership.relation) for row in book_of(home, TODAY).members] == [
        (kept.pk, Relation.HEAD)
    ]


def test_a_household_that_loses_its_head_by_a_merge_needs_another(village):
    gone, child = member(home := household(village)), member(home, given_name="Айгүл")
    kept = member(household(village))

    with pytest.raises(actions.HeadNeeded):
        actions.merge_persons(kept=kept, gone=gone, at=LATER, **BY)
    actions.merge_persons(kept=kept, gone=gone, new_head=child, at=LATER, **BY)

    assert Membership.objects.standing().get(household=home, relation=Relation.HEAD, ends_on=date.max).person == child


def test_what_was_written_since_the_merge_stays_with_the_kept_person(village):
    kept, gone = member(household(village)), member(household(village), "Асанбеков")
    merge = actions.merge_persons(kept=kept, gone=gone, at=LATER, **BY)
    state = PersonState.objects.standing().get(person=kept)
    actions.correct(fact=state, values={"phone": "0555"}, why="Үлгү", at=LATER, **BY)
    actions.unmerge_persons(entry=merge, why="Эки башка адам", at=LATER, **BY)

    assert dict(PersonState.objects.standing().values_list("surname", "phone")) == {"Асанов": "0555", "Асанбеков": ""}
    with pytest.raises(actions.ChangedMeanwhile):
        actions.unmerge_persons(entry=merge, why="Дагы", at=LATER, **BY)


def test_merging_twice_is_refused(village):
    kept, gone = member(household(village)), member(household(village))
    actions.merge_persons(kept=kept, gone=gone, at=LATER, **BY)

    with pytest.raises(actions.SamePerson):
        actions.merge_persons(kept=kept, gone=gone, at=LATER, **BY)


SHORT = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(SHORT, max_examples=100)


@SHORT
@given(st.data())
def test_merging_and_unmerging_leaves_the_book_as_it_was(village, data):
    assert_unmerging_restores(village, data)


@pytest.mark.slow
@LONG
@given(st.data())
def test_merging_and_unmerging_a_hundred_books(village, data):
    assert_unmerging_restores(village, data)


def assert_unmerging_restores(village, data):
    """Something is merged and taken apart again in a book of random facts."""
    with transaction.atomic():
        book = RandomBook(village, data.draw)
        for _ in range(data.draw(st.integers(2, 10))):
            book.act()
        kept, gone = book.person(), book.person()
        staying = Membership.objects.standing().exclude(person=gone).values_list("person", flat=True)
        before = contents()
        try:
            new_head = data.draw(st.sampled_from([*staying, None]))
            merge = actions.merge_persons(
                kept=kept, gone=gone, new_head=new_head and type(kept)(pk=new_head), at=LATER, **BY
            )
        except REFUSALS:
            assert contents() == before
            transaction.set_rollback(True)
            assume(False)
        assert contents() != before
        actions.unmerge_persons(entry=merge, why="Үлгү", at=LATER, **BY)

        assert contents() == before
        transaction.set_rollback(True)
