"""A decision on winners: markers are numbers, applications rows; a stranger ranks again."""

import json
from copy import deepcopy

import pytest

from birge.algorithms.contests.rank import RANK
from birge.algorithms.packages import Field, build, canonical, check_slip, slip, verify
from birge.algorithms.packages.recompute import subject_id
from birge.algorithms.packages.seal import SEAL, sealed
from tests.algorithms.packages.factories import DECISION, OUR_KEY, OURS, SIGNED_AT, public_package, salts

FIELDS = {
    "applicant": Field(),
    "contact": Field(personal=True),
    "requested_tyiyn": Field(input=True),
    "submitted_at": Field(input=True),
    "area": Field(input=True),
}
RULE = {"name": "skip", "texts": {"en": "In order, whoever fits"}, "legal_base": None, "in_force_on": None}
REQUESTS = (20_000_000, 15_000_000, 12_000_000, 5_000_000, 1_000_000, *[900_000] * 7)
MARKS = {1: ((5, 4), (4, 5)), 2: ((4, 4), (4, 3)), 3: ((3, 5), (3, 5)), 4: ((3, 3), (2, "7/2"))}


def inputs() -> dict:
    marks = [
        {"application": subject_id(number, len(REQUESTS)), "marker": str(marker), "criterion": criterion, "mark": mark}
        for number, rows in MARKS.items()
        for marker, row in enumerate(rows, start=1)
        for criterion, mark in zip(("need", "budget"), row, strict=True)
    ]
    return {
        "criteria": [{"id": "need", "weight": 60, "max": 5}, {"id": "budget", "weight": 40, "max": 5}],
        "marks": marks,
        "recusals": [{"application": "05", "marker": "1"}],
        "aggregate": "mean",
        "minimum": 60,
        "tie_break": ["criterion:need", "lower-request"],
        "funding_tyiyn": 36_000_000,
        "selection": "skip",
        "areas": [{"area": "Каракол", "min": 1, "max": 9}],
        "reserve": 1,
    }


@pytest.fixture(scope="module")
def full():
    rows = [
        {
            "applicant": f"Үмүт {number}",
            "contact": f"+996 700 00 00 {number:02}",
            "requested_tyiyn": requested,
            "submitted_at": "2026-03-01T17:00:00+06:00",
            "area": "Каракол" if number % 2 else None,
        }
        for number, requested in enumerate(REQUESTS, start=1)
    ]
    return build(
        decision=DECISION, algorithm=RANK, rule=RULE, fields=FIELDS, inputs=inputs(), subjects=rows,
        previous=None, key=OUR_KEY, signed_at=SIGNED_AT, salt=salts(),
    )  # fmt: skip


def test_each_application_is_a_row_with_its_place_and_reason(full):
    outputs, rows = full.document["outputs"], full.document["rows"]
    assert (outputs["selected"], outputs["reserve"]) == (["01", "02"], ["03"])
    assert outputs["stability"]["by_weight"][0] == {"criterion": "budget", "factor": "11/10", "selected": ["01", "03"]}
    assert sorted(outputs) == ["order", "reserve", "selected", "stability", "unmet_areas", "unranked"]
    names = ("place", "score", "given_tyiyn", "outcome", "points_short", "tyiyn_short")
    results = [row["fields"]["result"]["value"] for row in rows[:5]]
    assert all(set(result) == set(names) for result in results)
    assert [tuple(result[name] for name in names) for result in results] == [
        (1, 90, 20_000_000, "selected", 0, 0),
        (2, 76, 15_000_000, "selected", 0, 0),
        (3, 76, 0, "money-short", "1/100", 11_000_000),
        (4, 56, 0, "below-minimum", "2001/100", None),
        (None, None, 0, "unranked", None, None),
    ]
    assert rows[2]["fields"]["reason"]["value"]["texts"]["en"].endswith(
        "It would have been selected with 0.01 more points. "
        "It would have been selected with 110,000 som more in the line."
    )


def test_the_full_package_is_ranked_again(full):
    assert (verify(full.data, OURS).exit_code, str(verify(full.data, OURS).did)) == (0, "recomputed")


def test_the_public_package_is_ranked_again_without_contacts(full):
    public = public_package(full)
    report = verify(public.data, OURS)
    assert (report.exit_code, str(report.did)) == (0, "recomputed, names hidden")
    assert "+996" not in public.data.decode()
    assert "Үмүт 3" in public.data.decode()


def test_a_slip_proves_a_row_of_the_public_package(full):
    public = public_package(full)
    proof = slip(full, 3)
    assert check_slip(proof, public.document) is None
    other = deepcopy(proof)
    other["fields"]["result"]["value"]["points_short"] = "2/100"
    assert check_slip(other, public.document) == "/fields/result"


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        (("inputs", "marks", 0, "mark"), 4, "/rows/0/fields/result/value/score"),
        (("inputs", "funding_tyiyn"), 47_000_000, "/outputs/reserve/0"),
        (("outputs", "selected", 1), "03", "/outputs/selected/1"),
        (("outputs", "stability", "by_weight", 0, "factor"), "9/10", "/outputs/stability/by_weight/0/factor"),
        (("rows", 2, "fields", "result", "value", "points_short"), "2/100", "/rows/2/fields/result/value/points_short"),
        (("rows", 0, "fields", "result", "value", "score"), 91, "/rows/0/fields/result/value/score"),
        (("rows", 0, "fields", "requested_tyiyn", "value"), 20_000_001, "/rows/0/fields/result/value/given_tyiyn"),
    ],
)
def test_one_changed_digit_is_found_even_where_it_was_signed_again(full, path, value, found):
    """The public package, changed and signed by the same key: only ranking again can tell."""
    document = json.loads(public_package(full).data)
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    changed = {name: part for name, part in document.items() if name not in SEAL}
    report = verify(canonical(sealed(changed, OUR_KEY, SIGNED_AT)), OURS)
    assert report.exit_code == 1
    assert report.path == found


def test_one_changed_digit_is_found_by_its_hash(full):
    data = full.data.replace(b'"mark":4', b'"mark":3', 1)
    report = verify(data, OURS)
    assert (report.exit_code, report.path) == (1, "/inputs/marks")
