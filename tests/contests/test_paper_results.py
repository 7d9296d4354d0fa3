"""The result of one who applied on paper and has no account: a clerk prints it and hands it out."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from birge.contests.actions.awards import publish
from birge.contests.enums.programmes import ApplicantKind
from birge.contests.models import Applicant
from birge.kernel.models import JournalEntry
from birge.people.models import Account
from tests.contests.small_jury import NOW
from tests.contests.test_awards import decided, marked
from tests.people.factories import AccountFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def answer_to(account: Account, address: str) -> tuple[int, bool]:
    client = Client()
    client.force_login(account)
    page = client.get(address)
    return page.status_code, '<p class="notice">' in page.content.decode()


def test_the_secretary_reads_the_result_of_paper_only_and_the_reading_is_written_down():
    jury = marked()
    on_paper, on_the_site = jury.applications[:2]
    on_paper.applicant = Applicant.objects.create(kind=ApplicantKind.GROUP, name="Топ")
    on_paper.opened_at = NOW
    on_paper.save()
    award = decided(jury)
    page = reverse("contests:own_result", args=[on_paper.pk])
    assert answer_to(jury.secretary, page) == (404, False)
    publish(award, by=jury.by, at=NOW)

    assert answer_to(jury.secretary, page) == (200, True)
    assert answer_to(jury.secretary, reverse("contests:own_result", args=[on_the_site.pk]))[0] == 404
    assert answer_to(AccountFactory(), page)[0] == 404
    read = JournalEntry.objects.get(verb="contests.read_result")
    assert (read.account, read.is_read) == (jury.secretary.pk, True)
    assert f"contests.applicant:{on_paper.applicant.pk}" in read.subjects
