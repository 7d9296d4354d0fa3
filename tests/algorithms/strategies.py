"""Share cases for the property tests: small numbers with many ties, zeros, weights, floors, tiers and quanta."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from birge.algorithms.shares import Claimant, Rule, ShareCase, share

WEIGHTS = [Fraction(text) for text in ("1", "2", "3", "1/2", "3/10", "7/4")]
rules = st.sampled_from(list(Rule))


@st.composite
def claimants(draw: st.DrawFn, rule: Rule, quantum: Fraction, plain: bool) -> tuple[Claimant, ...]:
    rows = []
    for row in range(draw(st.integers(0, 7))):
        claim = draw(st.integers(0, 12))
        floor = 0 if plain else draw(st.sampled_from([0, 0, claim, claim // 2]))
        weight = Fraction(1) if plain or rule is Rule.TALMUD else draw(st.sampled_from(WEIGHTS))
        tier = draw(st.integers(1, 3)) if rule is Rule.PRIORITY else 1
        rows.append(Claimant(f"{row * 7 % 10}", claim * quantum, weight, floor * quantum, tier))
    return tuple(rows)


@st.composite
def share_cases(draw: st.DrawFn, rules: Iterable[Rule] = Rule, plain: bool = False, quanta: bool = False) -> ShareCase:
    """`plain`: without weights and floors. `quanta`: with a quantum."""
    rule = draw(st.sampled_from(list(rules)))
    quantum = draw(st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(5, 4), Fraction(3)]))
    rows = draw(claimants(rule, quantum, plain))
    total = sum((row.claim for row in rows), Fraction(0))
    amount = (
        draw(st.sampled_from([total, total / 2])) if draw(st.booleans()) else Fraction(draw(st.integers(0, 400)), 6)
    )
    return ShareCase("coal", "t", amount, rule, rows, quantum if quanta else None)


def given_by_id(case: ShareCase) -> dict[str, Fraction]:
    return {award.id: award.given for award in share(case).awards}


def with_claims(case: ShareCase, amount: Fraction, claims: Iterable[Fraction]) -> ShareCase:
    rows = tuple(replace(row, claim=claim) for row, claim in zip(case.claimants, claims, strict=True))
    return replace(case, amount=amount, claimants=rows)
