"""Agreements, one's own applications and published results through the API."""

from __future__ import annotations

import pytest
from django.utils import timezone

from birge.contests.actions.agreements import payments
from birge.contests.actions.agreements.milestones import add_evidence
from birge.contests.actions.awards import publish
from birge.contests.enums.agreements import MilestoneState, PaymentState
from birge.contests.models import AwardRow
from birge.kernel.models import JournalEntry
from tests.contests.small_agreement import HALF, SmallContest, small_contest, upload
from tests.contests.small_jury import NOW
from tests.contests.test_awards import decided, marked
from tests.site.api import Caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> SmallContest:
    return small_contest()


def test_both_sides_read_an_agreement_and_the_customers_reading_is_journalled(small):
    agreement = small.in_force()
    page = f"/contests/agreements/{agreement.pk}"
    own = Caller(small.people["director"]).get(page)
    assert (own["number"], own["amount_hundredths"], len(own["milestones"])) == (agreement.number, HALF, 2)
    reads = JournalEntry.objects.filter(verb="contests.read_agreement")
    assert reads.count() == 0
    assert [row["id"] for row in Caller(small.people["accountant"]).get("/contests/agreements")["items"]] == [
        str(agreement.pk)
    ]
    assert reads.get().account == small.people["accountant"].pk
    stranger = Caller(small.people["stranger"])
    assert (stranger.get(page)["status"], stranger.get("/contests/agreements")["items"]) == (404, [])


def test_a_contractors_system_shows_a_milestone_once(small):
    agreement = small.in_force()
    milestone = agreement.milestones.get(number=1)
    director, at = Caller(small.people["director"]), timezone.now()
    add_evidence(milestone=milestone, uploads=[upload()], note="", by=small.by("director"), at=at)
    for _time in range(2):
        said = director.post(f"/contests/milestones/{milestone.pk}/show", {"said": "Ийрим ачылды"}, key="milestone-1")
        assert (director.status, said["state"]) == (200, MilestoneState.SHOWN)
    director.post(f"/contests/milestones/{milestone.pk}/show", {"said": "Дагы"})
    assert director.status == 422


def test_an_accounting_system_writes_down_a_payment_that_two_persons_approved(small):
    agreement = small.in_force()
    payment, at = small.asked(agreement), timezone.now()
    accountant, body = Caller(small.people["accountant"]), {"paid_on": "2026-06-11", "order_number": "№ 7"}
    address = f"/contests/payments/{payment.pk}/paid"
    accountant.post(address, body)
    assert accountant.status == 422
    payments.approve(payment=payment, by=small.by("head"), at=at)
    payments.approve(payment=payment, by=small.by("accountant"), at=at)
    director = Caller(small.people["director"])
    director.post(address, body)
    assert director.status == 403
    done = accountant.post(address, body)
    assert (accountant.status, done["state"], done["order_number"]) == (200, PaymentState.PAID, "№ 7")


def test_everybody_reads_a_published_decision_and_no_names_of_those_who_lost():
    jury = marked()
    award = decided(jury)
    anybody, address = Caller(None), f"/contests/calls/{jury.call.pk}/results"
    assert anybody.get(address)["status"] == 404
    publish(award, by=jury.by, at=NOW)
    told = anybody.get(address)
    assert told["decision"] == str(award.decision_id)
    assert [(row["rank"], row["score"], row["outcome"], row["title"]) for row in told["results"]] == [
        (1, "78", "selected", "Долбоор 2"), (2, "76", "money-short", None), (3, "44", "below-minimum", None),
    ]  # fmt: skip
    assert told["results"][0]["granted_hundredths"] == AwardRow.objects.get(rank=1).granted_tyiyn


def test_an_applicant_lists_her_own_applications_and_no_others(small):
    mine = Caller(small.people["director"]).get("/contests/applications/mine")["items"]
    assert [(row["id"], row["state"]) for row in mine] == [(str(small.applications[0].pk), "won")]
    assert Caller(small.people["stranger"]).get("/contests/applications/mine")["items"] == []
