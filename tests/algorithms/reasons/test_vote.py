"""Money and points in the reasons of a vote have at most two decimals."""

from fractions import Fraction

from birge.algorithms.reasons import texts_of
from birge.algorithms.registry import Reason

PARAMS = {
    "currency": "сом", "kind": "cumulative", "rule": "equal-shares", "share": Fraction(1000, 3), "added": 0,
    "cost": Fraction(100), "short": None, "place": 1, "votes": Fraction(7, 2), "supporters": 3, "money": None,
    "price": Fraction(200, 3), "payers": 3, "full": 3,
}  # fmt: skip


def test_no_number_has_thousandths():
    said = texts_of("birge.contests.vote/1", Reason("vote.bought", PARAMS))["ru"]

    assert "Баллы: 3,5." in said
    assert "за один балл: ≈ 66,67 сом." in said
    assert said.endswith("поровну между всеми голосовавшими: ≈ 333,33 сом.")
