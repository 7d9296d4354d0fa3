"""Long canals with efficiencies of many digits: the way without exact factors agrees with the exact one."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from birge.algorithms.water.share import Canal, Rule, User, WaterCase, factors, share


def chain(length: int, efficiency: Fraction) -> WaterCase:
    canals = tuple(
        Canal(f"c{number}", f"c{number - 1}" if number else None, None, efficiency) for number in range(length)
    )
    users = tuple(User(f"u{number}", f"c{number}", Fraction(10)) for number in range(0, length, max(1, length // 50)))
    return WaterCase(Rule.MAX_MIN, Fraction(100), canals, users)


def wide(seed: int) -> WaterCase:
    chance = Random(seed)
    canals = [Canal("c0", None)]
    for number in range(1, 40):
        efficiency = Fraction(chance.randint(50, 100), 100)
        capacity = chance.choice([None, Fraction(chance.randrange(200))])
        canals.append(Canal(f"c{number}", f"c{chance.randrange(number)}", capacity, efficiency))
    users = [User(f"u{number}", f"c{chance.randrange(40)}", Fraction(chance.randrange(40))) for number in range(60)]
    return WaterCase(Rule.MAX_MIN, Fraction(700), tuple(canals), tuple(users))


@pytest.mark.parametrize("seed", range(5))
def test_rounded_factors_move_nothing_that_is_stated(seed, monkeypatch):
    exact = share(wide(seed)).periods[0]
    monkeypatch.setattr(factors, "_LONGEST", 1)
    rounded = share(wide(seed)).periods[0]
    assert (exact.period.factors.exact, rounded.period.factors.exact) == (True, False)
    assert rounded.bound_by() == exact.bound_by()
    assert rounded.flows() == exact.flows()
    assert rounded.totals() == exact.totals()
    assert all(abs(a - b) < Fraction(1, 10**50) for a, b in zip(exact.given(), rounded.given(), strict=True))


def test_two_thousand_canals_in_a_row_are_no_trouble():
    case = chain(2000, Fraction("0.9987654321"))
    period = share(case).periods[0]
    assert not period.period.factors.exact
    parts = {volume / 10 for volume in period.given()}
    assert len(parts) == 1
    assert abs(period.flows()[0].inflow - 100) < Fraction(1, 10**14)


def test_a_canal_that_is_just_full_and_holds_back_nobody_is_full():
    case = chain(3, Fraction("0.3333333333333333333"))
    needed = sum(Fraction(10) / Fraction("0.3333333333333333333") ** (number + 1) for number in range(3))
    roomy = replace(case, supply=10 * needed)
    just = replace(roomy, canals=(replace(case.canals[0], capacity=needed), *case.canals[1:]))
    period = share(just).periods[0]
    assert period.bound_by() == ["request"] * 3
    assert period.flows()[0].full


def test_behind_thousands_of_lossy_canals_nothing_arrives_and_nothing_breaks():
    case = chain(3000, Fraction("0.5"))
    narrow = tuple(replace(canal, capacity=Fraction(1000)) for canal in case.canals)
    period = share(replace(case, canals=narrow)).periods[0]
    assert period.thousandths() == [0] * len(case.users)
    assert abs(period.flows()[0].inflow - 100) < Fraction(1, 10**14)
