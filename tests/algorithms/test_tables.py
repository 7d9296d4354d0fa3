"""Tables of which a person can work out on paper what must be hidden."""

from dataclasses import replace
from fractions import Fraction

import pytest

from birge.algorithms.tables import Dimension, Table, Why, protect, protect_together
from birge.algorithms.tables.moves import Step, unproven
from tests.algorithms.attack import narrowest

PLACE = Dimension.flat("place", ("a", "b", "c"), "aimak")
SEX = Dimension.flat("sex", ("f", "m", "not stated"), "all")


def by_place_and_sex(**rows: tuple[int, int, int]) -> Table:
    leaves = {
        (place, sex): n for place, row in rows.items() for sex, n in zip(("f", "m", "not stated"), row, strict=True)
    }
    return Table((PLACE, SEX), leaves)


def hidden(table: Table, k: int) -> dict[tuple[object, ...], Why | None]:
    protected = protect(table, k)
    return {at: protected.why(*at) for at, value in protected.cells() if value is None}


def test_totals_are_sums_of_their_parts() -> None:
    shown = protect(by_place_and_sex(a=(10, 20, 0), b=(30, 40, 0)), 3).shown

    assert (shown("a", "all"), shown("aimak", "f"), shown("aimak", "all"), shown("c", "all")) == (30, 40, 100, 0)


def test_a_table_without_small_numbers_is_shown_whole() -> None:
    assert hidden(by_place_and_sex(a=(3, 3, 0), b=(0, 7, 4), c=(5, 0, 0)), 3) == {}


def test_with_k_1_nothing_is_small() -> None:
    assert hidden(by_place_and_sex(a=(1, 1, 1)), 1) == {}


def test_a_small_number_is_covered_by_the_cheapest_rectangle() -> None:
    table = by_place_and_sex(a=(1, 9, 0), b=(8, 7, 0), c=(30, 20, 0))

    assert hidden(table, 3) == {
        ("a", "f"): Why.SMALL,
        ("a", "m"): Why.PROTECTS,
        ("b", "f"): Why.PROTECTS,
        ("b", "m"): Why.PROTECTS,
    }


def test_a_rectangle_of_numbers_too_small_to_hide_one_another_is_not_enough() -> None:
    """Of a: 1 and 3 with total 4, with b: 3 and 9: the 1 could be 1, 2 or 3, three values and not four."""
    table = by_place_and_sex(a=(1, 3, 0), b=(3, 9, 0), c=(30, 20, 0))

    assert set(hidden(table, 3)) == {(place, sex) for place in "ab" for sex in "fm"}
    assert not set(hidden(table, 4)) <= {(place, sex) for place in "ab" for sex in "fm"}


def test_zeros_are_shown_and_the_only_one_of_a_column_takes_its_total_along() -> None:
    table = by_place_and_sex(a=(20, 30, 2), b=(25, 35, 0), c=(30, 20, 0))

    found = hidden(table, 3)

    assert found[("a", "not stated")] is found[("aimak", "not stated")] is Why.SMALL
    assert protect(table, 3).shown("b", "not stated") == 0
    assert narrowest([protect(table, 3)], 3) == []


def test_the_only_village_of_an_aimak_is_hidden_together_with_the_aimak() -> None:
    tree = {"rayon": None, "east": "rayon", "west": "rayon", "e1": "east", "w1": "west", "w2": "west"}
    place = Dimension("place", tree)
    table = Table((place,), {("e1",): 2, ("w1",): 40, ("w2",): 50})

    assert set(hidden(table, 5)) == {("e1",), ("east",), ("w2",), ("west",)}


def test_a_single_person_in_the_whole_table_hides_every_total() -> None:
    assert set(hidden(by_place_and_sex(b=(0, 1, 0)), 3)) == {
        ("b", "m"), ("b", "all"), ("aimak", "m"), ("aimak", "all"),
    }  # fmt: skip


def test_an_amount_held_by_few_is_hidden_and_stays_uncertain_by_its_spread() -> None:
    kind = Dimension.flat("kind", ("cattle", "horses"))
    heads = {("a", "cattle"): 500, ("b", "cattle"): 20, ("c", "cattle"): 700, ("a", "horses"): 90, ("b", "horses"): 80}
    holders = {("a", "cattle"): 1, ("b", "cattle"): 9, ("c", "cattle"): 8, ("a", "horses"): 7, ("b", "horses"): 9}
    table = Table((PLACE, kind), heads, holders, frozenset({"kind"}), Fraction(1, 5))

    protected = protect(table, 3)

    assert protected.why("a", "cattle") is Why.SMALL
    assert table.room_needed(3)[table.index(("a", "cattle"))] == 100
    assert narrowest([protected], 3) == []


