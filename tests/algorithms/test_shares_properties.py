"""What the literature proves of the rules, tried on many small cases (Thomson 2003; Aumann & Maschler 1985)."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import floor

from hypothesis import given, settings
from hypothesis import strategies as st

from birge.algorithms.shares import Rule, ShareCase, share
from tests.algorithms.slow_shares import slow_share
from tests.algorithms.strategies import given_by_id, share_cases, with_claims

SELF_DUAL = [Rule.PROPORTIONAL, Rule.TALMUD]
often = settings(max_examples=200, deadline=None, derandomize=True)


def total_claims(case: ShareCase) -> Fraction:
    return sum((row.claim for row in case.claimants), Fraction(0))


def awards(case: ShareCase) -> list[Fraction]:
    return [award.given for award in share(case).awards]


@often
@given(st.one_of(share_cases(), share_cases(quanta=True)))
def test_it_agrees_with_the_definitions_computed_slowly(case):
    result = share(case)
    slow_given, slow_entitled = slow_share(case)
    assert [award.given for award in result.awards] == slow_given
    assert [award.entitled for award in result.awards] == slow_entitled


@often
@given(share_cases())
def test_nothing_is_wasted_and_nobody_gets_more_than_the_claim(case):
    result = share(case)
    assert sum(award.given for award in result.awards) == min(case.amount, total_claims(case))
    assert result.unallocated == max(0, case.amount - total_claims(case))
    assert all(0 <= award.given <= row.claim for award, row in zip(result.awards, case.claimants, strict=True))


@often
@given(share_cases())
def test_every_floor_is_kept_or_none_is_passed(case):
    enough = sum(row.floor for row in case.claimants) <= case.amount
    for row, award in zip(case.claimants, share(case).awards, strict=True):
        assert award.given >= row.floor if enough else award.given <= row.floor


@often
@given(share_cases(quanta=True))
def test_with_a_quantum_whole_quanta_are_given_near_the_exact_share(case):
    result = share(case)
    whole = case.quantum * floor(min(case.amount, total_claims(case)) / case.quantum)
    assert sum(award.given for award in result.awards) == whole
    assert result.unallocated == case.amount - whole
    for row, award in zip(case.claimants, result.awards, strict=True):
        assert (award.given / case.quantum).denominator == 1
        assert abs(award.given - award.entitled) < case.quantum
        assert award.given <= row.claim


@often
@given(st.one_of(share_cases(), share_cases(quanta=True)), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_is_irrelevant(case, chance):
    rows = list(case.claimants)
    chance.shuffle(rows)
    assert given_by_id(replace(case, claimants=tuple(rows))) == given_by_id(case)


@often
@given(share_cases(), st.fractions(0, 10, max_denominator=6))
def test_more_to_share_is_less_for_nobody(case, more):
    richer = replace(case, amount=case.amount + more)
    assert all(now <= then for now, then in zip(awards(case), awards(richer), strict=True))


@often
@given(share_cases(), st.sampled_from([Fraction(1, 3), Fraction(7), Fraction(1000)]))
def test_the_unit_is_irrelevant(case, factor):
    rows = tuple(replace(row, claim=row.claim * factor, floor=row.floor * factor) for row in case.claimants)
    scaled = replace(case, amount=case.amount * factor, claimants=rows)
    assert awards(scaled) == [award * factor for award in awards(case)]


@often
@given(share_cases(), st.sets(st.integers(0, 9).map(str)))
def test_some_who_share_again_what_they_got_together_get_the_same(case, ids):
    first = given_by_id(case)
    rows = tuple(row for row in case.claimants if row.id in ids)
    again = replace(case, amount=sum((first[row.id] for row in rows), Fraction(0)), claimants=rows)
    assert given_by_id(again) == {row.id: first[row.id] for row in rows}


@often
@given(share_cases(SELF_DUAL, plain=True))
def test_proportional_and_talmud_share_what_is_there_as_they_share_what_is_missing(case):
    total = total_claims(case)
    amount = min(case.amount, total)
    losses = awards(replace(case, amount=total - amount))
    assert awards(case) == [row.claim - loss for row, loss in zip(case.claimants, losses, strict=True)]


@often
@given(share_cases([Rule.EQUAL_LOSSES]))
def test_equal_losses_is_equal_awards_of_what_is_missing(case):
    rows = tuple(replace(row, weight=1 / row.weight, floor=Fraction(0)) for row in case.claimants)
    missing = total_claims(case) - min(case.amount, total_claims(case))
    losses = awards(ShareCase("coal", "t", missing, Rule.EQUAL_AWARDS, rows))
    without_floors = replace(case, claimants=tuple(replace(row, floor=Fraction(0)) for row in case.claimants))
    assert awards(without_floors) == [row.claim - loss for row, loss in zip(rows, losses, strict=True)]


@often
@given(share_cases([Rule.EQUAL_AWARDS, Rule.TALMUD], plain=True))
def test_a_claim_above_the_amount_counts_as_the_amount(case):
    truncated = with_claims(case, case.amount, [min(row.claim, case.amount) for row in case.claimants])
    assert awards(truncated) == awards(case)


@often
@given(share_cases([Rule.EQUAL_LOSSES, Rule.TALMUD], plain=True))
def test_what_the_others_leave_to_one_may_be_given_first(case):
    total = total_claims(case)
    rights = [min(row.claim, max(Fraction(0), case.amount - (total - row.claim))) for row in case.claimants]
    rest = with_claims(
        case,
        case.amount - sum(rights),
        [row.claim - right for row, right in zip(case.claimants, rights, strict=True)],
    )
    assert awards(case) == [right + more for right, more in zip(rights, awards(rest), strict=True)]


@often
@given(share_cases([Rule.TALMUD], plain=True))
def test_by_talmud_every_two_share_as_the_two_of_the_contested_garment(case):
    rows = list(zip(case.claimants, awards(case), strict=True))
    for one, one_got in rows:
        for other, other_got in rows:
            if one is not other:
                both = one_got + other_got
                conceded_to_one, conceded = max(0, both - other.claim), max(0, both - one.claim)
                assert one_got == conceded_to_one + (both - conceded_to_one - conceded) / 2


@often
@given(share_cases([Rule.PROPORTIONAL, Rule.EQUAL_AWARDS, Rule.EQUAL_LOSSES, Rule.TALMUD], plain=True))
def test_who_claims_more_gets_no_less_and_loses_no_less(case):
    rows = sorted((row.claim, got, row.claim - got) for row, got in zip(case.claimants, awards(case), strict=True))
    for smaller, larger in pairwise(rows):
        assert smaller[1] <= larger[1]
        assert smaller[2] <= larger[2]
