"""A decision on water: recomputed by `verify`, stated to 0.001 m³, nothing shown of who is vulnerable."""

from dataclasses import replace
from fractions import Fraction

import pytest

from birge.algorithms.cases import exact_text
from birge.algorithms.packages import Field, build, hides_inputs, verify
from birge.algorithms.water.share import WATER_SHARE
from tests.algorithms.packages.factories import (
    DECISION,
    OUR_KEY,
    OURS,
    PERSONAL,
    SIGNED_AT,
    person,
    public_package,
    salts,
)

OPEN = {**PERSONAL, "canal": Field(input=True), "request_m3": Field(input=True)}
STATUS = {**OPEN, "floor_m3": Field(input=True, status=True), "weight": Field(input=True, status=True)}
INPUTS = {"rule": "max-min", "supply_m3": 70, "canals": [{"id": "К-3", "parent": None, "efficiency": "9/10"}]}
RULE = {"name": "max-min", "texts": {"en": "The same part for everyone"}, "legal_base": None, "in_force_on": None}


def package(fields=OPEN, size=12, **changes):
    rows = [person(number) | {"canal": "К-3", "request_m3": 7} for number in range(1, size + 1)]
    if fields is STATUS:
        rows = [row | {"floor_m3": 3 if place % 4 == 0 else None, "weight": 2} for place, row in enumerate(rows)]
    parts = {
        "decision": DECISION, "algorithm": WATER_SHARE, "rule": RULE, "fields": fields,
        "inputs": INPUTS, "subjects": rows, "previous": None, "key": OUR_KEY, "signed_at": SIGNED_AT, "salt": salts(),
    }  # fmt: skip
    return build(**parts | changes)


def less_by(thousandths):
    """The algorithm of another program, whose volumes are so much less."""

    def run(case, packed=False):
        result = WATER_SHARE.run(case, packed)
        less = Fraction(thousandths, 1000)
        return {**result, "users": [{**row, "given_m3": row["given_m3"] - less} for row in result["users"]]}

    return replace(WATER_SHARE, run=run)


def test_the_full_package_is_recomputed():
    full = package()
    report = verify(full.data, OURS)
    assert (report.exit_code, str(report.did)) == (0, "recomputed")
    cells = full.document["rows"][0]["fields"]
    assert cells["result"]["value"] == {"given_m3": "21/4", "fraction": "3/4", "bound_by": "supply"}
    assert cells["reason"]["value"]["texts"]["ky"] == (
        "Суралган көлөм: 7 м³. Берилген көлөм: 5,25 м³. Булакта суу аз. Суралгандан берилгени: 75 %. "
        "Эреже: ар кимге суралгандын бирдей бөлүгү, канал көтөргөнчө."
    )


def test_volumes_are_stated_to_a_thousandth_rounded_down():
    full = package(inputs={**INPUTS, "supply_m3": 50})
    results = [row["fields"]["result"]["value"] for row in full.document["rows"]]
    assert results[0] == {"given_m3": "15/4", "fraction": "107/200", "bound_by": "supply"}
    assert package(size=7, inputs={**INPUTS, "supply_m3": 10}).document["rows"][0]["fields"]["result"]["value"] == {
        "given_m3": "257/200", "fraction": "183/1000", "bound_by": "supply",
    }  # fmt: skip
    assert full.document["outputs"]["loss_m3"] == 5


def test_the_public_package_of_an_open_case_is_recomputed_without_names():
    public = public_package(package())
    assert str(verify(public.data, OURS).did) == "recomputed, names hidden"


def test_floors_and_weights_hide_all_inputs_and_rows():
    full = package(STATUS)
    assert hides_inputs(full.document["fields"])
    public = public_package(full, totals=("request_m3", "result/given_m3"))
    given = [Fraction(row["fields"]["result"]["value"]["given_m3"]) for row in full.document["rows"]]
    report = verify(public.data, OURS)
    assert (report.exit_code, str(report.did)) == (0, "unchanged, inputs hidden")
    assert public.document["groups"] == [
        {"groups": ["all"], "subjects": 12, "totals": {"request_m3": "84/1", "result/given_m3": exact_text(sum(given))}}
    ]
    for word in ("К-3", "supply", "floor_m3/", "Минимум", 'weight":2'):
        assert word not in public.data.decode()


def test_one_thousandth_of_difference_is_allowed_and_two_are_not():
    one, two = package(algorithm=less_by(1)), package(algorithm=less_by(2))
    assert one.document["rows"][0]["fields"]["result"]["value"]["given_m3"] == "5249/1000"
    assert verify(one.data, OURS).exit_code == 0
    report = verify(two.data, OURS)
    assert (report.exit_code, report.path) == (1, "/rows/0/fields/result/value/given_m3")


@pytest.mark.parametrize("wrong", ["10499/2000", "-21/4", "5.25", "", "21/0"])
def test_what_is_no_volume_of_whole_thousandths_is_a_difference(wrong):
    def run(case, packed=False):
        result = WATER_SHARE.run(case, packed)
        return {**result, "users": [{**row, "given_m3": wrong} for row in result["users"]]}

    def explain(case, result, packed=False):
        return WATER_SHARE.reasons(case, WATER_SHARE.run(case, packed), packed)

    report = verify(package(algorithm=replace(WATER_SHARE, run=run, reasons=explain)).data, OURS)
    assert (report.exit_code, report.path) == (1, "/rows/0/fields/result/value/given_m3")
