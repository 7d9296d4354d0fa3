"""Cases that are malformed are refused where they are wrong."""

import pytest

from birge.algorithms.cases import CaseError, parse
from birge.algorithms.contests.rank import run

CASE = (
    '{"format": "birge.contests.rank/1",'
    ' "criteria": [{"id": "c", "weight": 60, "max": 5}, {"id": "d", "weight": 40, "max": 4}],'
    ' "applications": [{"id": "a", "requested_tyiyn": 10, "submitted_at": "2026-03-01T17:00:00+06:00", "area": "x"},'
    ' {"id": "b", "requested_tyiyn": 20.0, "submitted_at": "2026-03-01T11:00:00.25Z"}],'
    ' "marks": [{"application": "a", "marker": "1", "criterion": "c", "mark": 5},'
    ' {"application": "a", "marker": "1", "criterion": "d", "mark": 3.5}],'
    ' "recusals": [{"application": "b", "marker": "1"}], "aggregate": "mean", "minimum": 60,'
    ' "tie_break": ["criterion:d", "lower-request", "earlier", "id"], "funding_tyiyn": 100, "selection": "skip",'
    ' "areas": [{"area": "x", "min": 1, "max": 2}], "reserve": 1}'
)
A, MARK = "$.applications[0]", "$.marks[1]"
WHEN = '"2026-03-01T17:00:00+06:00"'
LAST_MARK = '{"application": "a", "marker": "1", "criterion": "d", "mark": 3.5}'
LACKING = ("criteria", "applications", "marks", "aggregate", "funding_tyiyn", "selection")
REFUSED = [
    ('"format": "birge.contests.rank/1",', "", "$.format", "missing"),
    ("rank/1", "rank/2", "$.format", "wrong_format"),
    ('"reserve": 1', '"reserve": 1, "reserved": 1', "$.reserved", "unknown_key"),
    ('"reserve": 1', '"reserve": 1, "reserve": 1', "$.reserve", "repeated_key"),
    ('"reserve": 1', '"reserve": -1', "$.reserve", "below"),
    ('"reserve": 1', '"reserve": 0.5', "$.reserve", "not_whole"),
    ('"weight": 60', '"weight": 0', "$.criteria[0].weight", "not_above"),
    ('"weight": 60', '"weight": "60"', "$.criteria[0].weight", "wrong_type"),
    ('"weight": 60', '"weight": true', "$.criteria[0].weight", "wrong_type"),
    ('"weight": 60, ', "", "$.criteria[0].weight", "missing"),
    ('"max": 5', '"max": 0', "$.criteria[0].max", "not_above"),
    ('"id": "d", "w', '"id": "c", "w', "$.criteria[1].id", "repeated_id"),
    ('"id": "b"', '"id": "a"', "$.applications[1].id", "repeated_id"),
    ('"id": "b"', '"id": ""', "$.applications[1].id", "empty_id"),
    ('"requested_tyiyn": 10', '"requested_tyiyn": 10.5', f"{A}.requested_tyiyn", "not_whole"),
    ('"requested_tyiyn": 10', '"requested_tyiyn": -10', f"{A}.requested_tyiyn", "below"),
    ('"area": "x"}', '"area": null}', f"{A}.area", "wrong_type"),
    ('"area": "x"}', '"name": "x"}', f"{A}.name", "unknown_key"),
    (WHEN, '"2026-03-01T17:00:00"', f"{A}.submitted_at", "not_an_instant"),
    (WHEN, '"2026-03-01T24:00:00Z"', f"{A}.submitted_at", "not_an_instant"),
    (WHEN, '"2026-02-30T17:00:00Z"', f"{A}.submitted_at", "not_an_instant"),
    (WHEN, '"2026-03-01T17:00:00+6"', f"{A}.submitted_at", "not_an_instant"),
    (WHEN, "1772362800", f"{A}.submitted_at", "wrong_type"),
    (LAST_MARK, LAST_MARK + ", " + LAST_MARK, "$.marks[2]", "repeated_mark"),
    (", " + LAST_MARK, "", "$.marks[0]", "unmarked"),
    ('"criterion": "d"', '"criterion": "e"', f"{MARK}.criterion", "unknown_criterion"),
    (LAST_MARK, LAST_MARK.replace('"a"', '"z"'), f"{MARK}.application", "unknown_application"),
    ('"mark": 3.5', '"mark": 4.01', f"{MARK}.mark", "above"),
    ('"mark": 3.5', '"mark": -0.5', f"{MARK}.mark", "below"),
    ('"mark": 3.5', '"mark": NaN', f"{MARK}.mark", "not_finite"),
    ('"mark": 3.5', '"mark": "7/2"', f"{MARK}.mark", "wrong_type"),
    ('"mark": 3.5', '"mark": 3.5, "reason": "good"', f"{MARK}.reason", "unknown_key"),
    ('[{"application": "b"', '[{"application": "a"', "$.marks[0]", "recused"),
    ('[{"application": "b"', '[{"application": "z"', "$.recusals[0].application", "unknown_application"),
    ('}], "agg', '}, {"application": "b", "marker": "1"}], "agg', "$.recusals[1]", "repeated_pair"),
    ('"mean"', '"average"', "$.aggregate", "not_a_choice"),
    ('"skip"', '"best"', "$.selection", "not_a_choice"),
    ('"minimum": 60', '"minimum": -1', "$.minimum", "below"),
    ('"criterion:d"', '"criterion:e"', "$.tie_break[0]", "unknown_criterion"),
    ('"criterion:d"', '"d"', "$.tie_break[0]", "not_a_choice"),
    ('"criterion:d"', '"earlier"', "$.tie_break[2]", "repeated_id"),
    ('"criterion:d"', '"id"', "$.tie_break[1]", "behind_id"),
    ('"funding_tyiyn": 100', '"funding_tyiyn": 0.1', "$.funding_tyiyn", "not_whole"),
    ('"funding_tyiyn": 100', '"funding_tyiyn": -1', "$.funding_tyiyn", "below"),
    ('"min": 1, "max": 2', '"min": 3, "max": 2', "$.areas[0].min", "above"),
    ('"min": 1, "max": 2', '"min": -1, "max": 2', "$.areas[0].min", "below"),
    ('"max": 2}', '"max": 2}, {"area": "x", "min": 0, "max": 1}', "$.areas[1].area", "repeated_id"),
    *((f'"{key}"', f'"{key}s"', f"$.{key}s", "unknown_key") for key in LACKING),
]


@pytest.mark.parametrize(("there", "instead", "path", "code"), REFUSED)
def test_what_is_wrong_is_named_with_its_place(there, instead, path, code):
    assert there in CASE
    with pytest.raises(CaseError) as refused:
        run(parse(CASE.replace(there, instead, 1)))
    assert (refused.value.path, refused.value.code) == (path, code)


@pytest.mark.parametrize("key", LACKING)
def test_what_every_case_must_say(key):
    case = parse(CASE)
    del case[key]
    with pytest.raises(CaseError) as refused:
        run(case)
    assert (refused.value.path, refused.value.code) == (f"$.{key}", "missing")


def test_what_a_case_may_leave_out_says_that_there_is_none():
    case = parse(CASE)
    whole = run(case | {"recusals": [], "minimum": 0, "tie_break": [], "areas": [], "reserve": 0})
    for key in ("recusals", "minimum", "tie_break", "areas", "reserve"):
        del case[key]
    assert run(case) == whole


def test_the_message_says_who_left_what_unmarked():
    with pytest.raises(CaseError) as refused:
        run(parse(CASE.replace(", " + LAST_MARK, "")))
    assert str(refused.value) == "$.marks[0]: the marker 1 leaves the criterion d of the application a unmarked"
