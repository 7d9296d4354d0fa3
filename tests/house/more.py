"""States of the world that have pages of their own: a compared share-out, a meeting in session, a second step."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from birge.kernel.actors import Actor
from birge.meetings.actions.meetings import open_meeting
from birge.meetings.actions.room import Mark, begin_item, mark_attendance
from birge.meetings.actions.votes import put_motion
from birge.meetings.enums import MajorityKind, MeetingState, Presence
from birge.meetings.models import Meeting, Motion
from birge.people.models import Account
from birge.people.rules import actor_of
from birge.sharing.actions.deciding import compare
from birge.sharing.actions.preparing import ClaimantData, ShareOutData, add_claimants, create
from birge.sharing.models import ShareOut
from tests.house.world import NOW, World

SECOND_STEP = "water-master"


def make_more(world: World) -> tuple[ShareOut, Meeting]:
    """The share-out whose rules were compared, and the meeting that is on, with a motion to vote on."""
    master = Account.objects.get(username=SECOND_STEP)
    TOTP.activate(master, generate_totp_secret())
    RecoveryCodes.activate(master)
    return _compared(world, actor_of(Account.objects.get(username="clerk"))), _in_session(world)


def _compared(world: World, clerk: Actor) -> ShareOut:
    data = ShareOutData(
        titles={"ky": "Ун (үлгү)", "ru": "Мука (пример)", "en": "Flour (example)"},
        good="Ун",
        unit="кг",
        amount=Fraction(450),
        quantum=Fraction(25),
        season="2026",
        legal_base="Үлгү",
    )
    share_out = create(place=world.draft.place, data=data, by=clerk, at=NOW, is_demo=True)
    families = [
        ClaimantData(
            name=name, address="", village=world.draft.place, people=4, claim=Fraction(claim), floor=Fraction(0)
        )
        for name, claim in (("Үлгү Биринчи", 200), ("Үлгү Экинчи", 400))
    ]
    add_claimants(share_out, claimants=families, by=clerk, at=NOW)
    compare(share_out, by=clerk, at=NOW)
    return share_out


def _in_session(world: World) -> Meeting:
    meeting = Meeting.objects.get(body=world.body, state=MeetingState.ANNOUNCED)
    by = replace(actor_of(Account.objects.get(username="secretary")), scope=str(world.body.pk))
    at: datetime = meeting.starts_at
    members = [member for member in world.body.members.order_by("pk") if member.votes]
    open_meeting(meeting=meeting, presiding=members[0], by=by, at=at)
    mark_attendance(meeting=meeting, marks=[Mark(member, Presence.PRESENT) for member in members], by=by, at=at)
    item = meeting.items.get()
    begin_item(item=item, by=by, at=at)
    put_motion(item=item, motion=Motion(text="Үлгү", majority=MajorityKind.PRESENT, proposer=members[0]), by=by, at=at)
    return meeting
