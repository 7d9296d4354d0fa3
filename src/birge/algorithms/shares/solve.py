"""From a share case to awards: scale to whole numbers, floors first, the rule, then rounding to the quantum."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import lcm

from birge.algorithms.shares.case import Claimant, ShareCase
from birge.algorithms.shares.rules import RULES, Parts, Terms


class BoundBy(StrEnum):
    """What kept an award from being more: the claim itself, its floor (nothing came on top), or the amount."""

    CLAIM = "claim"
    FLOOR = "floor"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Award:
    """`given` is handed out; `entitled` is the exact share before rounding to the quantum."""

    id: str
    given: Fraction
    entitled: Fraction
    bound_by: BoundBy


@dataclass(frozen=True, slots=True)
class ShareResult:
    awards: tuple[Award, ...]
    unallocated: Fraction


def share(case: ShareCase) -> ShareResult:
    """The awards in the order of the claimants; together with `unallocated` they are exactly the amount."""
    scale = _common_denominator(case)
    amount = _scaled(case.amount, scale)
    claims = [_scaled(claimant.claim, scale) for claimant in case.claimants]
    floors = [_scaled(claimant.floor, scale) for claimant in case.claimants]
    parts = _entitled(case, amount, claims, floors)
    entitled = _fractions(parts, scale)
    if case.quantum is None:
        given = entitled
    else:
        quanta = _quanta(case, parts, min(amount, sum(claims)), _scaled(case.quantum, scale))
        given = [case.quantum * count for count in quanta]
    awards = tuple(map(_award, case.claimants, given, entitled))
    return ShareResult(awards, case.amount - _sum(given, scale, parts.denominator))


def _common_denominator(case: ShareCase) -> int:
    denominators = {case.amount.denominator, (case.quantum or case.amount).denominator}
    denominators.update(claimant.claim.denominator for claimant in case.claimants)
    denominators.update(claimant.floor.denominator for claimant in case.claimants)
    return lcm(*denominators)


def _scaled(number: Fraction, scale: int) -> int:
    return number.numerator * (scale // number.denominator)


def _terms(claimants: Iterable[Claimant]) -> Terms:
    weights = [claimant.weight for claimant in claimants]
    scale = lcm(*{weight.denominator for weight in weights})
    return Terms([_scaled(weight, scale) for weight in weights], [claimant.priority for claimant in claimants])


def _entitled(case: ShareCase, amount: int, claims: list[int], floors: list[int]) -> Parts:
    """Baselines first (Hougaard, Moreno-Ternero & Østerdal 2012): the floors, then a share of the rest on top.

    Where even the floors cannot all be met, the rule shares the amount with the floors in the place of the claims.
    """
    rule, terms, promised = RULES[case.rule], _terms(case.claimants), sum(floors)
    if promised > amount:
        return rule(amount, floors, terms)
    above = [claim - floor for claim, floor in zip(claims, floors, strict=True)]
    rest = rule(min(amount - promised, sum(above)), above, terms)
    if not promised:
        return rest
    pairs = zip(floors, rest.numerators, strict=True)
    return Parts([floor * rest.denominator + numerator for floor, numerator in pairs], rest.denominator)


def _fractions(parts: Parts, scale: int) -> list[Fraction]:
    denominator = parts.denominator * scale
    return [Fraction(numerator, denominator) for numerator in parts.numerators]


def _quanta(case: ShareCase, parts: Parts, volume: int, quantum: int) -> list[int]:
    """How many whole quanta each gets: rounded down, then the missing ones by largest remainder, ties by id.

    There are always more claimants with a remainder than missing quanta, so nobody is rounded up twice or past a claim.
    """
    step = quantum * parts.denominator
    counts, remainders = [], []
    for numerator in parts.numerators:
        count, remainder = divmod(numerator, step)
        counts.append(count)
        remainders.append(remainder)
    missing = volume // quantum - sum(counts)
    order = sorted(range(len(counts)), key=lambda index: (-remainders[index], case.claimants[index].id))
    for index in order[:missing]:
        counts[index] += 1
    return counts


def _award(claimant: Claimant, given: Fraction, entitled: Fraction) -> Award:
    if given == claimant.claim:
        bound_by = BoundBy.CLAIM
    elif given and given == claimant.floor:
        bound_by = BoundBy.FLOOR
    else:
        bound_by = BoundBy.AMOUNT
    return Award(claimant.id, given, entitled, bound_by)


def _sum(numbers: Iterable[Fraction], scale: int, denominator: int) -> Fraction:
    """Σ numbers, whose denominators all divide scale·denominator: adds whole numbers, not fractions."""
    common = scale * denominator
    return Fraction(sum(_scaled(number, common) for number in numbers), common)
