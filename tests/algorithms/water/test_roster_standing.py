"""The canal stood: who lost minutes gets them after the last turn, and nobody else notices."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from birge.algorithms.water.roster import Span, made_up


@st.composite
def turns(draw: st.DrawFn) -> list[Span]:
    """Turns one after another with gaps, as a rota has them."""
    found, clock = [], 1000
    for number in range(draw(st.integers(1, 8))):
        begins = clock + draw(st.integers(0, 9))
        clock = begins + draw(st.integers(0, 60))
        found.append(Span(f"{number}", begins, clock))
    return found


STOOD = st.tuples(st.integers(950, 1500), st.integers(1, 300)).map(lambda pair: (pair[0], sum(pair)))


def overlaps(span: Span, begins: int, ends: int) -> bool:
    return max(span.start, begins) < min(span.end, ends)


def test_a_broken_turn_keeps_what_is_left_and_gets_the_rest_after_the_last():
    spans = [Span("a", 0, 60), Span("b", 65, 125), Span("c", 130, 190), Span("d", 195, 255)]

    assert made_up(spans, 100, 150) == [
        Span("a", 0, 60),
        Span("b", 65, 100),
        Span("c", 150, 190),
        Span("d", 195, 255),
        Span("b", 255, 280),
        Span("c", 280, 300),
    ]


def test_a_turn_around_the_standing_has_two_parts_left():
    assert made_up([Span("a", 0, 60)], 20, 30) == [Span("a", 0, 20), Span("a", 30, 60), Span("a", 60, 70)]


def test_lost_minutes_wait_until_the_canal_runs_again():
    assert made_up([Span("a", 0, 60), Span("b", 60, 90)], 80, 500)[-1] == Span("b", 500, 510)


@given(turns(), STOOD)
def test_nobody_moves_who_lost_nothing(spans, stood):
    after = made_up(spans, *stood)

    for span in spans:
        if not overlaps(span, *stood):
            assert [found for found in after if found.id == span.id] == [span]


@given(turns(), STOOD)
def test_only_those_move_who_had_to_so_that_no_rule_moves_fewer(spans, stood):
    after = made_up(spans, *stood)

    moved = {span.id for span in spans if [found for found in after if found.id == span.id] != [span]}
    assert moved == {span.id for span in spans if overlaps(span, *stood)}


@given(turns(), STOOD)
def test_everyone_gets_all_minutes_and_none_of_them_while_the_canal_stood(spans, stood):
    after = made_up(spans, *stood)

    assert {span.id: sum(found.minutes for found in after if found.id == span.id) for span in spans} == {
        span.id: span.minutes for span in spans
    }
    assert not any(overlaps(span, *stood) for span in after)


@given(turns(), STOOD, STOOD)
def test_turns_never_overlap_also_after_a_second_standing(spans, first, second):
    after = made_up(made_up(spans, *first), *second)

    ordered = sorted(after, key=lambda span: (span.start, span.end))
    assert all(one.end <= next_one.start for one, next_one in pairwise(ordered))


@given(turns(), STOOD)
def test_finished_turns_stay_and_lost_ones_come_in_their_old_order(spans, stood):
    after = made_up(spans, *stood)

    finished = [span for span in spans if span.end <= stood[0]]
    assert after[: len(finished)] == finished
    lost = [span.id for span in spans if overlaps(span, *stood)]
    assert [span.id for span in after[len(after) - len(lost) :]] == lost
