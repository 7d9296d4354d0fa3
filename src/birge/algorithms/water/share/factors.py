"""How much must enter at the source for one m³ at a canal's outlets: Π 1/efficiency, over one common denominator.

Exact as long as the denominator stays short. Where thousands of canals have efficiencies of many different digits the
exact denominator has thousands of digits too; then each factor is rounded at 256 binary places, which moves no volume
by as much as 10⁻⁶⁰ of itself, and amounts that agree to 200 binary places count as equal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final

from birge.algorithms.cases.exact import Exact
from birge.algorithms.water.share.scheme import Scheme

_LONGEST: Final = 1024  # bits of an exact factor
_ROUNDED_AT: Final = 256
_EQUAL_AT: Final = 200
_GREATEST: Final = 1 << 4096  # behind so many lossy canals nothing arrives that could be measured


@dataclass(frozen=True, slots=True)
class Factors:
    """`numerators[node] / denominator` for each node of the scheme; 1 for the source."""

    numerators: list[int]
    denominator: int
    exact: bool

    def exceeds(self, carried: int, limit: int) -> bool:
        """Is it more, and not only by what the rounding of the factors may have done?"""
        return carried > limit and (self.exact or (carried - limit) << _EQUAL_AT > carried)


def factors_of(scheme: Scheme, efficiencies: Sequence[Exact]) -> Factors:
    """`efficiencies` in the order of the case's canals."""
    of_node: list[Exact] = [1] * len(scheme.parents)
    for node, efficiency in zip(scheme.node_of, efficiencies, strict=True):
        of_node[node] = efficiency
    return _exact(scheme, of_node) or _rounded(scheme, of_node)


def _exact(scheme: Scheme, efficiencies: Sequence[Exact]) -> Factors | None:
    """None where a number would be longer than `_LONGEST`."""
    factors = [Fraction(1)]
    common = 1
    for node in range(1, len(efficiencies)):
        above, efficiency = factors[scheme.parents[node]], efficiencies[node]
        factor = above if efficiency == 1 else above / efficiency
        common = lcm(common, factor.denominator)
        if max(common, factor.numerator).bit_length() > _LONGEST:
            return None
        factors.append(factor)
    return Factors([factor.numerator * (common // factor.denominator) for factor in factors], common, exact=True)


def _rounded(scheme: Scheme, efficiencies: Sequence[Exact]) -> Factors:
    numerators = [1 << _ROUNDED_AT]
    for node in range(1, len(efficiencies)):
        above, efficiency = numerators[scheme.parents[node]], efficiencies[node]
        numerators.append(min(above * efficiency.denominator // efficiency.numerator, _GREATEST))
    return Factors(numerators, 1 << _ROUNDED_AT, exact=False)
