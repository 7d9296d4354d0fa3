"""The demo's council: how it was founded, a meeting with signed minutes, and one that is announced."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from birge.kernel.actors import SYSTEM, Actor
from birge.meetings.actions.bodies import add_legal_base, add_member, found_body, set_rules
from birge.meetings.actions.meetings import announce_meeting, close_meeting, open_meeting, plan_meeting
from birge.meetings.actions.minutes import prepare_minutes, publish_minutes, sign_minutes
from birge.meetings.actions.room import Mark, add_item, begin_item, mark_attendance
from birge.meetings.actions.votes import decide_openly, put_motion
from birge.meetings.enums import BodyKind, MajorityKind, MeetingForm, MemberRole, Presence, SignatureMethod
from birge.meetings.models import Body, BodyMember, BodyRules, LegalBase, Meeting, Minutes, Motion
from birge.people.models import Account
from birge.places.models import Place
from birge.site.demo.cast import BEGINNING, SINCE

MEMBERS = [
    "Анара Бекова",
    "Сапарбек Тологонов",
    "Үмүт Жээнбекова",
    "Назгүл Арстанова",
    "Кубат Мырзаев",
    "Ысмайыл Орозов",
]
MATTER = "Кышкы көмүрдү бөлүштүрүү"
MOTION = "Көмүр «баарына тең, суралгандан ашпай» эрежеси менен бөлүштүрүлсүн"
HELD_AT = datetime(2026, 1, 20, 4, 0, tzinfo=UTC)
NEXT_AT = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)


def make_council(place: Place, cast: dict[str, Account]) -> Body:
    """The council of the aimak with its members, rules and meetings, made unless it is there."""
    there = Body.objects.filter(place=place, kind=BodyKind.COUNCIL).first()
    if there:
        return there
    body = found_body(
        kind=BodyKind.COUNCIL,
        names={"ky": "Айылдык кеңеш (үлгү)", "ru": "Айылный кенеш (пример)", "en": "Village council (example)"},
        place=place,
        starts_on=SINCE,
        by=SYSTEM,
        at=BEGINNING,
    )
    base = LegalBase(body=body, act="Айылдык кеңештин регламенти (ойдон чыгарылган)", starts_on=SINCE)
    add_legal_base(base=base, by=SYSTEM, at=BEGINNING)
    rules = BodyRules(body=body, starts_on=SINCE, majority=MajorityKind.PRESENT, notice_days=5)
    set_rules(rules=rules, by=SYSTEM, at=BEGINNING)
    members = _seat(body, cast)
    _hold(body, members, cast)
    _announce(body, cast)
    return body


def _seat(body: Body, cast: dict[str, Account]) -> list[BodyMember]:
    chair = BodyMember(
        body=body, account=cast["chair"], name=cast["chair"].name, role=MemberRole.CHAIR, starts_on=SINCE
    )
    secretary = BodyMember(
        body=body,
        account=cast["secretary"],
        name=cast["secretary"].name,
        role=MemberRole.SECRETARY,
        votes=False,
        starts_on=SINCE,
    )
    others = [BodyMember(body=body, name=name, role=MemberRole.MEMBER, starts_on=SINCE) for name in MEMBERS]
    return [add_member(member=member, by=SYSTEM, at=BEGINNING) for member in (chair, secretary, *others)]


def _facts(starts_at: datetime) -> dict[str, Any]:
    place = {"where": "Айыл өкмөтүнүн жыйындар залы", "link": "", "form": MeetingForm.IN_PERSON}
    return {"starts_at": starts_at, "ends_at": None, **place}


def _plan(body: Body, starts_at: datetime, by: Actor) -> Meeting:
    planned_at = starts_at - timedelta(days=12)
    meeting = plan_meeting(body=body, facts=_facts(starts_at), by=by, at=planned_at)
    add_item(meeting=meeting, title=MATTER, by=by, at=planned_at)
    announce_meeting(meeting=meeting, by=by, at=planned_at)
    return meeting


def _announce(body: Body, cast: dict[str, Account]) -> None:
    _plan(body, NEXT_AT, _as(cast["secretary"], body))


def _hold(body: Body, members: list[BodyMember], cast: dict[str, Account]) -> Minutes:
    """The meeting of January: six of seven there, one against, minutes signed by the chair and the secretary."""
    by, chair = _as(cast["secretary"], body), members[0]
    meeting = _plan(body, HELD_AT, by)
    open_meeting(meeting=meeting, presiding=chair, by=by, at=HELD_AT)
    voters = [member for member in members if member.votes]
    marks = [Mark(member, Presence.PRESENT) for member in voters[:-1]]
    mark_attendance(meeting=meeting, marks=[*marks, Mark(voters[-1], Presence.ABSENT)], by=by, at=HELD_AT)
    item = meeting.items.get()
    begin_item(item=item, by=by, at=HELD_AT)
    motion = Motion(text=MOTION, majority=MajorityKind.PRESENT, proposer=chair)
    motion = put_motion(item=item, motion=motion, by=by, at=HELD_AT)
    choices = {member: "against" if index == 4 else "for" for index, member in enumerate(voters[:-1])}
    decide_openly(motion=motion, choices=choices, recusals={}, by=by, at=HELD_AT + timedelta(minutes=40))
    close_meeting(meeting=meeting, by=by, at=HELD_AT + timedelta(hours=1))
    signed_at = HELD_AT + timedelta(hours=3)
    minutes = prepare_minutes(meeting=meeting, by=by, at=HELD_AT + timedelta(hours=2))
    for role, account in (("chair", cast["chair"]), ("secretary", cast["secretary"])):
        signer = _as(account, body)
        minutes = sign_minutes(minutes=minutes, role=role, method=SignatureMethod.TOTP, by=signer, at=signed_at)
    publish_minutes(minutes=minutes, by=by, at=signed_at)
    return minutes


def _as(account: Account, body: Body) -> Actor:
    return Actor(account=account.pk, name=account.name, role="secretary", scope=str(body.pk))


def minutes_reference() -> str:
    """How a paper names the minutes of that meeting."""
    return f"№ 1, {date(2026, 1, 20):%d.%m.%Y}"
