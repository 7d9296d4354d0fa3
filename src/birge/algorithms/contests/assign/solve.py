"""The one best assignment of a case."""

from dataclasses import dataclass, replace

from birge.algorithms.contests.assign.case import AssignCase, Pair
from birge.algorithms.contests.assign.cause import check_numbers, no_answer
from birge.algorithms.contests.assign.flow import Flow
from birge.algorithms.contests.assign.loads import Between, Squares
from birge.algorithms.contests.assign.problem import Problem, problem_of
from birge.algorithms.contests.assign.smallest import smallest


@dataclass(frozen=True, slots=True)
class Assigned:
    """`pairs` in order; `loads`: how many applications each marker has, in the order of ids."""

    pairs: tuple[Pair, ...]
    loads: dict[str, int]


def assign(case: AssignCase) -> Assigned:
    """Raises NoAnswer, with an irreducible cause."""
    check_numbers(case)
    flow = _best(case)
    problem = flow.problem
    pairs = tuple(
        (application, problem.markers[marker])
        for application, markers in zip(problem.applications, smallest(flow), strict=True)
        for marker in markers
    )
    loads = dict.fromkeys(problem.markers, 0)
    for _, marker in pairs:
        loads[marker] += 1
    return Assigned(pairs, loads)


def _best(case: AssignCase) -> Flow:
    """Without the affinity first: the loads that are then possible keep the second pass short."""
    problem = problem_of(replace(case, affinity={}))
    flow = _filled(case, Flow(problem, Squares(problem.step, problem.far, problem.limits)))
    if not case.affinity:
        return flow
    problem = problem_of(case)
    return _filled(case, Flow(problem, _between(problem, flow)))


def _filled(case: AssignCase, flow: Flow) -> Flow:
    for application in range(len(flow.chosen)):
        if not flow.place(application):
            raise no_answer(case, flow, application)
    return flow


def _between(problem: Problem, flow: Flow) -> Between:
    """The loads in all assignments that are best but for affinity: one more or fewer where it costs just the price."""
    least, most = [], []
    for marker, held in enumerate(flow.held):
        load, price = len(held), flow.prices[marker]
        fewer = load > 0 and flow.loads.margin(marker, load - 1) == price
        more = flow.loads.margin(marker, load) == price
        least.append(load - fewer)
        most.append(load + more)
    return Between(problem.step, problem.far, least, most)
