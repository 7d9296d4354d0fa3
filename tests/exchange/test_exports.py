"""Exports are judged by the standards' own schemas, codelists and rules."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from ocdsmerge import Merger

from birge.contests.models import Agreement, Application, Call, IndicatorValue, Report
from birge.exchange.contests.gathering import AT_ONCE
from birge.exchange.ids import grant_id
from tests.exchange.making import contests_to_tell, export
from tests.exchange.small_contests import decided
from tests.exchange.validators import OCDS, giving_errors, iati_errors, ocds_errors, open_codes_errors

TODAY = date(2026, 12, 20)
pytestmark = pytest.mark.django_db


@pytest.fixture
def contests() -> list[Call]:
    return contests_to_tell()


def test_release_packages_are_valid(contests):
    package = json.loads(export("ocds"))

    assert ocds_errors(package) == []
    assert open_codes_errors(package["releases"]) == []
    assert len({release["id"] for release in package["releases"]}) == len(package["releases"]) == 15


def test_record_packages_are_valid_and_have_a_record_for_each_call(contests):
    package = json.loads(export("ocds-records"))

    assert ocds_errors(package) == []
    assert len(package["records"]) == len({record["ocid"] for record in package["records"]}) == 3


def test_records_compile_from_their_releases_as_the_reference_library_says(contests):
    merger = Merger(json.loads((OCDS / "release-schema.json").read_text()))

    for record in json.loads(export("ocds-records"))["records"]:
        assert record["compiledRelease"] == merger.create_compiled_release(record["releases"])


def test_the_compiled_release_says_what_stands_today(contests):
    call = contests[1]
    [record] = [row for row in json.loads(export("ocds-records"))["records"] if row["ocid"].endswith(call.pk.hex)]
    state = record["compiledRelease"]

    assert state["tender"]["status"] == "complete"
    assert state["tender"]["numberOfTenderers"] == 3
    assert [contract["status"] for contract in state["contracts"]] == ["active", "terminated"]
    assert [row["status"] for row in state["contracts"][1]["implementation"]["milestones"]] == ["met", "notMet"]
    amounts = [row["value"]["amount"] for row in state["contracts"][0]["implementation"]["transactions"]]
    assert amounts == [150000.5, 10000]
    assert sorted(role for party in state["parties"] for role in party["roles"]) == sorted(
        "buyer procuringEntity payer funder tenderer tenderer tenderer supplier supplier payee payee".split()
    )


def test_the_first_notice_tells_the_deadline_that_was_announced_then_the_change_the_later_one(contests):
    own = [row for row in json.loads(export("ocds"))["releases"] if contests[1].pk.hex in row["ocid"]]

    ends = [row["tender"]["tenderPeriod"]["endDate"] for row in own[:2]]
    assert ends == ["2026-01-27T04:00:00Z", "2026-02-01T04:00:00Z"]


def test_the_end_of_a_period_is_its_last_day_in_every_standard(contests):
    agreement = Agreement.objects.order_by("number")[0]
    last = agreement.ends_on - timedelta(days=1)
    releases = json.loads(export("ocds"))["releases"]
    [told] = [row for release in releases for row in release.get("contracts", []) if "period" in row
              and row["id"] == agreement.pk.hex]  # fmt: skip
    [planned] = json.loads(export("360giving"))["grants"][0]["plannedDates"]

    assert told["period"]["endDate"] == f"{last.isoformat()}T17:59:59Z"  # in Bishkek 23:59:59
    assert planned["endDate"] == last.isoformat()


def test_grants_are_valid(contests):
    package = json.loads(export("360giving"))

    assert giving_errors(package) == []
    [first, second] = package["grants"]
    rows = Agreement.objects.order_by("number")
    assert [first["id"], second["id"]] == [grant_id(row.application_id) for row in rows]
    assert first["recipientOrganization"][0]["name"] == rows[0].application.applicant.organisation.names["ky"]
    assert second["recipientIndividual"]["name"] == "Бир тургун"
    assert first["amountDisbursed"] == 140000.5


def test_activities_are_valid(contests):
    assert iati_errors(export("iati").encode(), TODAY) == []


def test_many_grants_are_judged_in_chunks(contests):
    package = json.loads(export("360giving"))
    package["grants"] = [{**package["grants"][0], "id": f"360G-local-{number}"} for number in range(450)]

    assert giving_errors(package) == []


def test_words_that_xml_does_not_know_do_not_break_the_file(contests):
    Application.objects.update(title="Долбоор \x0b\x1f «A & B» <c> \ufffe")

    assert iati_errors(export("iati").encode(), TODAY) == []


def test_the_same_moment_gives_the_same_bytes(contests):
    assert export("ocds-records") == export("ocds-records")


def test_the_number_of_queries_does_not_grow_with_the_contests(django_assert_max_num_queries):
    decided()
    with django_assert_max_num_queries(25):
        export("ocds")
    for _number in range(AT_ONCE - 1):
        decided()

    with django_assert_max_num_queries(25):
        export("ocds")


def test_what_is_reached_is_what_the_newest_accepted_report_says_of_all_people(contests):
    agreement = Agreement.objects.order_by("number")[0]
    days = {"starts_on": date(2026, 4, 1), "ends_on": TODAY, "due_on": TODAY}
    for number, state, values in [(1, "accepted", (10, 20)), (2, "accepted", (30, 45)), (3, "submitted", (90, 90))]:
        report = Report.objects.create(agreement=agreement, number=number, state=state, **days)
        for sex, value in zip(("female", "male"), values, strict=True):
            IndicatorValue.objects.create(indicator=agreement.indicators.get(), report=report, sex=sex, value=value)

    document = export("iati")

    assert '<actual value="75" />' in document
    assert document.count("<actual") == 1
    assert iati_errors(document.encode(), TODAY) == []
