"""The sentences of `birge.contests.rank/1`: complete in five languages, and about the right numbers."""

from fractions import Fraction

import pytest

from birge.algorithms.contests.rank import RANK, Outcome
from birge.algorithms.reasons import LANGUAGES, texts_of
from birge.algorithms.registry import Reason

PARAMS = {
    "place": 3,
    "ranked": 4,
    "score": Fraction(7667, 100),
    "requested": Fraction(120_000),
    "minimum": Fraction(60),
    "currency": "KGS",
    "area": "Каракол",
    "points_short": Fraction(12),
    "money_short": Fraction(40_000),
}


def said(outcome: str, **changes) -> dict[str, str]:
    return texts_of(RANK.format, Reason(f"rank.{outcome}", PARAMS | changes))


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_different_words_in_every_language(outcome):
    for changes in ({}, {"points_short": None}, {"money_short": None}, {"points_short": None, "money_short": None}):
        texts = said(outcome, **changes)
        assert tuple(texts) == LANGUAGES
        assert len(set(texts.values())) == len(LANGUAGES)


def test_a_loser_reads_what_would_have_helped():
    texts = said("money-short")
    assert texts["en"] == (
        "Score: 76.67. Place: 3 of 4. Asked for: 120,000 som. The money that was left was not enough for it. "
        "It would have been selected with 12 more points. "
        "It would have been selected with 40,000 som more in the line."
    )
    assert texts["ky"] == (
        "Балл: 76,67. Орду: 3, бардыгы: 4. Суралган сумма: 120\u00a0000 сом. Калган акча бул табыштамага жеткен жок. "
        "Дагы ушунча балл болсо, тандалмак: 12. Беренеде дагы ушунча акча болсо, тандалмак: 40\u00a0000 сом."
    )


def test_a_loser_whom_nothing_would_have_helped_reads_so():
    assert said("area-full", points_short=None, money_short=None)["en"].endswith(
        "Neither more points for it alone nor more money would have selected it."
    )


def test_a_winner_and_one_without_marks_read_no_what_ifs():
    assert said("selected")["en"].endswith("som. The application is selected.")
    assert said("unranked")["en"] == "Nobody marked this application, so it is not in the order."


def test_other_money_bears_the_code_of_its_currency():
    texts = said("money-short", currency="USD")
    assert "Asked for: 120,000 USD." in texts["en"]
    assert texts["ru"].endswith("больше денег на: 40\u00a0000 USD.")
