"""A decision stands on the minutes that record the vote: signed in the system, or on paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from birge.kernel.actors import Actor
from birge.meetings.actions.minutes import prepare_minutes, sign_minutes
from birge.meetings.enums import SignatureMethod
from birge.meetings.models import Minutes
from birge.meetings.queries import reference_of
from tests.meetings.factories import LATER, closed, council
from tests.sharing.factories import compared, fresh

pytestmark = pytest.mark.django_db
END = LATER + timedelta(hours=2)


def signed(place) -> Minutes:
    people = council(place=place)
    minutes = prepare_minutes(meeting=closed(people), by=people.by, at=END)
    chair = Actor(people.chair.account_id, people.chair.name, "chair")
    sign_minutes(minutes=minutes, role="chair", method=SignatureMethod.TOTP, by=chair, at=END)
    return sign_minutes(minutes=minutes, role="secretary", method=SignatureMethod.TOTP, by=people.by, at=END)


def decide(client, cast, share_out, **typed):
    client.force_login(cast.clerk)
    address = reverse("sharing:decide", args=[share_out.pk])
    client.post(address, {"rule": "proportional", "request_key": "k", **typed})
    return fresh(share_out).decision


def test_signed_minutes_of_the_place_are_chosen_and_named_in_the_decision(cast, client, now):
    minutes = signed(cast.aimak)

    decision = decide(client, cast, compared(cast.aimak, now), minutes=str(minutes.pk))

    assert decision.minutes == minutes
    assert decision.minutes_text == reference_of(minutes)
    assert minutes.code in decision.minutes_text
    page = client.get(decision.get_absolute_url()).content.decode()
    assert reverse("check", args=[minutes.code]) in page


def test_minutes_of_another_place_cannot_be_chosen(cast, client, now):
    minutes = signed(cast.other_aimak)

    decision = decide(client, cast, compared(cast.aimak, now), minutes=str(minutes.pk))

    assert decision.is_open


def test_minutes_on_paper_are_named_by_number_and_date(cast, client, now):
    decision = decide(client, cast, compared(cast.aimak, now), minutes_text="№ 7, 27.02.2026")

    assert (decision.minutes, decision.minutes_text) == (None, "№ 7, 27.02.2026")
