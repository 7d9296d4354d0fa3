"""Where a place is not told, neither are the words that may betray it: on pages, in files and in the API."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from birge.contests.enums.calls import CallState
from birge.contests.models import (
    Applicant,
    Call,
    CallChange,
    HiddenPlace,
    Indicator,
    Milestone,
)
from tests.exchange.factories import ANNOUNCED, AWARDED
from tests.exchange.making import export
from tests.exchange.small_contests import cancelled, decided
from tests.exchange.test_redaction import everything

WORD = "Токтогулдагыбашкалка"
pytestmark = pytest.mark.django_db


def hidden(call: Call) -> Call:
    HiddenPlace.objects.create(call=call, why="X", hidden_at=AWARDED, hidden_by={})
    return call


def pages(client, call: Call) -> str:
    """What everybody reads of it besides its files."""
    addresses = [
        reverse("contests:open_call", args=[call.pk]),
        f"/api/v1/contests/calls/{call.pk}",
        *(
            reverse("exchange:organisation", args=[one.organisation_id])
            for one in Applicant.objects.exclude(organisation=None)
        ),
    ]
    return "\n".join(client.get(address).content.decode() for address in addresses)


def test_titles_of_steps_and_indicators_and_reasons_of_changes_are_numbers_or_nothing(client):
    call = decided()
    assert "Биринчи кадам" in export("ocds")
    hidden(call)
    Milestone.objects.update(title=WORD)
    Indicator.objects.update(title=WORD)
    texts = {"problem_text": [{"ky": WORD}, {"ky": WORD}]}
    CallChange.objects.create(call=call, by={}, what=texts, reason=WORD, at=ANNOUNCED)

    read = everything(client, call) + pages(client, call)
    assert WORD not in read
    assert "Биринчи кадам" not in read
    assert "№ 1, адам" in read


def test_the_reason_of_a_cancellation_is_not_told(client):
    call = hidden(cancelled())
    Call.objects.update(cancel_reason=WORD)

    assert call.state == CallState.CANCELLED
    assert WORD not in export("ocds") + pages(client, call)


def test_the_days_of_the_notice_and_of_its_changes_are_told_all_the_same(client):
    call = hidden(decided())

    own = json.loads(export("ocds"))["releases"]
    ends = [row["tender"]["tenderPeriod"]["endDate"] for row in own[:2]]
    assert ends == ["2026-01-27T04:00:00Z", "2026-02-01T04:00:00Z"]
    [change] = client.get(f"/api/v1/contests/calls/{call.pk}").json()["changes"]
    assert (list(change["what"]), change["reason"]) == (["deadline_at"], "")
