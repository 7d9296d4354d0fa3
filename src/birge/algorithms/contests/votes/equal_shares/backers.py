"""The supporters of one project who still have money."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.contests.votes.equal_shares.purses import Groups
from birge.algorithms.contests.votes.vote import Whole

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Backers:
    """By ballot: `groups`, its place; `weights`, what each of its voters gives the project; `voters`, how many there
    are. `rough`: the weights in floating point.
    """

    groups: Groups
    weights: Whole
    voters: NDArray[np.int64]
    rough: Floats

    @cached_property
    def counted(self) -> Floats:
        return self.rough * self.voters

    @cached_property
    def votes(self) -> float:
        return float(self.counted.sum())

    def only(self, mask: Mask) -> Backers:
        return Backers(self.groups[mask], self.weights[mask], self.voters[mask], self.rough[mask])

    def people(self, mask: Mask) -> int:
        return int(self.voters[mask].sum())

    def exact_votes(self, mask: Mask) -> int:
        return int((self.weights[mask] * self.voters[mask]).sum())
