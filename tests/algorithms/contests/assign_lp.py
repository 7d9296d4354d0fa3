"""The best assignment by linear programs of an independent solver (HiGHS in scipy): one objective after the other.

The programs are flows, so their corners are whole numbers. Each place of a marker has its own variable with the
difference of the squares; each objective is held at its best before the next is asked for.
"""

import numpy as np
from scipy.optimize import linprog

from birge.algorithms.contests.assign import AssignCase, Pair


class Programs:
    def __init__(self, case: AssignCase) -> None:
        self.applications = sorted(case.applications)
        self.markers = sorted(case.markers, key=lambda one: one.id)
        self.pairs = [(name, one.id) for name in self.applications for one in self.markers]
        self.places = [(number, load) for number, one in enumerate(self.markers) for load in range(one.max_load)]
        conflicts = set(case.conflicts)
        most = [0 if pair in conflicts else 1 for pair in self.pairs]
        self.bounds = [(0, one) for one in [*most, *[1] * len(self.places)]]
        width, pairs = len(self.bounds), len(self.pairs)
        self.equal = np.zeros((len(self.applications) + len(self.markers), width))
        for row in range(len(self.applications)):
            self.equal[row, row * len(self.markers) : (row + 1) * len(self.markers)] = 1
        for number in range(len(self.markers)):
            self.equal[len(self.applications) + number, number : pairs : len(self.markers)] = 1
        for place, (number, _) in enumerate(self.places):
            self.equal[len(self.applications) + number, pairs + place] = -1
        self.values = [case.per_application] * len(self.applications) + [0] * len(self.markers)
        self.most, self.mosts = self._minima(case, width)
        kept = set(case.current)
        none = [0] * len(self.places)
        self.kept = np.array([-(pair in kept) for pair in self.pairs] + none)
        self.squares = np.array([0] * pairs + [2 * load + 1 for _, load in self.places])
        self.affinity = np.array([-int(case.affinity.get(pair, 0)) for pair in self.pairs] + none)

    def _minima(self, case: AssignCase, width: int) -> tuple[np.ndarray, list[int]]:
        rows, most = [], []
        for number in range(len(self.applications)):
            for group, least in case.group_minimum.items():
                row = np.zeros(width)
                for place, one in enumerate(self.markers):
                    row[number * len(self.markers) + place] = -(one.group == group)
                rows.append(row)
                most.append(-least)
        return np.array(rows).reshape(len(rows), width), most

    def least(self, objective: np.ndarray) -> int | None:
        """The least that the objective can be. None: there is no assignment."""
        answer = linprog(
            objective, A_ub=self.most, b_ub=self.mosts, A_eq=self.equal, b_eq=self.values, bounds=self.bounds
        )
        assert answer.status in (0, 2), answer.message
        return round(answer.fun) if answer.status == 0 else None

    def hold(self, objective: np.ndarray, value: int) -> None:
        self.equal = np.vstack([self.equal, objective])
        self.values = [*self.values, value]

    def best(self) -> list[int] | None:
        """The values of the objectives, all held from now on."""
        values = []
        for objective in (self.kept, self.squares, self.affinity):
            value = self.least(objective)
            if value is None:
                return None
            self.hold(objective, value)
            values.append(value)
        return values

    def first(self) -> list[Pair]:
        """Of the assignments that are as good as what is held, the first by ids: pair after pair is tried."""
        found = []
        for place, pair in enumerate(self.pairs):
            wanted = np.eye(1, len(self.bounds), place)[0]
            least = self.least(-wanted)
            self.hold(wanted, -least)
            found += [pair] if least == -1 else []
        return found
