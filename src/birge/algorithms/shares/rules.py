"""The five rules on whole numbers, each by pouring once into vessels.

All take `volume` (0 ≤ volume ≤ Σ claims), `claims` ≥ 0 and the `terms` of the same length, and hand out the whole
volume exactly. Sources: Thomson, "Axiomatic and game-theoretic analysis of bankruptcy and taxation problems", Math.
Social Sciences 45 (2003); Aumann & Maschler, "Game theoretic analysis of a bankruptcy problem from the Talmud", J.
Economic Theory 36 (1985); weighted forms as in `docs/algorithms/share.md`.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import gcd, lcm

from birge.algorithms.shares.case import Rule


@dataclass(frozen=True, slots=True)
class Terms:
    """Whole-number weights (only their ratios matter) and priorities, in the order of the claims."""

    weights: list[int]
    priorities: list[int]


@dataclass(frozen=True, slots=True)
class Parts:
    """Rational parts over one common denominator."""

    numerators: list[int]
    denominator: int


def pour(volume: int, caps: Sequence[int], widths: Sequence[int], order: Sequence[int]) -> Parts:
    """min(cap, λ·width) for the level λ that hands out the volume: vessels of these widths filled to one level.

    0 ≤ volume ≤ Σ caps; a vessel with cap > 0 has a width > 0. `order` are any numbers that sort the vessels by the
    level at which they are full, cap/width.
    """
    vessels = [index for index, cap in enumerate(caps) if cap]
    vessels.sort(key=order.__getitem__)
    left, width_left, full = volume, sum(widths[index] for index in vessels), 0
    for index in vessels:
        if caps[index] * width_left > left * widths[index]:
            break
        left -= caps[index]
        width_left -= widths[index]
        full += 1
    common = gcd(left, width_left) or 1
    left, denominator = left // common, width_left // common or 1
    numerators = [0] * len(caps)
    for index in vessels[:full]:
        numerators[index] = caps[index] * denominator
    for index in vessels[full:]:
        numerators[index] = left * widths[index]
    return Parts(numerators, denominator)


def proportional(volume: int, claims: Sequence[int], terms: Terms) -> Parts:
    """min(claim, λ·weight·claim). Full at λ = 1/weight."""
    widths = [claim * weight for claim, weight in zip(claims, terms.weights, strict=True)]
    return pour(volume, claims, widths, [-weight for weight in terms.weights])


def equal_awards(volume: int, claims: Sequence[int], terms: Terms) -> Parts:
    """Constrained equal awards: min(claim, λ·weight). Full at λ = claim/weight.

    The order is by integers: two different quotients differ by at least 1/(greatest weight)², so after a shift by twice
    its bits their floors differ too, in the same direction.
    """
    shift = 2 * max(terms.weights, default=1).bit_length()
    order = [(claim << shift) // weight for claim, weight in zip(claims, terms.weights, strict=True)]
    return pour(volume, claims, terms.weights, order)


def equal_losses(volume: int, claims: Sequence[int], terms: Terms) -> Parts:
    """Constrained equal losses: max(0, claim − λ/weight): the missing volume poured as losses into widths 1/weight.

    A claim is lost whole at λ = claim·weight.
    """
    distinct = set(terms.weights)
    common = lcm(*distinct)
    width_of = {weight: common // weight for weight in distinct}
    order = [claim * weight for claim, weight in zip(claims, terms.weights, strict=True)]
    return _rest(claims, pour(sum(claims) - volume, claims, [width_of[weight] for weight in terms.weights], order))


def talmud(volume: int, claims: Sequence[int], terms: Terms) -> Parts:
    """Equal awards of the half-claims up to half of all claims; beyond it equal losses of the half-claims."""
    total = sum(claims)
    if 2 * volume > total:
        return _rest(claims, talmud(total - volume, claims, terms))
    doubled = pour(2 * volume, claims, [1] * len(claims), claims)
    return Parts(doubled.numerators, 2 * doubled.denominator)


def priority(volume: int, claims: Sequence[int], terms: Terms) -> Parts:
    """Tier after tier, 1 first; the tier that cannot be satisfied whole is shared proportionally."""
    tiers: dict[int, list[int]] = defaultdict(list)
    for index, tier in enumerate(terms.priorities):
        tiers[tier].append(index)
    caps, left = [0] * len(claims), volume
    for _, members in sorted(tiers.items()):
        needed = sum(claims[index] for index in members)
        if needed > left:
            return _with_partial_tier(left, claims, terms, caps, members)
        for index in members:
            caps[index] = claims[index]
        left -= needed
    return Parts(caps, 1)


def _with_partial_tier(left: int, claims: Sequence[int], terms: Terms, whole: list[int], members: list[int]) -> Parts:
    weights = Terms([terms.weights[index] for index in members], [])
    parts = proportional(left, [claims[index] for index in members], weights)
    numerators = [number * parts.denominator for number in whole]
    for index, numerator in zip(members, parts.numerators, strict=True):
        numerators[index] = numerator
    return Parts(numerators, parts.denominator)


def _rest(claims: Sequence[int], parts: Parts) -> Parts:
    pairs = zip(claims, parts.numerators, strict=True)
    return Parts([claim * parts.denominator - numerator for claim, numerator in pairs], parts.denominator)


RULES: dict[Rule, Callable[[int, Sequence[int], Terms], Parts]] = {
    Rule.PROPORTIONAL: proportional,
    Rule.EQUAL_AWARDS: equal_awards,
    Rule.EQUAL_LOSSES: equal_losses,
    Rule.TALMUD: talmud,
    Rule.PRIORITY: priority,
}
