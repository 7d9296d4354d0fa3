"""A rolling call that decided twice is told whole: each round with its day, its winners and its package."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.urls import reverse
from ocdsmerge import Merger

from birge.contests.enums.calls import CallState
from birge.contests.models import Award, Call
from tests.exchange.factories import AWARDED
from tests.exchange.making import AT, export
from tests.exchange.small_contests import in_rounds
from tests.exchange.validators import OCDS, giving_errors, iati_errors, ocds_errors, open_codes_errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    return in_rounds()


def test_every_round_is_a_release_of_its_own_and_the_call_stays_active(call):
    package = json.loads(export("ocds"))
    awards = [row for row in package["releases"] if row["tag"] == ["award"]]

    assert ocds_errors(package) == open_codes_errors(package["releases"]) == []
    assert [row["id"].rpartition("-award-")[2] for row in awards] == [
        award.pk.hex for award in Award.objects.order_by("number")
    ]
    assert [row["tender"]["numberOfTenderers"] for row in awards] == [2, 4]
    assert [row["tender"]["status"] for row in awards] == ["active", "active"]
    packages = [award["documents"][0]["url"] for row in awards for award in row["awards"]]
    decisions = [str(award.decision_id) for award in Award.objects.order_by("number")]
    assert [decision in url for decision, url in zip(decisions, packages, strict=True)] == [True, True]


def test_the_record_compiles_and_who_was_paid_before_a_later_round_still_is(call):
    Call.objects.update(state=CallState.CLOSED, closed_at=AT)
    [record] = json.loads(export("ocds-records"))["records"]
    state = record["compiledRelease"]

    merger = Merger(json.loads((OCDS / "release-schema.json").read_text()))
    assert state == merger.create_compiled_release(record["releases"])
    assert (state["tender"]["status"], len(state["awards"])) == ("complete", 2)
    roles = sorted(" ".join(party["roles"]) for party in state["parties"])
    assert roles == [
        "buyer procuringEntity payer",
        "tenderer",
        "tenderer",
        "tenderer supplier",
        "tenderer supplier payee",
    ]


def test_grants_bear_the_days_of_their_rounds_and_activities_are_valid(call):
    package = json.loads(export("360giving"))

    assert giving_errors(package) == iati_errors(export("iati").encode(), date(2026, 12, 20)) == []
    assert [row["awardDate"] for row in package["grants"]] == [AWARDED.date().isoformat(), "2026-03-23"]


def test_the_page_shows_each_round_and_nobody_who_waits(call, client):
    waiting = call.applications.get(number=5).applicant.organisation
    page = client.get(reverse("exchange:contest", args=[call.pk])).content.decode()

    assert page.index("Тур № 2") < page.index("Тур № 1")
    assert all(str(award.decision_id) in page for award in Award.objects.all())
    assert str(waiting) not in page
    assert str(waiting.pk) not in export("ocds")
