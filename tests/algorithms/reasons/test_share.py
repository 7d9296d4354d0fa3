"""The sentences of `birge.share/1`: complete in five languages, plain, and with numbers as people write them."""

from fractions import Fraction

import pytest

from birge.algorithms.reasons import LANGUAGES, texts_of
from birge.algorithms.reasons.numbers import number_text
from birge.algorithms.registry import Reason
from birge.algorithms.shares import SHARE, Rule

PARAMS = {
    "good": "көмүр",
    "unit": "т",
    "amount": Fraction(200),
    "total_claims": Fraction(1234567, 2),
    "total_floors": Fraction(0),
    "quantum": None,
    "given": Fraction(5, 2),
    "entitled": Fraction(5, 2),
    "claim": Fraction(10),
    "floor": Fraction(0),
    "weight": Fraction(1),
    "priority": 1,
}
CODES = [
    "share.nothing_asked",
    "share.whole_claim",
    "share.floor_only",
    *(f"share.{shortage}.{rule}" for shortage in ("amount", "floors_short") for rule in Rule),
]


@pytest.mark.parametrize("code", CODES)
def test_every_reason_has_different_words_in_every_language(code):
    texts = texts_of(
        "birge.share/1", Reason(code, PARAMS | {"weight": 2, "floor": 1, "quantum": Fraction(1, 4), "entitled": 3})
    )

    assert tuple(texts) == LANGUAGES
    assert len(set(texts.values())) == len(LANGUAGES)


def test_a_reason_in_kyrgyz_and_in_english():
    texts = texts_of("birge.share/1", Reason("share.amount.proportional", PARAMS))

    assert texts["ky"] == (
        "Суралган көлөм: 10 т. Берилген көлөм: 2,5 т. Баарына жетпеди. Бөлүштүрүлгөн көлөм: 200 т. "
        "Баары болуп суралганы: 617\u00a0283,5 т. Эреже: суралганга жараша."
    )
    assert texts["en"] == (
        "Claim: 10 т. Given: 2.5 т. There was not enough for everyone. To share: 200 т. "
        "Asked for in all: 617,283.5 т. Rule: in proportion to what was asked for."
    )


def test_a_weight_a_floor_and_rounding_are_said_only_where_they_counted():
    plain = texts_of("birge.share/1", Reason("share.amount.proportional", PARAMS))["en"]
    counted = PARAMS | {
        "weight": Fraction(3, 2),
        "floor": Fraction(1),
        "quantum": Fraction(1, 2),
        "entitled": Fraction(8, 3),
    }
    more = texts_of("birge.share/1", Reason("share.amount.proportional", counted))["en"]

    assert more == (
        plain
        + " Guaranteed minimum in it: 1 т. Weight: 1.5. Exact share: ≈ 2.667 т. Handed out in whole parts of: 0.5 т."
    )


def test_every_code_that_the_algorithm_gives_has_words():
    case = {"format": "birge.share/1", "good": "g", "unit": "t", "amount": 5, "claimants": []}
    rows = [{"claim": 0}, {"claim": 1, "floor": 1}, {"claim": 9, "floor": 2}, {"claim": 5}]
    case["claimants"] = [{"id": str(number)} | row for number, row in enumerate(rows)]
    for rule in Rule:
        for amount in (1, 3, 5, 20):
            document = case | {"rule": str(rule), "amount": amount}
            for reason in SHARE.reasons(document, SHARE.run(document)).values():
                assert set(texts_of("birge.share/1", reason)) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("number", "english", "kyrgyz"),
    [
        (0, "0", "0"),
        (1234567, "1,234,567", "1\u00a0234\u00a0567"),
        (Fraction(1, 2), "0.5", "0,5"),
        (Fraction(40, 7), "≈ 5.714", "≈ 5,714"),
        (Fraction(1, 3000), "≈ 0", "≈ 0"),
        (Fraction(1, 2000), "≈ 0.001", "≈ 0,001"),
        (Fraction(-5, 4), "−1.25", "−1,25"),
    ],
)
def test_numbers_are_written_as_people_write_them(number, english, kyrgyz):
    assert (number_text(number, "en"), number_text(number, "ky")) == (english, kyrgyz)
