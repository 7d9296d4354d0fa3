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
    are. `rough`: the weights in floating point. `single`: there is one voter of each ballot.
    """

    groups: Groups
    weights: Whole
    voters: NDArray[np.int64]
    rough: Floats
    single: bool
    approval: bool

    @property
    def yes_or_no(self) -> bool:
        """One voter each, and one vote each."""
        return self.single and self.approval

    @cached_property
    def counted(self) -> Floats:
        return self.rough if self.single else self.rough * self.voters

    def together(self, money: Floats) -> Floats:
        """Of all voters of each ballot, from that of one."""
        return money if self.single else money * self.voters

    @cached_property
    def votes(self) -> float:
        return float(self.counted.sum())

    def only(self, mask: Mask) -> Backers:
        return Backers(
            self.groups[mask], self.weights[mask], self.voters[mask], self.rough[mask], self.single, self.approval
        )

    def people(self, mask: Mask) -> int:
        return int(np.count_nonzero(mask) if self.single else (self.voters * mask).sum())

    def rough_votes(self, mask: Mask) -> float:
        return float(np.count_nonzero(mask)) if self.yes_or_no else float((self.counted * mask).sum())

    def exact_votes(self, mask: Mask) -> int:
        if self.approval:
            return self.people(mask)
        weights = self.weights[mask]
        return int((weights if self.single else weights * self.voters[mask]).sum())
