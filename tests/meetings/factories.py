"""An invented council with its people, and meetings in every state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import factory

from birge.kernel.actors import Actor
from birge.meetings.actions.meetings import announce_meeting, close_meeting, open_meeting, plan_meeting
from birge.meetings.actions.room import Mark, add_item, begin_item, mark_attendance
from birge.meetings.actions.votes import put_motion
from birge.meetings.enums import BodyKind, MajorityKind, MemberRole, Presence
from birge.meetings.models import AgendaItem, Body, BodyMember, BodyRules, LegalBase, Meeting, Motion
from birge.people.models import Account
from birge.places.actions._containment import rewrite_containment
from birge.places.enums import Kind
from birge.places.models import Place
from tests.people.factories import AccountFactory
from tests.places.factories import unit

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
STARTS_AT = NOW + timedelta(days=10)
OPENED_AT = STARTS_AT + timedelta(minutes=5)
LATER = OPENED_AT + timedelta(minutes=30)


def host() -> Place:
    """An aiyl aimak that can be asked what lies in it."""
    place = unit(Kind.AIMAK, "Сынак", name_ky="Сынак айыл аймагы")
    rewrite_containment()
    return place


class BodyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Body

    kind = BodyKind.COUNCIL
    names = factory.Sequence(lambda number: {"ky": f"Айылдык кеңеш {number}", "ru": f"Айылный кенеш {number}"})
    place = factory.LazyFunction(host)
    starts_on = date(2020, 1, 1)


class RulesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BodyRules

    starts_on = date(2020, 1, 1)
    majority = MajorityKind.PRESENT
    notice_days = 5
    secret_vote = True
    sources = factory.LazyFunction(lambda: {"quorum": "регламент, 12-берене"})


class LegalBaseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LegalBase

    act = "Регламент (ойдон чыгарылган)"
    starts_on = date(2020, 1, 1)


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BodyMember

    account = factory.SubFactory(AccountFactory)
    name = factory.SelfAttribute("account.name")
    starts_on = date(2020, 1, 1)


@dataclass
class Council:
    """Five members with a vote (chair, three members, and the secretary without one)."""

    body: Body
    chair: BodyMember
    secretary: BodyMember
    members: list[BodyMember]

    @property
    def voters(self) -> list[BodyMember]:
        return [self.chair, *self.members]

    @property
    def by(self) -> Actor:
        account: Account = self.secretary.account
        return Actor(account=account.pk, name=account.name, role="secretary", scope=str(self.body.pk))


def council(size: int = 5, **facts) -> Council:
    rules = {name: facts.pop(name) for name in list(facts) if hasattr(BodyRules, name)}
    body = BodyFactory(**facts)
    RulesFactory(body=body, **rules)
    LegalBaseFactory(body=body)
    return Council(
        body=body,
        chair=MemberFactory(body=body, role=MemberRole.CHAIR, account__name="Асанова Бурул"),
        secretary=MemberFactory(body=body, role=MemberRole.SECRETARY, votes=False, account__name="Сыдыков Нурлан"),
        members=[MemberFactory(body=body) for _number in range(size - 1)],
    )


def draft(people: Council, *titles: str) -> Meeting:
    facts = {
        "starts_at": STARTS_AT,
        "ends_at": None,
        "where": "Айыл өкмөтү, 2-кабинет",
        "link": "",
        "form": "in-person",
    }
    meeting = plan_meeting(body=people.body, facts=facts, by=people.by, at=NOW)
    for title in titles or ("Көмүр бөлүштүрүү",):
        add_item(meeting=meeting, title=title, by=people.by, at=NOW)
    return meeting


def announced(people: Council, *titles: str) -> Meeting:
    meeting = draft(people, *titles)
    announce_meeting(meeting=meeting, by=people.by, at=NOW)
    return Meeting.objects.get(pk=meeting.pk)


def in_session(people: Council, *titles: str, present: int | None = None) -> Meeting:
    """Open, with the first `present` of the voters there (all by default), and the first matter begun."""
    meeting = announced(people, *titles)
    open_meeting(meeting=meeting, presiding=people.chair, by=people.by, at=OPENED_AT)
    count = len(people.voters) if present is None else present
    marks = [
        Mark(member, Presence.PRESENT if index < count else Presence.ABSENT)
        for index, member in enumerate(people.voters)
    ]
    mark_attendance(meeting=meeting, marks=marks, by=people.by, at=OPENED_AT)
    begin_item(item=first_item(meeting), by=people.by, at=OPENED_AT)
    return Meeting.objects.get(pk=meeting.pk)


def first_item(meeting: Meeting) -> AgendaItem:
    return meeting.items.order_by("order")[0]


def motion(people: Council, meeting: Meeting, **facts) -> Motion:
    facts = {"text": "Бөлүштүрүү тизмеси бекитилсин", "majority": MajorityKind.PRESENT, **facts}
    return put_motion(item=first_item(meeting), motion=Motion(**facts), by=people.by, at=LATER)


def closed(people: Council, *titles: str, **options) -> Meeting:
    meeting = in_session(people, *titles, **options)
    close_meeting(meeting=meeting, by=people.by, at=LATER + timedelta(hours=1))
    return Meeting.objects.get(pk=meeting.pk)
