"""Where there is no assignment: the cause holds by itself, and no part of it can be spared."""

from dataclasses import replace

from hypothesis import assume, given, settings

from birge.algorithms.cases import NoAnswer
from birge.algorithms.contests.assign import AssignCase, Marker, assign
from tests.algorithms.contests.assign_cases import assign_cases, best

ANY = 99


def refusal(case: AssignCase) -> NoAnswer | None:
    try:
        assign(case)
    except NoAnswer as none:
        return none
    return None


def only(case: AssignCase, cause: set[str]) -> AssignCase:
    """The case with nothing but these parts: other limits do not hold."""
    names = tuple(name for place, name in enumerate(case.applications) if f"$.applications[{place}]" in cause)
    conflicts = [pair for place, pair in enumerate(case.conflicts) if f"$.conflicts[{place}]" in cause]
    return AssignCase(
        names,
        tuple(
            one if f"$.markers[{place}].max_load" in cause else replace(one, max_load=ANY)
            for place, one in enumerate(case.markers)
        ),
        tuple(pair for pair in conflicts if pair[0] in names),
        case.per_application,
        {group: least for group, least in case.group_minimum.items() if f"$.group_minimum.{group}" in cause},
    )


@settings(max_examples=400, deadline=None, derandomize=True)
@given(assign_cases(terms=False))
def test_without_any_one_part_of_the_cause_there_is_an_assignment(case):
    none = refusal(case)
    assume(none is not None)
    assert len(set(none.cause)) == len(none.cause) > 0
    assert best(only(case, set(none.cause))) is None
    for part in none.cause:
        assert best(only(case, set(none.cause) - {part})) is not None, part


def plain(applications: int, limits: list[int], conflicts=(), each: int = 3, groups: str = "") -> AssignCase:
    names = tuple(f"a{number}" for number in range(applications))
    markers = [Marker(f"m{place}", (groups or "g" * 99)[place], limit) for place, limit in enumerate(limits)]
    pairs = tuple((f"a{application}", f"m{marker}") for application, marker in conflicts)
    return AssignCase(names, tuple(markers), pairs, each)


def test_two_places_short_and_no_conflict_to_blame():
    """Seven places for nine: any two applications can be served, and any marker without a limit could help out."""
    none = refusal(plain(3, [1] * 7))
    assert none.cause == tuple(f"$.applications[{place}]" for place in range(3)) + tuple(
        f"$.markers[{place}].max_load" for place in range(7)
    )
    assert none.message == "a0, a1, a2 need 9 places with m0, m1, m2, m3, m4, m5, m6: there are 7"


def test_numbers_of_any_size_are_counted_not_tried():
    case = replace(plain(2, [9] * 3), per_application=10**30)
    assert refusal(case).cause == ("$.applications[0]",)
    many = replace(plain(2, [10**30] * 3), group_minimum={"g": 10**30})
    assert refusal(many).cause == ("$.applications[0]", "$.group_minimum.g")
    assert refusal(replace(many, group_minimum={"g": 3})) is None


def test_of_many_conflicts_only_so_many_are_named_as_are_needed():
    none = refusal(plain(1, [9] * 6, [(0, marker) for marker in range(6)]))
    assert none.cause == ("$.applications[0]", *(f"$.conflicts[{place}]" for place in range(4)))
    assert none.message == "a0: markers needed 3, to be had 0"


def test_an_application_elsewhere_is_no_part_of_the_cause():
    case = plain(4, [9, 9, 1, 1, 9], [(1, 0), (1, 1), (1, 4)], each=2)
    assert refusal(case) is None
    again = plain(4, [9, 9, 1, 1, 9], [(1, 0), (1, 1), (1, 4), (3, 0), (3, 1), (3, 4)], each=2)
    assert {"$.applications[1]", "$.applications[3]"} <= set(refusal(again).cause)
    assert not {"$.applications[0]", "$.applications[2]"} & set(refusal(again).cause)
