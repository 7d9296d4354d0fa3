"""The arithmetic of an application's budget, exact to the tyiyn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Row:
    """A row: how many units (exact), the price of one, and which part of the cost the applicant bears herself."""

    quantity: Fraction
    price_tyiyn: int
    own_tyiyn: int = 0

    @property
    def cost_tyiyn(self) -> int:
        """Quantity times price, half a tyiyn rounded up."""
        return (2 * self.quantity * self.price_tyiyn + 1) // 2

    @property
    def grant_tyiyn(self) -> int:
        """What is asked for: the cost without the own part; below 0 where the own part is larger than the cost."""
        return self.cost_tyiyn - self.own_tyiyn


@dataclass(frozen=True)
class Sums:
    """Of a budget: all costs, of which the grant, of which the applicant's own contribution."""

    cost_tyiyn: int
    grant_tyiyn: int
    own_tyiyn: int

    @property
    def own_percent(self) -> Fraction:
        """The own contribution in percent of all costs; 0 of an empty budget."""
        return Fraction(100 * self.own_tyiyn, self.cost_tyiyn) if self.cost_tyiyn else Fraction(0)


def add_up(rows: Iterable[Row]) -> Sums:
    """The sums of the rows: each row is rounded first, so that a reader adds up the same column."""
    kept = list(rows)
    own = sum(row.own_tyiyn for row in kept)
    cost = sum(row.cost_tyiyn for row in kept)
    return Sums(cost_tyiyn=cost, grant_tyiyn=cost - own, own_tyiyn=own)


def own_needed(cost_tyiyn: int, percent: int) -> int:
    """The least own contribution that is `percent` of the costs, in whole tyiyn, rounded up."""
    return -(-cost_tyiyn * percent // 100)
