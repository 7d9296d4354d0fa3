"""Cases that are malformed are refused where they are wrong."""

import pytest

from birge.algorithms.cases import CaseError, parse
from birge.algorithms.contests.assign import run

CASE = (
    '{"format": "birge.contests.assign/1", "applications": [{"id": "a1"}, {"id": "a2"}],'
    ' "markers": [{"id": "m1", "group": "cso", "max_load": 2}, {"id": "m2", "group": "official", "max_load": 1.0}],'
    ' "conflicts": [{"application": "a1", "marker": "m2"}], "per_application": 1, "group_minimum": {"cso": 0},'
    ' "affinity": [{"application": "a2", "marker": "m2", "value": 0.5}],'
    ' "current": [{"application": "a2", "marker": "m1"}]}'
)
CONFLICT = "$.conflicts[0]"
CURRENT = "$.current[0]"
MARKER = f"{CURRENT}.marker"
AFFINITY = '{"application": "a2", "marker": "m2", "value": 0.5}'
PAIR = '{"application": "a2", "marker": "m1"}'
REFUSED = [
    ('"format": "birge.contests.assign/1", ', "", "$.format", "missing"),
    ("assign/1", "assign/2", "$.format", "wrong_format"),
    ('"birge.contests.assign/1"', "1", "$.format", "wrong_type"),
    ('[{"id": "a1"}, {"id": "a2"}]', '{"id": "a1"}', "$.applications", "wrong_type"),
    ('[{"id": "a1"}, {"id": "a2"}]', '["a1", {"id": "a2"}]', "$.applications[1]", "wrong_type"),
    ('[{"id": "a1"}, {"id": "a2"}]', '["a1", "a1"]', "$.applications[1]", "repeated_id"),
    ('[{"id": "a1"}, {"id": "a2"}]', '["a1", ""]', "$.applications[1]", "empty_id"),
    ('{"id": "a2"}', '"a2"', "$.applications[1]", "wrong_type"),
    ('{"id": "a2"}', '{"id": "a1"}', "$.applications[1].id", "repeated_id"),
    ('{"id": "a2"}', '{"id": ""}', "$.applications[1].id", "empty_id"),
    ('{"id": "a2"}', '{"id": 2}', "$.applications[1].id", "wrong_type"),
    ('{"id": "a2"}', "{}", "$.applications[1].id", "missing"),
    ('{"id": "a2"}', '{"id": "a2", "area": 1}', "$.applications[1].area", "unknown_key"),
    ('"applications"', '"application"', "$.application", "unknown_key"),
    ('"id": "m2"', '"id": "m1"', "$.markers[1].id", "repeated_id"),
    ('"group": "cso", ', "", "$.markers[0].group", "missing"),
    ('"group": "cso"', '"group": ""', "$.markers[0].group", "empty_id"),
    ('"group": "cso"', '"group": null', "$.markers[0].group", "wrong_type"),
    ('"max_load": 2', '"max_load": -1', "$.markers[0].max_load", "below"),
    ('"max_load": 2', '"max_load": 2.5', "$.markers[0].max_load", "not_whole"),
    ('"max_load": 2', '"max_load": true', "$.markers[0].max_load", "wrong_type"),
    ('"max_load": 2', '"max_load": "2"', "$.markers[0].max_load", "wrong_type"),
    ('"max_load": 2', '"max_load": null', "$.markers[0].max_load", "wrong_type"),
    ('"max_load": 2', '"max_load": NaN', "$.markers[0].max_load", "not_finite"),
    ('"max_load": 2', '"max_load": 2, "max_load": 2', "$.markers[0].max_load", "repeated_key"),
    (', "max_load": 2', "", "$.markers[0].max_load", "missing"),
    ('"conflicts"', '"conflict"', "$.conflict", "unknown_key"),
    ('"conflicts": [{"application": "a1", "marker": "m2"}], ', "", "$.conflicts", "missing"),
    ('[{"application": "a1", "marker": "m2"}]', "null", "$.conflicts", "wrong_type"),
    ('[{"application": "a1", "marker": "m2"}]', '[["a1", "m2"]]', "$.conflicts[0]", "wrong_type"),
    ('[{"application": "a1", "marker": "m2"}]', '{"application": "a1", "marker": "m2"}', "$.conflicts", "wrong_type"),
    ('{"application": "a1", "marker": "m2"}', '{"application": "a1"}', "$.conflicts[0].marker", "missing"),
    ('"a1", "marker": "m2"}', '"a1", "marker": "m2", "why": "kin"}', "$.conflicts[0].why", "unknown_key"),
    ('"a1", "marker": "m2"}', '"a1", "reason": "m2"}', "$.conflicts[0].reason", "unknown_key"),
    ('{"application": "a1"', '{"application": "a9"', f"{CONFLICT}.application", "unknown_application"),
    ('"a1", "marker": "m2"}', '"a1", "marker": "m9"}', "$.conflicts[0].marker", "unknown_marker"),
    ('"a1", "marker": "m2"}', '"a1", "marker": ""}', "$.conflicts[0].marker", "empty_id"),
    ('"a1", "marker": "m2"}', '"a1", "marker": 2}', "$.conflicts[0].marker", "wrong_type"),
    ('"per_application": 1', '"per_application": 0', "$.per_application", "below"),
    ('"per_application": 1', '"per_application": 1.5', "$.per_application", "not_whole"),
    ('"per_application": 1', '"per_application": [1]', "$.per_application", "wrong_type"),
    ('"per_application": 1, ', "", "$.per_application", "missing"),
    ('"group_minimum": {"cso": 0}', '"group_minimum": [["cso", 0]]', "$.group_minimum", "wrong_type"),
    ('"group_minimum": {"cso": 0}', '"group_minimum": {"c s": -1}', '$.group_minimum["c s"]', "below"),
    ('"group_minimum": {"cso": 0}', '"group_minimum": {"": 1}', '$.group_minimum[""]', "empty_id"),
    ('"group_minimum": {"cso": 0}', '"group_minimum": {"cso": 0, "cso": 1}', "$.group_minimum.cso", "repeated_key"),
    (' "group_minimum": {"cso": 0},', "", "$.group_minimum", "missing"),
    ('"value": 0.5', '"value": Infinity', "$.affinity[0].value", "not_finite"),
    ('"value": 0.5', '"value": "1/2"', "$.affinity[0].value", "wrong_type"),
    (', "value": 0.5', "", "$.affinity[0].value", "missing"),
    ('"a2", "marker": "m2", "v', '"a3", "marker": "m2", "v', "$.affinity[0].application", "unknown_application"),
    (AFFINITY, f"{AFFINITY}, {AFFINITY}", "$.affinity[1]", "repeated_pair"),
    (f'"current": [{PAIR}]', f'"current": [{PAIR}, {PAIR}]', "$.current[1]", "repeated_pair"),
    (f'"current": [{PAIR}]', '"current": [{"application": "a2", "marker": "-"}]', MARKER, "unknown_marker"),
    (f'"current": [{PAIR}]', '"current": ["a2"]', CURRENT, "wrong_type"),
    (f'"current": [{PAIR}]', '"current": "a2"', "$.current", "wrong_type"),
    ('"current"', '"seed": 1, "current"', "$.seed", "unknown_key"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "path", "code"), REFUSED)
def test_a_malformed_case_is_refused_where_it_is_wrong(old, new, path, code):
    assert CASE.count(old) >= 1
    with pytest.raises(CaseError) as refused:
        run(parse(CASE.replace(old, new, 1)))
    assert (refused.value.path, refused.value.code) == (path, code)
    assert str(refused.value).startswith(f"{path}: ")


def test_the_case_that_is_spoilt_above_is_good_itself():
    pairs = [{"application": "a1", "marker": "m1"}, {"application": "a2", "marker": "m1"}]
    assert run(parse(CASE)) == {"assignments": pairs, "loads": {"m1": 2, "m2": 0}}


def test_applications_may_be_given_by_their_ids_alone():
    assert run(parse(CASE.replace('[{"id": "a1"}, {"id": "a2"}]', '["a1", "a2"]'))) == run(parse(CASE))


def test_exact_text_is_a_number_in_packed_cases_only():
    assert run(parse(CASE.replace("0.5", '"1/2"')), packed=True) == run(parse(CASE))
