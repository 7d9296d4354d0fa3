"""Members hear of meetings; signers of minutes and codes."""

from datetime import timedelta

import pytest

from birge.kernel.enums import Channel
from birge.kernel.models import Message
from birge.meetings.actions.meetings import cancel_meeting, change_meeting
from birge.meetings.actions.minutes import prepare_minutes
from birge.meetings.actions.signing import make_signing_code
from tests.meetings.factories import LATER, NOW, STARTS_AT, announced, closed, council

pytestmark = pytest.mark.django_db


def told(kind, **more):
    return set(Message.objects.filter(kind=kind, channel=Channel.SCREEN, **more).values_list("account", flat=True))


def test_every_member_with_an_account_gets_the_notice_and_hears_of_changes():
    people = council()
    meeting = announced(people)
    everybody = {member.account_id for member in [*people.voters, people.secretary]}
    assert told("meetings.notice") == everybody
    Message.objects.all().delete()

    change_meeting(meeting=meeting, facts={"starts_at": STARTS_AT + timedelta(hours=1)}, by=people.by, at=NOW)
    assert told("meetings.notice") == everybody
    Message.objects.all().delete()

    cancel_meeting(meeting=meeting, reason="кар басып калды", by=people.by, at=NOW)
    assert told("meetings.notice", text__contains="кар басып калды") == everybody


def test_the_chair_and_the_secretary_are_asked_to_sign():
    people = council()
    prepare_minutes(meeting=closed(people), by=people.by, at=LATER)

    assert told("meetings.to-sign") == {people.chair.account_id, people.secretary.account_id}


def test_a_code_goes_to_the_phone_and_never_to_the_screen():
    people = council()
    account = people.chair.account
    account.phone = "+996700000000"
    account.save()
    minutes = prepare_minutes(meeting=closed(people), by=people.by, at=LATER)
    make_signing_code(minutes=minutes, account=account, by=people.by, at=LATER)

    assert [message.channel for message in Message.objects.filter(kind="meetings.signing-code")] == [Channel.SMS]
