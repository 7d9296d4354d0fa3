"""What came of earlier contests is kept with the applicant, and ties whoever gave or got the money."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from birge.contests.actions import conflicts
from birge.contests.actions.agreements.completing import close_agreement
from birge.contests.enums.commission import Finding
from birge.contests.models import Agreement, Applicant
from birge.contests.past import past_of
from birge.contests.words.commission import found_words
from tests.contests.small_agreement import AT, SmallContest, small_contest
from tests.contests.small_jury import NOW, add_application, add_member, jury_call

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def small() -> SmallContest:
    return small_contest()


@pytest.fixture
def closed(small: SmallContest) -> Agreement:
    agreement = small.in_force()
    close_agreement(agreement=agreement, note="60 бала окуду", why="Мөөнөтү бүттү", by=small.by("head"), at=AT)
    agreement.refresh_from_db()
    return agreement


def test_the_profile_keeps_what_was_decided_and_what_came_of_it(small, closed):
    applicant = closed.application.applicant
    [past] = past_of(applicant)
    assert (past.words, past.row.granted_tyiyn, past.agreement) == (
        "Selected",
        small.applications[0].requested_tyiyn,
        closed,
    )
    assert past_of(applicant, but=small.call.pk) == []
    client = Client(headers={"accept-language": "en"})
    client.force_login(small.people["director"])
    client.cookies["birge_language"] = "en"
    page = client.get(reverse("contests:applicant", args=[applicant.pk])).content.decode()
    assert "60 бала окуду" in page
    client.force_login(small.people["stranger"])
    assert client.get(reverse("contests:applicant", args=[applicant.pk])).status_code == 403


def test_an_earlier_grant_of_the_organisation_for_which_a_member_sits_waits_to_be_checked(small, closed):
    """Of an organisation as of a group without one."""
    jury = jury_call()
    fund, group = closed.application.applicant, Applicant.objects.get(name="Топ")
    small.in_force(1)
    for number, applicant in enumerate((fund, group), start=1):
        row = add_application(jury, number, 100_000)
        row.applicant = applicant
        row.save(update_fields=["applicant"])
    add_member(jury, "Айбек Шамшиев", "officials", on_behalf_of=small.city)
    found = conflicts.find_conflicts(jury.call, by=jury.by, at=NOW)
    assert [(row.finding, row.facts["agreement"]) for row in found] == [
        (Finding.GRANT, agreement.number) for agreement in Agreement.objects.order_by("made_at", "pk")
    ]
    label = Finding.GRANT.label
    assert found_words(found[0]) == f"{label}: {closed.number} — Closed — {closed.close_score} / 100"
    assert found_words(found[1]).endswith("— In force")
