"""Totals are given per group of at least ten, and nothing smaller can be found from them."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from birge.algorithms.packages.groups import merged, totals_by_group

groupings = st.lists(st.sampled_from("abcdef"), max_size=60).map(lambda names: dict(enumerate(names, start=1)))


def sizes(**groups: int) -> dict[int, str]:
    names = [name for name, size in groups.items() for _ in range(size)]
    return dict(enumerate(names, start=1))


def named(groups: dict[int, str]) -> list[tuple[str, int]]:
    return [("+".join(names), len(numbers)) for names, numbers in merged(groups)]


def test_groups_of_ten_stand_alone():
    assert named(sizes(a=10, b=11)) == [("a", 10), ("b", 11)]


def test_small_groups_become_one():
    assert named(sizes(a=4, b=20, c=6)) == [("a+c", 10), ("b", 20)]


def test_one_small_group_takes_in_the_smallest_other():
    assert named(sizes(a=3, b=20, c=15)) == [("a+c", 18), ("b", 20)]


def test_fewer_than_ten_subjects_have_no_total_at_all():
    assert named(sizes(a=9)) == []
    assert named(sizes(a=5, b=4)) == []


@given(groupings)
def test_the_published_groups_part_the_subjects_into_tens_or_more(groups):
    published = [set(numbers) for _, numbers in merged(groups)]

    assert all(len(numbers) >= 10 for numbers in published)
    assert sorted(number for numbers in published for number in numbers) == (
        sorted(groups) if len(groups) >= 10 else []
    )


@given(groupings)
def test_no_sum_or_difference_of_published_sets_is_a_set_of_one_to_nine(groups):
    published = [frozenset(numbers) for _, numbers in merged(groups)]
    unions = {frozenset().union(*some) for size in range(len(published) + 1) for some in combinations(published, size)}

    assert not [1 for left in unions for right in unions if right < left and 0 < len(left - right) < 10]


def test_totals_are_exact():
    rows = [
        {"number": n, "fields": {"claim": {"value": "1/3"}, "result": {"value": {"given": n}}}} for n in range(1, 12)
    ]

    assert totals_by_group(rows, sizes(a=11), ["claim", "result/given"]) == [
        {"groups": ["a"], "subjects": 11, "totals": {"claim": "11/3", "result/given": f"{Fraction(66)}/1"}}
    ]
