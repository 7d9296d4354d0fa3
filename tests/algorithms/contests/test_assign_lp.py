"""The assignment against linear programs, where there is too much to try: the same cases in each run."""

from random import Random

import pytest

from birge.algorithms.cases import NoAnswer
from birge.algorithms.contests.assign import AssignCase, Pair, assign
from tests.algorithms.contests.assign_cases import middle_case, worth
from tests.algorithms.contests.assign_lp import Programs


def assigned(case: AssignCase) -> list[Pair] | None:
    try:
        return list(assign(case).pairs)
    except NoAnswer:
        return None


@pytest.mark.parametrize("seed", range(12))
def test_each_objective_is_as_good_as_the_linear_programs_make_it(seed):
    case = middle_case(Random(seed), applications=30 + seed, markers=10 + seed % 4)
    found = assigned(case)
    values = Programs(case).best()
    assert (found is None) == (values is None)
    if found is not None:
        assert list(worth(case, found)[:3]) == values


@pytest.mark.parametrize("seed", range(8))
def test_no_pair_could_come_before_those_that_were_chosen(seed):
    case = middle_case(Random(seed), applications=9, markers=7)
    programs = Programs(case)
    assert assigned(case) == (programs.first() if programs.best() else None)
