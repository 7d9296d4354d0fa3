"""The sentences of `birge.water.share/1`: complete in five languages, and about the right numbers."""

from fractions import Fraction

import pytest

from birge.algorithms.reasons import LANGUAGES, texts_of
from birge.algorithms.registry import Reason
from birge.algorithms.water.share import WATER_SHARE, Rule

FORMAT = "birge.water.share/1"
PARAMS = {
    "request": Fraction(1400),
    "given": Fraction(1000),
    "percent": Fraction(714, 10),
    "floor": 0,
    "floors": 0,
    "weight": 1,
    "priority": 1,
    "periods": 1,
    "short": 1,
    "canal": "К-3",
}
CODES = [
    "water.nothing_asked",
    "water.whole_request",
    *(f"water.{binder}.{rule}" for binder in ("canal", "supply") for rule in Rule),
]


def case(rule: str = "max-min", **changes) -> dict:
    canals = [{"id": "К", "parent": None}, {"id": "К-3", "parent": "К", "capacity_m3": 20}]
    users = [
        {"id": "none", "canal": "К", "request_m3": 0},
        {"id": "narrow", "canal": "К-3", "request_m3": 40},
        {"id": "wide", "canal": "К", "request_m3": 40},
    ]
    base = {"format": FORMAT, "rule": rule, "supply_m3": 50, "canals": canals, "users": users}
    return base | changes


def texts(document: dict, user: str) -> dict[str, str]:
    return texts_of(FORMAT, WATER_SHARE.reasons(document, WATER_SHARE.run(document))[user])


@pytest.mark.parametrize("code", CODES)
def test_every_reason_has_different_words_in_every_language(code):
    said = texts_of(FORMAT, Reason(code, PARAMS | {"weight": 2, "floor": 1, "floors": 1, "periods": 3}))
    assert tuple(said) == LANGUAGES
    assert len(set(said.values())) == len(LANGUAGES)


def test_a_full_canal_is_named():
    assert texts(case(), "narrow")["ky"] == (
        "Суралган көлөм: 40 м³. Берилген көлөм: 20 м³. Канал толду: К-3. Суралгандан берилгени: 50 %. "
        "Эреже: ар кимге суралгандын бирдей бөлүгү, канал көтөргөнчө."
    )


def test_a_short_source_says_which_part_there_is():
    assert texts(case(), "wide")["en"] == (
        "Request: 40 m³. Given: 30 m³. The source is short of water. Given of the request: 75 %. "
        "Rule: the same part of the request for everyone, as far as the canals can carry it."
    )


def test_the_whole_request_and_no_request_need_no_rule():
    document = case(supply_m3=1000)
    assert texts(document, "wide")["en"] == "Request: 40 m³. Given: 40 m³. All that was asked for is given."
    assert texts(document, "none")["ru"] == "Вода не запрошена, поэтому не выделена."


def test_over_several_periods_the_binder_that_withheld_most_is_named():
    document = case(supply_m3=[1000, 100, 0, 100])
    said = texts(document, "narrow")["en"]
    assert "The canal is full: К-3. Given of the request: 37.5 %." in said
    assert said.endswith("Periods: 4, short of water in: 4.")
    assert "The source is short of water." in texts(document, "wide")["en"]


def test_tier_weight_and_floor_are_told_where_they_counted():
    document = case("priority", supply_m3=25)
    document["users"][2] |= {"floor_m3": 4, "weight": 2, "priority": 2}
    assert texts(document, "wide")["en"].endswith(
        "Rule: by priority. Tier: 2. First the guaranteed minimums are given; the rest is shared by the rule. "
        "Guaranteed minimum: 4 m³. Weight: 2."
    )


@pytest.mark.parametrize("rule", Rule)
def test_every_code_that_the_algorithm_gives_has_words(rule):
    for supply in (0, 25, 50, 1000, [0, 50, 1000]):
        document = case(str(rule), supply_m3=supply)
        for reason in WATER_SHARE.reasons(document, WATER_SHARE.run(document)).values():
            assert set(texts_of(FORMAT, reason)) == set(LANGUAGES)


def test_who_has_no_floor_is_told_that_the_minimums_of_others_came_first():
    floors = [{"id": "plot", "canal": "К", "request_m3": 40, "floor_m3": 30}]
    said = texts(case(users=[*case()["users"], *floors]), "wide")["en"]
    assert said.endswith("First the guaranteed minimums are given; the rest is shared by the rule.")
