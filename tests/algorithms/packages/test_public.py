"""The public package holds no name, PIN or address, and nothing of persons where an input tells of their status."""

import base64
import json
from hashlib import sha256

import pytest

from birge.algorithms.packages import Field, Leak, build, public_of, verify
from birge.algorithms.registry import find
from tests.algorithms.packages.factories import (
    DECISION,
    INPUTS,
    OPEN_FIELDS,
    OUR_KEY,
    OURS,
    PUBLISHED_AT,
    RULE,
    SIGNED_AT,
    full_package,
    person,
    public_package,
    salts,
)

ENCODINGS = (
    lambda text: text.encode(),
    lambda text: json.dumps(text)[1:-1].encode(),
    lambda text: text.encode("utf-16-be"),
    lambda text: text.encode("koi8-u", "backslashreplace"),
    lambda text: sha256(text.encode()).hexdigest().encode(),
    lambda text: text.encode().hex().encode(),
    lambda text: base64.b64encode(text.encode()).rstrip(b"="),
)


def titled(title: str):
    return full_package(2, decision=DECISION | {"title": {"ky": title}})


@pytest.mark.parametrize("status", [False, True])
def test_no_planted_name_pin_or_address_is_in_it_in_any_encoding(status):
    data = public_package(full_package(30, status=status), totals=["claim"]).data

    planted = [value for number in range(1, 31) for value in person(number).values()] + ["Токтогулова", "Жанышова"]
    assert [value for value in planted for encode in ENCODINGS if encode(value) in data] == []


def test_it_carries_the_commitments_of_the_full_package_and_names_its_hash():
    full = full_package(3)
    public = public_package(full)

    def commitments(package):
        return [{name: cell["commitment"] for name, cell in row["fields"].items()} for row in package.document["rows"]]

    assert commitments(public) == commitments(full)
    assert public.document["full"] == full.hash
    assert b'"salt"' not in public.data


def test_personal_fields_are_closed_and_the_others_open():
    row = public_package(full_package(2)).document["rows"][0]["fields"]

    assert {name for name, cell in row.items() if "value" in cell} == {"claim", "result", "reason"}


def test_one_field_that_tells_of_status_closes_every_input_and_row():
    public = public_package(full_package(12, status=True), totals=["claim", "result/given"])

    assert {name for row in public.document["rows"] for cell in row["fields"].values() for name in cell} == {
        "commitment"
    }
    assert public.document.keys().isdisjoint({"inputs", "outputs"})
    assert public.document["groups"] == [
        {"groups": ["all"], "subjects": 12, "totals": {"claim": "102/1", "result/given": "7/1"}}
    ]


@pytest.mark.parametrize("quantity", ["floor", "name"])
def test_a_total_that_tells_of_status_is_refused(quantity):
    with pytest.raises(ValueError, match=quantity):
        public_package(full_package(12, status=True), totals=[quantity])


@pytest.mark.parametrize(
    "title", ["Көмүр: Жанышова Гүлзат 1", "Көмүр: ЖАНЫШОВА  гүлзат 2", "ПИН11502190000001", "Ленин көчөсү 1001а"]
)
def test_a_title_with_a_personal_value_stops_the_publishing(title):
    with pytest.raises(Leak) as stopped:
        public_package(titled(title))

    assert stopped.value.path == "/decision/title/ky"
    assert title not in str(stopped.value)


def test_a_personal_value_in_the_rule_stops_the_publishing():
    full = full_package(2, rule=RULE | {"texts": {"ky": "Эреже (Жанышова Гүлзат 1)"}})

    with pytest.raises(Leak, match="/rule/texts/ky"):
        public_package(full)


@pytest.mark.parametrize("title", ["Көмүр: Айнура Токтогулова", "(Токтогулова, «Айнура») үчүн"])
def test_two_words_of_a_name_in_any_order_stop_the_publishing(title):
    rows = [person(1) | {"name": "Токтогулова Айнура Асановна", "claim": 5}]

    with pytest.raises(Leak):
        public_package(full_package(1, subjects=rows, decision=DECISION | {"title": {"ky": title}}))


def test_a_number_inside_a_longer_number_is_nobodys():
    rows = [person(1) | {"pin": "41702", "claim": 5}]

    public = public_package(full_package(1, subjects=rows))

    assert public.document["decision"]["place"]["soate"].startswith("41702")


def test_the_name_of_a_village_may_stand_in_the_title():
    rows = [person(1) | {"address": "Кара-Суу", "claim": 5}]

    decision = DECISION | {"title": {"ky": "Кара-Суу: көмүр"}}
    public = public_package(full_package(1, subjects=rows, decision=decision))

    assert public.document["decision"]["title"] == decision["title"]


def test_a_personal_field_that_the_algorithm_uses_must_tell_of_status():
    with pytest.raises(ValueError, match="/fields/claim/status"):
        build_with(OPEN_FIELDS | {"claim": Field(personal=True, input=True)})


def build_with(fields):
    return build(
        decision=DECISION,
        algorithm=find("birge.share", 1),
        rule=RULE,
        fields=fields,
        inputs=INPUTS,
        subjects=[person(1) | {"claim": 5}],
        previous=None,
        key=OUR_KEY,
        signed_at=SIGNED_AT,
        salt=salts(),
    )


def test_a_public_package_that_opens_a_personal_field_is_malformed():
    full = full_package(2)
    document = json.loads(public_package(full).data)
    document["rows"][0]["fields"]["name"]["value"] = "Жанышова"
    data = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    report = verify(data, OURS)

    assert (report.exit_code, report.path) == (2, "/rows/0/fields/name")


def test_it_says_when_it_was_published_and_not_by_whose_hand_it_was_decided():
    public = public_of(full_package(2), key=OUR_KEY, signed_at=PUBLISHED_AT, published_at=PUBLISHED_AT)

    decision = public.document["decision"]
    assert (decision["state"], decision["published_at"], decision["made_by"]["name"]) == (
        "published",
        PUBLISHED_AT,
        None,
    )
