"""Random tables, protected, then attacked by linear programming: no hidden number is narrowed down too far."""

from fractions import Fraction
from itertools import combinations, product
from math import prod

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from birge.algorithms.tables import Dimension, Table, protect, protect_together
from tests.algorithms.attack import narrowest

COUNTS = st.sampled_from([0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 9, 12, 30, 100])
MOST_LEAVES = 40


@st.composite
def dimensions(draw: st.DrawFn, name: str, most: int = 4) -> Dimension:
    """A total with up to four parts, each of which may be a leaf or have up to two parts itself: uneven depths too."""
    parents: dict[object, object] = {name: None}
    for part in range(draw(st.integers(1, most))):
        parents[f"{name}{part}"] = name
        for below in range(draw(st.sampled_from([0, 0, 1, 2]))):
            parents[f"{name}{part}{below}"] = f"{name}{part}"
    return Dimension(name, parents)


def leaves_of(crossed: list[Dimension]) -> list[tuple[object, ...]]:
    return list(product(*([d.nodes[number] for number in d.leaves] for d in crossed)))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Counts, or amounts with holders, one to three dimensions."""
    crossed = [draw(dimensions(name)) for name in "pqr"[: draw(st.integers(1, 3))]]
    while prod(len(d.leaves) for d in crossed) > MOST_LEAVES:
        crossed.pop()
    counts = {at: draw(COUNTS) for at in leaves_of(crossed)}
    if draw(st.booleans()):
        return Table(tuple(crossed), counts)
    amounts = {at: count * draw(st.sampled_from([1, 1, 3, 10])) for at, count in counts.items()}
    overlapping = frozenset(draw(st.sets(st.sampled_from([d.name for d in crossed]))))
    return Table(tuple(crossed), amounts, counts, overlapping, Fraction(draw(st.integers(0, 4)), 10))


@st.composite
def linked(draw: st.DrawFn) -> list[Table]:
    """The same people, crossed in a main table and in one or two that go on from some of its dimensions."""
    main = [draw(dimensions(name, 3)) for name in "pq"[: draw(st.integers(1, 2))]]
    own = [draw(dimensions(name, 2)) for name in "xyz"[: draw(st.integers(1, 3))]]
    while prod(len(d.leaves) for d in main + own) > 2 * MOST_LEAVES and len(own) > 1:
        own.pop()
    people = {at: draw(COUNTS) for at in leaves_of(main + own)}
    kept = [d for r in range(len(main) + 1) for d in combinations(main, r)]
    two_in_one = len(own) == 3
    further = [own[:2], own[2:]] if two_in_one else [[d] for d in own]
    sides = [draw(st.permutations([*draw(st.sampled_from(kept)), *ones])) for ones in further]
    return [_margin(people, main + own, crossed) for crossed in (main, *sides)]


def _margin(people: dict[tuple[object, ...], int], whole: list[Dimension], crossed: list[Dimension]) -> Table:
    sums: dict[tuple[object, ...], int] = {}
    for at, count in people.items():
        by_name = {d.name: node for d, node in zip(whole, at, strict=True)}
        key = tuple(by_name[d.name] for d in crossed)
        sums[key] = sums.get(key, 0) + count
    return Table(tuple(crossed), sums)


def given_away(published: list[Table], k: int) -> list[object]:
    """Cells that are narrowed down, wrong, hidden without cause, or shown though too few hold them."""
    protected = protect_together(published, k)
    found: list[object] = [*narrowest(protected, k)]
    for one in protected:
        for at, value in one.cells():
            exact, holders = (int(of[one.table.index(at)]) for of in (one.table.values, one.table.holding))
            right = value == exact or (value is None and exact > 0)
            if not right or (value is not None and 0 < holders < k):
                found.append(at)
    return found


SHORT = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(SHORT, max_examples=3000)


@SHORT
@given(tables(), st.integers(1, 7))
def test_nothing_hidden_in_a_table_can_be_narrowed_down(table: Table, k: int) -> None:
    assert given_away([table], k) == []


@SHORT
@given(linked(), st.integers(1, 7))
def test_nothing_hidden_in_linked_tables_can_be_narrowed_down(published: list[Table], k: int) -> None:
    assert given_away(published, k) == []


@pytest.mark.slow
@LONG
@given(st.one_of(linked(), tables().map(lambda table: [table])), st.integers(1, 7))
def test_nothing_hidden_can_be_narrowed_down_in_many_tables(published: list[Table], k: int) -> None:
    assert given_away(published, k) == []


@SHORT
@given(tables(), st.integers(1, 7))
def test_the_same_table_is_protected_in_the_same_way_again(table: Table, k: int) -> None:
    again = Table(
        table.dimensions, dict(reversed(table.leaves.items())), table.holders, table.overlapping, table.spread
    )

    assert (protect(table, k).hidden == protect(again, k).hidden).all()
