"""The rules of `birge.share/1` straight from their definitions: slow, exact, nothing shared with the product.

The total that a level λ hands out is piecewise linear in λ with known corners, so the level is found between the two
corners around the amount.
"""

from collections.abc import Callable
from fractions import Fraction
from math import floor

from birge.algorithms.shares import Claimant, Rule, ShareCase

Level = Fraction
Awards = list[Fraction]


def slow_share(case: ShareCase) -> tuple[Awards, Awards]:
    """(given, entitled), in the order of the claimants."""
    people, floors = case.claimants, [person.floor for person in case.claimants]
    if sum(floors) > case.amount:
        entitled = by_rule(case.rule, case.amount, floors, people)
    else:
        above = [person.claim - person.floor for person in people]
        rest = by_rule(case.rule, case.amount - sum(floors), above, people)
        entitled = [base + more for base, more in zip(floors, rest, strict=True)]
    return (entitled if case.quantum is None else rounded(case, entitled)), entitled


def by_rule(rule: Rule, amount: Fraction, claims: Awards, people: tuple[Claimant, ...]) -> Awards:
    amount = min(amount, Fraction(sum(claims)))
    pairs = [(claim, person.weight) for claim, person in zip(claims, people, strict=True)]
    if rule is Rule.PROPORTIONAL:
        return at_level(amount, pairs, lambda level, c, w: min(c, level * w * c), [1 / w for _, w in pairs])
    if rule is Rule.EQUAL_AWARDS:
        return at_level(amount, pairs, lambda level, c, w: min(c, level * w), [c / w for c, w in pairs])
    if rule is Rule.EQUAL_LOSSES:
        return at_level(amount, pairs, lambda level, c, w: max(Fraction(0), c - level / w), [c * w for c, w in pairs])
    if rule is Rule.TALMUD:
        halves = [c / 2 for c, _ in pairs]
        if amount <= sum(halves):
            return at_level(amount, pairs, lambda level, c, w: min(c / 2, level), halves)
        return at_level(amount, pairs, lambda level, c, w: c - min(c / 2, level), halves)
    return in_tiers(amount, claims, people)


def in_tiers(amount: Fraction, claims: Awards, people: tuple[Claimant, ...]) -> Awards:
    awards, left = dict.fromkeys(range(len(claims)), Fraction(0)), amount
    for tier in sorted({person.priority for person in people}):
        members = [index for index, person in enumerate(people) if person.priority == tier]
        chosen = tuple(people[index] for index in members)
        shares = by_rule(Rule.PROPORTIONAL, left, [claims[index] for index in members], chosen)
        awards |= dict(zip(members, shares, strict=True))
        left -= sum(shares)
    return list(awards.values())


def at_level(
    amount: Fraction,
    pairs: list[tuple[Fraction, Fraction]],
    award: Callable[[Level, Fraction, Fraction], Fraction],
    corners: list[Level],
) -> Awards:
    def awards(level: Level) -> Awards:
        return [award(level, claim, weight) for claim, weight in pairs]

    levels = sorted({Fraction(0), *corners})
    for low, high in zip(levels, levels[1:] or levels, strict=False):
        at_low, at_high = sum(awards(low)), sum(awards(high))
        if min(at_low, at_high) <= amount <= max(at_low, at_high):
            step = (amount - at_low) / (at_high - at_low) if at_high != at_low else 0
            return awards(low + step * (high - low))
    raise AssertionError("no level hands out this amount")


def rounded(case: ShareCase, entitled: Awards) -> Awards:
    quantum = case.quantum
    given = [quantum * floor(share / quantum) for share in entitled]
    total = quantum * floor(min(case.amount, sum(person.claim for person in case.claimants)) / quantum)
    while sum(given) < total:
        # Whoever got a quantum more has a negative remainder and is behind everyone from then on.
        lacking = range(len(given))
        next_one = min(lacking, key=lambda index: (given[index] - entitled[index], case.claimants[index].id))
        given[next_one] += quantum
    return given
