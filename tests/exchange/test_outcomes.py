"""Open data tell who really has the money: what was told stays as it was, and what happened since is told beside it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from birge.contests.actions import awards, complaints
from birge.contests.actions.agreements import completing
from birge.contests.models import AwardRow
from birge.contests.queries.awards import won_rows
from birge.exchange.queries.organisations import won_by
from birge.exchange.queries.published import announced_calls
from birge.exchange.queries.sums import sums_of
from tests.contests.small_agreement import AT, HALF, SmallContest, small_contest
from tests.contests.test_awards import decided, mark_all
from tests.contests.test_repeating import LATER, complained, final
from tests.exchange.small_outcomes import DAY, amended, compiled, declined, releases, told
from tests.exchange.validators import giving_errors, iati_errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> SmallContest:
    return small_contest()


def row_of(small: SmallContest, number: int) -> str:
    return AwardRow.objects.get(application=small.applications[number]).pk.hex


def test_who_declined_has_a_cancelled_award_and_no_grant_and_who_took_the_place_has_both(small, client):
    before = releases(AT + DAY)
    declined(small, 0, AT + DAY)
    agreement = small.in_force(2)
    small.paid(agreement)
    after = releases(AT + 3 * DAY)

    names = [f"award-{small.award.pk.hex}", f"declined-{row_of(small, 0)}", f"reserve-{row_of(small, 2)}"]
    assert [[award["status"] for award in after[name]["awards"]] for name in names] == [
        ["active", "active"], ["cancelled"], ["active"],
    ]  # fmt: skip
    assert {name: after[name] for name in before} == before
    assert {award["title"]: award["status"] for award in compiled(AT + 3 * DAY)["awards"] if "title" in award} == {
        "Долбоор 1": "cancelled", "Долбоор 2": "active", "Долбоор 3": "active",
    }  # fmt: skip
    grants = told("360giving", AT + 3 * DAY)
    assert giving_errors(grants) == []
    assert sorted((row["title"], row["amountAwarded"]) for row in grants["grants"]) == [
        ("Долбоор 2", 200_000), ("Долбоор 3", 200_000),
    ]  # fmt: skip
    activities = told("iati", AT + 3 * DAY)
    assert iati_errors(activities.encode(), date(2026, 12, 20)) == []
    assert "Долбоор 3" in activities

    sums = sums_of(announced_calls())
    assert (sums.given, sums.agreed, sums.paid) == ({"KGS": 2 * HALF}, {"KGS": HALF}, {"KGS": HALF // 2})
    assert won_by(small.applications[0].applicant.organisation) == []
    page = client.get(reverse("exchange:contest", args=[small.call.pk])).content.decode()
    assert page.index("Долбоор 3") < page.index("Долбоор 1")
    results = client.get(f"/api/v1/contests/calls/{small.call.pk}/results").json()["results"]
    assert [(row["is_given_up"], row["given_hundredths"]) for row in results] == [
        (True, None), (False, HALF), (False, HALF),
    ]  # fmt: skip
    assert results[2]["title"] == "Долбоор 3"


def test_a_draft_that_was_ended_before_it_was_signed_ends_the_award(small):
    agreement = small.written(0)
    completing.terminate_agreement(agreement=agreement, why="X", by=small.by("head"), at=AT + DAY)

    assert releases(AT + 2 * DAY)[f"declined-{row_of(small, 0)}"]["awards"][0]["status"] == "cancelled"
    assert [row["title"] for row in told("360giving", AT + 2 * DAY)["grants"]] == ["Долбоор 2"]
    assert won_rows().count() == 1


def test_an_amendment_is_a_release_of_its_own_and_what_was_signed_first_stays_told(small):
    agreement = small.in_force(0)
    before = releases(AT + DAY)
    amended(small, agreement, AT + DAY)
    after = releases(AT + 2 * DAY)

    assert {name: after[name] for name in before} == before
    [amendment] = [row for row in after.values() if row["tag"] == ["contractAmendment"]]
    assert amendment["contracts"][0]["value"]["amount"] == 100_000
    [contract] = compiled(AT + 2 * DAY)["contracts"]
    assert (contract["value"]["amount"], contract["dateSigned"]) == (
        100_000,
        before[f"contract-{agreement.pk.hex}"]["date"],
    )
    assert [row["status"] for row in contract["implementation"]["milestones"]] == ["scheduled", "notMet"]
    [grant] = [row for row in told("360giving", AT + 2 * DAY)["grants"] if "plannedDates" in row]
    assert grant["dateModified"] == amendment["date"]


def test_a_payment_is_told_by_when_it_was_written_down(small):
    agreement = small.in_force(0)
    payment = small.paid(agreement)

    paid = releases(AT)[f"payment-{payment.pk.hex}"]
    assert (paid["date"], payment.paid_on) == ("2026-06-01T04:00:00Z", timezone.localdate(AT))


def test_an_agreement_that_ended_before_it_began_was_never_carried_out(small):
    agreement = small.in_force(0, starts_on=date(2026, 8, 1))
    completing.terminate_agreement(agreement=agreement, why="X", by=small.by("head"), at=AT + DAY)

    [grant] = [row for row in told("360giving", AT + 2 * DAY)["grants"] if "plannedDates" in row]
    assert grant["plannedDates"] == [{"startDate": "2026-08-01", "endDate": "2026-12-31"}]
    assert "actualDates" not in grant
    assert '<activity-date type="4"' not in told("iati", AT + 2 * DAY)


def test_a_decision_that_is_repeated_is_told_until_the_new_one_is_published_and_both_are_after_it(client):
    jury, award, _offer = final()
    before = releases(LATER + DAY)
    grants = told("360giving", LATER + DAY)["grants"]
    complaints.satisfy(complained(jury, award), answer="Кайра", new_marks=True, by=jury.by, at=LATER + DAY)
    between = releases(LATER + 2 * DAY)

    assert {name: between[name] for name in before} == before
    assert [row["status"] for row in between[f"repeated-{award.pk.hex}"]["awards"]] == ["pending"]
    assert [row["id"] for row in told("360giving", LATER + 2 * DAY)["grants"]] == [row["id"] for row in grants]
    results = client.get(f"/api/v1/contests/calls/{jury.call.pk}/results").json()
    assert (results["decision"], results["rounds"][0]["is_decided_anew"]) == (str(award.decision_id), True)
    for page in ("exchange:contest", "contests:open_call"):
        text = client.get(reverse(page, args=[jury.call.pk])).content.decode()
        assert "Долбоор 2" in text
        assert "Кайра чечилип жатат" in text

    mark_all(jury, {1: ("10", "10"), 2: ("9", "6"), 3: ("4", "5")})
    second = awards.publish(decided(jury, "k2"), by=jury.by, at=LATER + 3 * DAY)
    after = releases(LATER + 4 * DAY)
    assert {name: after[name] for name in between} == between
    assert [row["status"] for row in after[f"replaced-{award.pk.hex}"]["awards"]] == ["cancelled"]
    assert [row["status"] for row in after[f"award-{second.pk.hex}"]["awards"]] == ["active"]
    results = client.get(f"/api/v1/contests/calls/{jury.call.pk}/results").json()
    assert [row["is_decided_anew"] for row in results["rounds"]] == [False]
    assert won_rows().get().award_id == second.pk
