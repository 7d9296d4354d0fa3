"""The supporters of one project who still have money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.contests.votes.equal_shares.purses import Groups
from birge.algorithms.contests.votes.vote import Whole

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Backers:
    """By ballot: `groups`, its place; `weights`, what each of its voters gives the project; `voters`, how many there
    are. `rough`: the weights in floating point. `single`: there is one voter of each ballot.
    """

    groups: Groups
    weights: Whole
    voters: NDArray[np.int64]
    rough: Floats
    single: bool
    approval: bool

    def total(self, numbers: NDArray[Any]) -> Any:
        """Of all voters, from what each of a ballot has; exact if the numbers are."""
        return np.add.reduce(numbers if self.single else numbers * self.voters)

    def only(self, mask: Mask) -> Backers:
        """Columns that hold nothing but ones are only shortened."""
        groups = self.groups.compress(mask)
        return Backers(
            groups,
            self.weights[: groups.size] if self.approval else self.weights.compress(mask),
            self.voters[: groups.size] if self.single else self.voters.compress(mask),
            self.rough[: groups.size] if self.approval else self.rough.compress(mask),
            self.single,
            self.approval,
        )

    def people(self, mask: Mask) -> int:
        return int(np.count_nonzero(mask) if self.single else (self.voters * mask).sum())

    def rough_votes(self, mask: Mask) -> float:
        return float(self.people(mask) if self.approval else self.total(self.rough * mask))

    def exact_votes(self, mask: Mask) -> int:
        return self.people(mask) if self.approval else int(self.total(self.weights * mask))
