"""What is sent and answered about bodies, meetings and minutes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from birge.kernel.api import Shape
from birge.meetings.enums import BodyKind, MeetingForm, MeetingState, MemberRole
from birge.meetings.models import Body, BodyMember, LegalBase, Meeting, Minutes
from birge.meetings.queries import host_name, legal_bases_of, members_of


class BodyOut(Schema):
    """A body that meets and decides."""

    id: UUID
    kind: BodyKind
    names: dict[str, str]
    name: str = Field(description="In the language of the request")
    host: str = Field(description="The place or organisation that hosts it")
    place: UUID | None
    organisation: UUID | None
    is_public: bool
    starts_on: date
    ends_on: date | None

    @staticmethod
    def resolve_name(body: Body) -> str:
        return str(body)

    @staticmethod
    def resolve_host(body: Body) -> str:
        on: date = body.seen_on  # type: ignore[attr-defined]
        return host_name(body, on)

    @staticmethod
    def resolve_place(body: Body) -> UUID | None:
        return body.place_id

    @staticmethod
    def resolve_organisation(body: Body) -> UUID | None:
        return body.organisation_id


class LegalBaseOut(Schema):
    """The act on which a body stands in [starts_on, ends_on)."""

    act: str
    article: str
    source: str = Field(description="Empty: to confirm")
    starts_on: date
    ends_on: date | None


class MemberOut(Schema):
    """Who sits in the body today."""

    id: UUID
    name: str
    role: MemberRole
    votes: bool


class BodyFull(BodyOut):
    """A body with its legal bases and members."""

    legal_bases: list[LegalBaseOut]
    members: list[MemberOut]

    @staticmethod
    def resolve_legal_bases(body: Body) -> list[LegalBase]:
        return list(legal_bases_of(body))

    @staticmethod
    def resolve_members(body: Body) -> list[BodyMember]:
        on: date = body.seen_on  # type: ignore[attr-defined]
        return list(members_of(body, on))


class MeetingOut(Schema):
    """A sitting of a body."""

    id: UUID
    body: UUID
    body_name: str
    number: int
    starts_at: datetime
    ends_at: datetime | None
    where: str
    link: str
    form: MeetingForm
    state: MeetingState

    @staticmethod
    def resolve_body(meeting: Meeting) -> UUID:
        return meeting.body_id

    @staticmethod
    def resolve_body_name(meeting: Meeting) -> str:
        return str(meeting.body)


class MotionOut(Schema):
    """A motion; `outcome` holds the counts once the vote is closed."""

    id: UUID
    text: str
    kind: str
    majority: str
    is_secret: bool
    state: str
    outcome: dict[str, Any] | None


class ItemOut(Schema):
    """A matter on the agenda. A closed one is only in the answer for members."""

    id: UUID
    order: int
    title: str
    rapporteur: str
    is_closed: bool
    state: str
    motions: list[MotionOut]


class MeetingFull(MeetingOut):
    """A meeting with its agenda."""

    items: list[ItemOut]

    @staticmethod
    def resolve_items(meeting: Meeting) -> list[Any]:
        found: list[Any] = meeting.seen_items  # type: ignore[attr-defined]
        return found


class MinutesOut(Schema):
    """A version of a meeting's minutes; a correction is a new version."""

    id: UUID
    meeting: UUID
    version: int
    sha256: str = Field(description="Of the canonical JSON of the full content: what was signed")
    code: str = Field(description="For the public check page")
    signed_at: datetime | None
    published_at: datetime | None
    content: dict[str, Any] = Field(description="birge.meetings.minutes/1; of closed items only the number")

    @staticmethod
    def resolve_meeting(minutes: Minutes) -> UUID:
        return minutes.meeting_id

    @staticmethod
    def resolve_content(minutes: Minutes) -> dict[str, Any]:
        found: dict[str, Any] = minutes.seen_content  # type: ignore[attr-defined]
        return found


class MeetingIn(Shape):
    """When, where and how a meeting is held."""

    starts_at: AwareDatetime = Field(examples=["2026-03-12T10:00:00+06:00"])
    ends_at: AwareDatetime | None = None
    where: Annotated[str, Field(max_length=300)] = ""
    link: Annotated[str, Field(max_length=200, pattern=r"^(https?://[^ ]+)?$")] = ""
    form: MeetingForm = MeetingForm.IN_PERSON


class ItemIn(Shape):
    """A matter to put on the agenda."""

    title: Annotated[str, Field(min_length=1, max_length=300)]
    rapporteur: Annotated[str, Field(max_length=200)] = ""
    is_closed: bool = Field(False, description="About a person: outsiders see nothing of it")


class Announcement(Shape):
    """Why it is announced later than the rules ask; empty when it is in time."""

    short_notice_reason: Annotated[str, Field(max_length=300)] = ""


class Cancelling(Shape):
    """Why the meeting is not held."""

    reason: Annotated[str, Field(min_length=1, max_length=300)]
