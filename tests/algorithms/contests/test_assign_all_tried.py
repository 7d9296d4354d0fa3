"""The assignment against the definition: everything that could be chosen, tried one by one."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from birge.algorithms.cases import NoAnswer, write
from birge.algorithms.contests.assign import AssignCase, Pair, assign, run
from tests.algorithms.contests.assign_cases import assign_cases, best, document

many = settings(max_examples=250, deadline=None, derandomize=True)
few = settings(max_examples=60, deadline=None, derandomize=True)


def assigned(case: AssignCase) -> list[Pair] | None:
    try:
        return list(assign(case).pairs)
    except NoAnswer:
        return None


@many
@given(assign_cases())
def test_it_is_the_best_of_all_and_of_equals_the_first(case):
    assert assigned(case) == best(case)


@few
@given(assign_cases(terms=False), st.data())
def test_a_late_recusal_changes_as_few_assignments_as_possible(case, data):
    before = assigned(case)
    assume(before)
    recused = data.draw(st.sampled_from(before))
    after = replace(case, conflicts=(*case.conflicts, recused), current=tuple(before))
    found = assigned(after)
    assume(found is not None)
    least = best(replace(after, affinity={}))
    assert len(set(before) - set(found)) == len(set(before) - set(least))
    assert recused not in found


@few
@given(assign_cases(), st.data())
def test_the_order_of_rows_is_irrelevant(case, data):
    assume(assigned(case) is not None)
    mixed = replace(
        case,
        applications=tuple(data.draw(st.permutations(case.applications))),
        markers=tuple(data.draw(st.permutations(case.markers))),
        conflicts=tuple(data.draw(st.permutations(case.conflicts))),
        affinity=dict(data.draw(st.permutations(list(case.affinity.items())))),
        current=tuple(data.draw(st.permutations(case.current))),
    )
    assert write(run(document(mixed))) == write(run(document(case)))


@few
@given(assign_cases())
def test_limits_minima_and_conflicts_hold(case):
    assume(assigned(case) is not None)
    found = assign(case)
    markers = {one.id: one for one in case.markers}
    chosen = {application: [m for a, m in found.pairs if a == application] for application in case.applications}
    assert all(len(set(own)) == len(own) == case.per_application for own in chosen.values())
    for own in chosen.values():
        groups = [markers[marker].group for marker in own]
        assert all(groups.count(group) >= least for group, least in case.group_minimum.items())
    assert not set(found.pairs) & set(case.conflicts)
    assert list(found.loads) == sorted(markers)
    for name, load in found.loads.items():
        assert load == sum(marker == name for _, marker in found.pairs) <= markers[name].max_load


@few
@given(assign_cases())
def test_its_own_result_is_kept_whole(case):
    before = assigned(case)
    assume(before is not None)
    assert assigned(replace(case, current=tuple(before))) == before


@few
@given(assign_cases())
def test_numbers_beyond_every_machine_word_make_no_difference(case):
    assume(assigned(case) is not None)
    large = {pair: value * 10**30 for pair, value in case.affinity.items()}
    assert assigned(replace(case, affinity=large)) == assigned(case)


def test_numbers_beyond_every_machine_word_are_compared_exactly():
    """The affinities differ in the thirtieth decimal: a1 and m2, a2 and m1 are worth more together."""
    text = {("a1", "m1"): "1" + 30 * "0", ("a1", "m2"): "1" + 30 * "0", ("a2", "m1"): "1", ("a2", "m2"): "0"}
    rows = [{"application": a, "marker": m, "value": int(value)} for (a, m), value in text.items()]
    case = {
        "format": "birge.contests.assign/1",
        "applications": ["a1", "a2"],
        "markers": [{"id": name, "group": "g", "max_load": 1} for name in ("m1", "m2")],
        "conflicts": [],
        "per_application": 1,
        "group_minimum": {},
        "affinity": rows,
    }
    assert [row["marker"] for row in run(case)["assignments"]] == ["m2", "m1"]


def test_no_applications_are_an_answer():
    case = {
        "format": "birge.contests.assign/1",
        "applications": [],
        "markers": [],
        "conflicts": [],
        "per_application": 2,
    }
    assert run(case | {"group_minimum": {"cso": 3}}) == {"assignments": [], "loads": {}}