def test_a_holder_of_two_kinds_counts_once_behind_their_total() -> None:
    kind = Dimension.flat("kind", ("cattle", "horses"))
    leaves = {("a", "cattle"): 50, ("a", "horses"): 60, ("b", "cattle"): 70, ("b", "horses"): 80}
    apart = Table((PLACE, kind), leaves, dict.fromkeys(leaves, 2))
    together = replace(apart, overlapping=frozenset({"kind"}))

    assert apart.holding[apart.index(("a", "total"))] == 4
    assert together.holding[together.index(("a", "total"))] == 2
    assert together.holding[together.index(("aimak", "total"))] == 4


def test_what_one_table_hides_cannot_be_read_in_another_of_the_same_people() -> None:
    """Village a has 4 people: hidden in both; alone, either table would hide other villages than the other."""
    school = Dimension.flat("school", ("finished", "not finished"))
    people = by_place_and_sex(a=(2, 2, 0), b=(40, 50, 0), c=(60, 70, 0))
    finished = Table(
        (PLACE, school),
        {("a", "finished"): 4, ("b", "finished"): 80, ("b", "not finished"): 10, ("c", "finished"): 130},
    )

    together = protect_together((people, finished), 5)

    assert narrowest(together, 5) == []
    totals = [
        (together[0].shown(place, "all"), together[1].shown(place, "total")) for place in ("a", "b", "c", "aimak")
    ]
    assert totals == [(None, None), (None, None), (130, 130), (224, 224)]


def test_the_reader_finds_what_only_the_first_step_of_suppression_leaves_open() -> None:
    """So that the tests by linear programming can fail."""
    protected = protect(by_place_and_sex(a=(1, 9, 0), b=(8, 7, 0), c=(30, 20, 0)), 3)

    assert narrowest([replace(protected, hidden=protected.small)], 3) == [(0, 2)]


def test_the_audit_refuses_what_is_not_proven() -> None:
    table = by_place_and_sex(a=(1, 9, 0), b=(8, 7, 0), c=(30, 20, 0))
    rectangle = {"place": Step(1, 2), "sex": Step(1, 2)}
    hidden = protect(table, 3).hidden

    assert list(unproven([table], [hidden], [rectangle], 3)) == []
    assert list(unproven([table], [hidden], [], 3)) == [0]
    assert list(unproven([table], [hidden & table.small(3)], [rectangle], 3)) == [0]
    assert list(unproven([table], [hidden & ~table.small(3)], [rectangle], 3)) == [0]
    assert list(unproven([table], [hidden], [{"place": Step(1, 2), "sex": Step(1, 3)}], 3)) == [0]


def test_wrong_tables_are_refused() -> None:
    place, sex = Dimension.flat("place", ("a",)), Dimension.flat("sex", ("f", "m"))
    table = Table((place, sex), {("a", "f"): 1})
    other = Dimension.flat("other", ("x",))
    wrong = [
        lambda: Dimension("place", {"a": None, "b": None}),
        lambda: Dimension("place", {"a": None, "b": "c", "c": "b"}),
        lambda: Table((place,), {("a",): -1}),
        lambda: Table((place,), {("total",): 1}),
        lambda: Table((place,), {("a",): 2**40}),
        lambda: Table((place,), {("a",): 2}, holders={}),
        lambda: Table((place,), {("a",): 2}, spread=Fraction(2)),
        lambda: protect(table, 0),
        lambda: protect_together((table, Table((place, other), {("a", "x"): 2})), 3),
        lambda: protect_together((table, Table((Dimension.flat("place", ("b",)),), {("b",): 1})), 3),
        lambda: protect_together((table, *[Table((place, other), {("a", "x"): 1})] * 2), 3),
    ]

    for attempt in wrong:
        with pytest.raises(ValueError):
            attempt()
    for unknown in (("a", "x"), ("a",)):
        with pytest.raises(KeyError):
            protect(table, 1).shown(*unknown)
