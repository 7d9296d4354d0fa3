"""The demo's contests: what the sources say of them, something for every desk, and open data that are valid."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from birge.contests.enums.calls import CallState
from birge.contests.enums.programmes import ApplicantKind
from birge.contests.models import Application, Award, Call
from birge.decisions.enums import Variant
from birge.decisions.queries import package_bytes
from birge.kernel.actors import SYSTEM
from birge.places.actions.loading import load_territory
from birge.places.models import Place
from birge.site.demo.cast import AIMAK, BEGINNING, make_cast
from birge.site.demo.contests import make_contests
from tests.exchange.validators import giving_errors, iati_errors, ocds_errors
from tests.shared_rows import kept

NOW = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        load_territory(by=SYSTEM, at=BEGINNING)
        make_contests(Place.objects.get(soate=AIMAK), make_cast(), NOW)
        yield


def granted(call: Call) -> list[int]:
    """What each winner of the standing award got, in hundredths."""
    award = Award.objects.get(call=call, state="final")
    return list(award.rows.filter(outcome="selected").values_list("granted_tyiyn", flat=True))


def test_karakol_gave_400_000_som_to_two_in_2019_and_closed_it():
    call = Call.objects.get(announced_at__year=2019)

    assert (sorted(granted(call)), call.state) == ([200_000_00, 200_000_00], CallState.CLOSED)


def test_the_seven_winners_of_the_youth_contest_got_61_933_dollars():
    call = Call.objects.get(rule_set__profile="youth-grant")
    sums = granted(call)

    assert (len(sums), sum(sums), call.currency) == (7, 61_933_00, "USD")


def test_whoever_lost_the_youth_contest_reads_in_dollars_what_was_missing():
    award = Award.objects.get(call__rule_set__profile="youth-grant")
    document = json.loads(package_bytes(award.decision, Variant.PUBLIC))
    loser = next(row for row in award.rows.all() if row.outcome == "money-short")

    said = document["rows"][loser.number - 1]["fields"]["reason"]["value"]["texts"]
    assert " USD" in said["ky"]
    assert "сом" not in said["ky"]


def test_the_rolling_call_decided_a_round_and_works_on_the_next_one():
    call = Call.objects.get(is_rolling=True)
    waiting = call.applications.filter(award_rows=None).order_by("number").values_list("state", flat=True)

    assert (sum(granted(call)), call.state) == (8_300_00, CallState.OPEN)
    assert list(waiting) == ["admitted", "to-repair", "opened", "submitted"]


def test_individuals_and_groups_apply_for_local_initiatives():
    kinds = Application.objects.filter(call__rule_set__profile="local-initiative").values_list("applicant__kind")

    assert {kind for (kind,) in kinds} == {ApplicantKind.INDIVIDUAL, ApplicantKind.GROUP}


def test_there_is_a_call_in_every_state():
    assert set(Call.objects.values_list("state", flat=True)) == set(CallState.values)


@pytest.mark.parametrize(
    ("name", "errors"),
    [
        ("ocds", lambda content: ocds_errors(json.loads(content))),
        ("360giving", lambda content: giving_errors(json.loads(content))),
        ("iati", lambda content: iati_errors(content, date(2030, 1, 1))),
    ],
)
def test_its_open_data_are_valid(name, errors, tmp_path):
    call_command("export", name, "--all", "-o", str(tmp_path / name))

    assert errors((tmp_path / name).read_bytes()) == []
