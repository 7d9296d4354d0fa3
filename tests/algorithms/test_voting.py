"""Quorum and majorities, computed by hand and as properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from birge.algorithms.voting import (
    HALF,
    MAJORITIES,
    TWO_THIRDS,
    Outcome,
    Quorum,
    Reason,
    Share,
    Side,
    Tally,
    outcome,
    quorum,
)


@pytest.mark.parametrize(
    ("members", "present", "rule", "needed", "reached"),
    [
        (21, 14, TWO_THIRDS, 14, True),
        (21, 13, TWO_THIRDS, 14, False),
        (20, 10, HALF, 11, False),
        (20, 10, Share(1, 2), 10, True),
        (21, 11, HALF, 11, True),
        (9, 5, 5, 5, True),
        (0, 0, HALF, 1, False),
        (7, 0, 0, 1, False),
    ],
)
def test_quorum_is_the_least_number_that_the_rule_allows(members, present, rule, needed, reached):
    result = quorum(members, present, rule)

    assert (result.needed, result.reached) == (needed, reached)


@pytest.mark.parametrize(
    ("majority", "counts", "adopted", "needed", "base"),
    [
        ("cast", (5, 4, 3), True, 5, 9),
        ("cast", (4, 4, 4), False, 5, 8),
        ("present", (6, 2, 4), False, 7, 12),
        ("present", (7, 2, 3), True, 7, 12),
        ("members", (10, 0, 2), False, 11, 21),
        ("members", (11, 1, 0), True, 11, 21),
        ("two-thirds-present", (8, 4, 0), True, 8, 12),
        ("two-thirds-present", (7, 0, 5), False, 8, 12),
        ("two-thirds-members", (12, 0, 0), False, 14, 21),
        ("cast", (0, 0, 12), False, 1, 0),
    ],
)
def test_a_motion_needs_its_share_of_its_base(majority, counts, adopted, needed, base):
    result = outcome(Tally(*counts), Quorum(members=21, present=12, needed=11), MAJORITIES[majority])

    assert (result.adopted, result.needed, result.base) == (adopted, needed, base)


def test_without_a_quorum_nothing_is_adopted_even_by_all_who_came():
    result = outcome(Tally(10, 0), quorum(21, 10, HALF), MAJORITIES["cast"])

    assert result == Outcome(False, Reason.NO_QUORUM, 6, 10)


def test_who_stepped_aside_leaves_the_base_but_not_the_quorum():
    room = quorum(21, 11, HALF)

    assert outcome(Tally(5, 4, recused=2), room, MAJORITIES["present"]) == Outcome(True, Reason.ENOUGH, 5, 9)
    assert outcome(Tally(9, 0, recused=2), room, MAJORITIES["members"]) == Outcome(False, Reason.NOT_ENOUGH, 10, 19)


@pytest.mark.parametrize(
    ("majority", "counts", "chair", "reason"),
    [
        ("present", (6, 6), Side.FOR, Reason.CASTING_VOTE),
        ("present", (6, 6), Side.AGAINST, Reason.CASTING_VOTE_AGAINST),
        ("present", (6, 6), Side.UNKNOWN, Reason.NOT_ENOUGH),
        ("present", (5, 5), Side.FOR, Reason.NOT_ENOUGH),  # two abstained: one vote more is six, seven are needed
        ("cast", (5, 5), Side.FOR, Reason.CASTING_VOTE),
        ("members", (6, 6), Side.FOR, Reason.NOT_ENOUGH),
        ("two-thirds-present", (6, 6), Side.FOR, Reason.NOT_ENOUGH),
    ],
)
def test_a_casting_vote_is_one_vote_more_on_the_chairs_side_when_votes_are_equal(majority, counts, chair, reason):
    room = quorum(21, 12, HALF)
    tally = Tally(*counts, chair=chair)

    assert outcome(tally, room, MAJORITIES[majority], casting_vote=True).reason is reason
    assert outcome(tally, room, MAJORITIES[majority], casting_vote=False).reason is Reason.NOT_ENOUGH


def test_impossible_counts_are_refused():
    with pytest.raises(ValueError, match="13 present of 12 members"):
        quorum(12, 13, HALF)
    with pytest.raises(ValueError, match="8 voted or stepped aside, but 7 are present"):
        outcome(Tally(5, 2, recused=1), quorum(12, 7, HALF), MAJORITIES["cast"])
    with pytest.raises(ValueError, match="below zero"):
        Tally(-1, 2)
    with pytest.raises(ValueError, match="not a part"):
        Share(3, 2)
    with pytest.raises(ValueError, match="nobody"):
        Share(1, 1, more_than=True)


@given(st.integers(1, 9), st.integers(1, 9), st.booleans(), st.integers(0, 500))
def test_a_share_is_the_least_number_that_satisfies_it(numerator, denominator, more_than, whole):
    if numerator >= denominator:
        return
    least = Share(numerator, denominator, more_than).of(whole)

    def enough(people):
        one, other = people * denominator, whole * numerator
        return one > other if more_than else one >= other

    assert enough(least)
    assert least == 0 or not enough(least - 1)


@given(
    st.sampled_from(sorted(MAJORITIES)),
    st.tuples(*[st.integers(0, 30)] * 4),
    st.integers(0, 30),
    st.sampled_from(Side),
    st.booleans(),
)
def test_one_vote_more_in_favour_never_defeats_a_motion(majority, counts, idle, chair, casting):
    in_favour, against, abstained, recused = counts
    people = sum(counts) + idle + 1
    room = quorum(people + 5, people, HALF)
    before = outcome(
        Tally(in_favour, against, abstained, recused, chair), room, MAJORITIES[majority], casting_vote=casting
    )
    after = outcome(
        Tally(in_favour + 1, against, abstained, recused, chair), room, MAJORITIES[majority], casting_vote=casting
    )

    assert after.adopted >= (before.adopted and before.reason is Reason.ENOUGH)
