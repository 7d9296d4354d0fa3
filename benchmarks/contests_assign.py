"""Markers for 50 to 5,000 applications: `.venv/bin/python -m benchmarks.contests_assign [greatest applications]`.

CPU seconds of the whole (arrays, best assignment, first by ids) for three markers each, with 5 % conflicts: even loads
alone; with a minimum of two groups of three; with affinity for 20 markers of each application; after late recusals.
Beside it in the same run: HiGHS (scipy) for the value of the even loads, up to 2,000 applications (at 5,000 it takes
many minutes), and a plain greedy (each application to the least loaded who may), with its sum of squares.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random
from time import process_time

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from birge.algorithms.contests.assign import AssignCase, Marker, assign

SIZES = [(50, 9), (500, 60), (2000, 200), (5000, 500)]
EACH = 3
PEER_UP_TO = 2000


def case_of(applications: int, markers: int) -> AssignCase:
    """Invented conflicts: the same in every run."""
    chance = Random(applications)
    names = tuple(f"a{number:05}" for number in range(applications))
    most = 2 * EACH * applications // markers
    rows = tuple(Marker(f"m{number:04}", "xyz"[number % 3], most) for number in range(markers))
    conflicts = tuple((name, one.id) for name in names for one in rows if chance.random() < 0.05)
    return AssignCase(names, rows, conflicts, EACH)


def with_affinity(case: AssignCase) -> AssignCase:
    chance, ids = Random(1), [one.id for one in case.markers]
    chosen = {name: chance.sample(ids, min(20, len(ids))) for name in case.applications}
    values = {(name, one): Fraction(chance.randint(1, 50), 10) for name, ones in chosen.items() for one in ones}
    return replace(case, affinity=values)


def recused(case: AssignCase) -> AssignCase:
    """One pair in a thousand of the answer is a conflict after it."""
    pairs = assign(case).pairs
    return replace(case, current=pairs, conflicts=(*case.conflicts, *pairs[::1000]))


def seconds(work: Callable[[], object]) -> tuple[float, object]:
    start = process_time()
    found = work()
    return process_time() - start, found


def squares(loads: dict[str, int]) -> int:
    return sum(load * load for load in loads.values())


def highs(case: AssignCase) -> int:
    """The least sum of squares: a variable for each pair, and for each place of a marker."""
    conflicts, width = set(case.conflicts), len(case.markers)
    free = [
        (a, m)
        for a, name in enumerate(case.applications)
        for m, one in enumerate(case.markers)
        if (name, one.id) not in conflicts
    ]
    top = EACH * len(case.applications) // width + 4
    count, places = len(free), width * top
    pairs = np.array(free)
    rows = np.concatenate(
        [pairs[:, 0], len(case.applications) + pairs[:, 1], len(case.applications) + np.arange(places) // top]
    )
    columns = np.concatenate([np.arange(count), np.arange(count), count + np.arange(places)])
    values = np.concatenate([np.ones(2 * count), -np.ones(places)])
    equal = csr_array((values, (rows, columns)), shape=(len(case.applications) + width, count + places))
    cost = np.concatenate([np.zeros(count), 2 * (np.arange(places) % top) + 1])
    wanted = [EACH] * len(case.applications) + [0] * width
    return round(linprog(cost, A_eq=equal, b_eq=wanted, bounds=(0, 1), method="highs").fun)


def greedy(case: AssignCase) -> int | None:
    conflicts, loads = set(case.conflicts), {one.id: 0 for one in case.markers}
    limits = {one.id: one.max_load for one in case.markers}
    for name in case.applications:
        able = [one for one in loads if loads[one] < limits[one] and (name, one) not in conflicts]
        if len(able) < EACH:
            return None
        for one in sorted(able, key=lambda one: (loads[one], one))[:EACH]:
            loads[one] += 1
    return squares(loads)


def main(greatest: int) -> None:
    print(
        f"{'applications':>12}{'markers':>9}{'even':>8}{'groups':>8}{'affinity':>10}{'recusal':>9}{'Σ load²':>10}",
        end="",
    )
    print(f"{'HiGHS s':>10}{'ratio':>8}{'greedy s':>10}{'its Σ':>10}")
    for applications, markers in SIZES:
        if applications > greatest:
            break
        case = case_of(applications, markers)
        cases = case, replace(case, group_minimum={"x": 1, "y": 1}), with_affinity(case), recused(case)
        times, answers = zip(*(seconds(lambda one=one: assign(one)) for one in cases), strict=True)
        ours = squares(answers[0].loads)
        peer, peers = seconds(lambda case=case: highs(case)) if applications <= PEER_UP_TO else (None, ours)
        plain, theirs = seconds(lambda case=case: greedy(case))
        if peers != ours:
            sys.exit(f"HiGHS finds {peers}, Birge {ours}")
        print(
            f"{applications:>12}{markers:>9}{times[0]:>8.2f}{times[1]:>8.2f}{times[2]:>10.2f}{times[3]:>9.2f}{ours:>10}",
            end="",
        )
        print(f"{peer:>10.2f}{peer / times[0]:>8.1f}" if peer is not None else f"{'–':>10}{'–':>8}", end="")
        print(f"{plain:>10.2f}{theirs or '–':>10}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1][0])
