"""How long an answer about one's own data may take: a dated number with its source, set by whoever administers all."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from birge.kernel.models import JournalEntry
from birge.kernel.to_confirm import topics
from birge.registers.models import RequestTerm
from birge.registers.queries.requests import term_on
from tests.registers.clerks import signed_in

pytestmark = pytest.mark.django_db

TERM = {"starts_on": "2027-01-01", "days": "10", "source": "Үлгү мыйзам"}


def address():
    return reverse("registers:request_terms")


def test_everybody_reads_the_term_and_the_law_that_gives_it(client):
    page = client.get(address()).content.decode()

    assert "№ 58, 14.04.2008" in page
    assert '<form method="post">' not in page


@pytest.mark.parametrize("name", ["clerk", "administrator", "resident"])
def test_only_whoever_administers_everything_sets_a_term(cast, name):
    assert signed_in(getattr(cast, name)).post(address(), TERM).status_code == 403
    assert RequestTerm.objects.count() == 1


def test_a_new_term_holds_from_its_day_on_and_stands_in_the_journal(cast):
    answer = signed_in(cast.system_administrator).post(address(), TERM)

    assert answer.url == address()
    assert [term_on(date(2026, 12, 31)).days, term_on(date(2027, 1, 1)).days] == [7, 10]
    entry = JournalEntry.objects.get(verb="registers.set_request_term")
    assert (entry.before, entry.after) == (None, {"days": 10, "source": "Үлгү мыйзам"})


def test_a_second_term_of_the_same_day_replaces_the_first(cast):
    administrator = signed_in(cast.system_administrator)
    for days in ("10", "14"):
        administrator.post(address(), TERM | {"days": days})

    assert list(RequestTerm.objects.filter(starts_on="2027-01-01").values_list("days", flat=True)) == [14]
    assert JournalEntry.objects.filter(verb="registers.set_request_term").latest("at").before["days"] == 10


@pytest.mark.parametrize("wrong", [{"days": "0"}, {"days": "366"}, {"days": ""}, {"starts_on": "31.02.2027"}])
def test_a_term_that_cannot_be_is_said_beside_its_field(cast, wrong):
    answer = signed_in(cast.system_administrator).post(address(), TERM | wrong)

    assert list(answer.context["form"].errors) == list(wrong)
    assert RequestTerm.objects.count() == 1


def test_a_term_without_a_source_waits_for_confirmation(cast):
    signed_in(cast.system_administrator).post(address(), TERM | {"source": ""})

    assert [item.url for topic in topics() for item in topic.items if item.url == address()] == [address()]
