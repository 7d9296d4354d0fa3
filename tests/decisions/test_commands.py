"""`birge decisions …` at the console."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from birge.decisions.enums import Variant
from birge.decisions.queries import package_bytes
from tests.decisions.factories import decided, drafted, published

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("decisions", *arguments, stdout=out)
    return out.getvalue()


def test_the_list_is_a_top_level_array_with_id_kind_and_state(cast, now):
    draft = drafted(cast.aimak, now)
    made = published(cast.aimak, now)

    rows = json.loads(said("list", "--json"))

    assert [(row["id"], row["kind"], row["state"]) for row in rows] == [
        (str(draft.pk), "tests.coal", "draft"),
        (str(made.pk), "tests.coal", "published"),
    ]


def test_an_empty_list_is_an_empty_array(db):
    assert json.loads(said("list", "--json")) == []


def test_a_package_is_written_byte_for_byte(cast, now, tmp_path):
    made = published(cast.aimak, now)

    said("package", str(made.pk), "-o", str(tmp_path / "full.json"))
    said("package", "1", "-o", str(tmp_path / "public.json"), "--public")

    assert (tmp_path / "full.json").read_bytes() == package_bytes(made, Variant.FULL)
    assert (tmp_path / "public.json").read_bytes() == package_bytes(made, Variant.PUBLIC)
    assert said("package", str(made.pk)).encode() == package_bytes(made, Variant.FULL)


@pytest.mark.parametrize(("wanted", "code"), [("nonsense", 2), ("00000000-0000-7000-8000-000000000000", 2), ("7", 2)])
def test_an_unknown_decision_is_malformed_input(db, wanted, code):
    with pytest.raises(CommandError) as error:
        said("package", wanted)

    assert error.value.returncode == code


def test_a_package_that_does_not_exist_yet_is_no_answer(cast, now):
    decided(cast.aimak, now)

    with pytest.raises(CommandError) as error:
        said("package", "1", "--public")

    assert error.value.returncode == 3


def test_rotating_prints_the_new_fingerprint(cast, now, settings, tmp_path):
    settings.HOME = tmp_path

    first, second = said("rotate-key"), said("rotate-key")

    assert first != second
    assert [key["to"] is None for key in json.loads(said("keys"))["keys"]] == [False, True]
