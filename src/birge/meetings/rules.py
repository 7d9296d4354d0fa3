"""Who may do what with bodies, meetings and minutes; beside each rule the filter that lists agree with.

- A body is founded and its members entered by an administrator or a secretary of its host.
- Its own secretary runs its meetings; nobody else does.
- Its members see everything of it, also closed items and drafts.
- Everybody sees a public body, its announced agendas without closed items, and its published minutes.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import VISITOR, Actor
from birge.kernel.permissions import Answer, no, yes
from birge.meetings.enums import MeetingState, MemberRole
from birge.meetings.models import Body, BodyMember, Meeting, Minutes
from birge.meetings.queries import holding, seats_of
from birge.people.enums import Role
from birge.people.models import Organisation
from birge.people.rules import may, organisations_of, places_of
from birge.places.models import Place
from birge.places.queries import within

FOUNDERS = frozenset({Role.ADMINISTRATOR, Role.SECRETARY})


def can_found(user: Any, *, place: Place | None = None, organisation: Organisation | None = None, on: date) -> Answer:
    """An administrator or a secretary of the host founds its bodies."""
    return may(user, FOUNDERS, place=place, organisation=organisation, on=on)


def can_set_up(user: Any, body: Body, on: date) -> Answer:
    """Enter members, legal bases and rules: the body's secretary, or whoever may found bodies at its host."""
    running = can_run(user, body, on)
    return running or can_found(user, place=body.place, organisation=body.organisation, on=on)


def can_run(user: Any, body: Body, on: date, *, seats: list[BodyMember] | None = None) -> Answer:
    """Plan, announce, open, record and close meetings: the body's secretary. `seats`: hers, if they were asked for."""
    for seat in seats_of(user, body, on) if seats is None else seats:
        if seat.role == MemberRole.SECRETARY:
            return yes(_as_member(user, seat))
    return no(_("The secretary of the body does this. Who appoints members can appoint an acting secretary."))


def can_see_inside(user: Any, body: Body, on: date, *, seats: list[BodyMember] | None = None) -> Answer:
    """Drafts, closed items and papers: the body's members. `seats`: the person's own, if they were asked for."""
    for seat in seats_of(user, body, on) if seats is None else seats:
        return yes(_as_member(user, seat))
    return no(_("Only members of the body see this."))


def can_see_body(user: Any, body: Body, on: date) -> Answer:
    """A public body is for everybody; another for its members and for those who set it up."""
    if body.is_public:
        return yes(_as_reader(user))
    return can_see_inside(user, body, on) or can_set_up(user, body, on)


def bodies_visible_to(user: Any, queryset: QuerySet[Body], on: date) -> QuerySet[Body]:
    """The bodies for which `can_see_body` says yes."""
    if not user.is_authenticated:
        return queryset.filter(is_public=True)
    return queryset.filter(
        Q(is_public=True)
        | Q(pk__in=_own_bodies(user, on))
        | Q(place__in=within(places_of(user, FOUNDERS, on), on))
        | Q(organisation__in=organisations_of(user, FOUNDERS, on))
    )


def can_see_meeting(user: Any, meeting: Meeting, on: date) -> Answer:
    """A meeting of a public body is for everybody once announced; before, and of other bodies, for members."""
    if meeting.body.is_public and meeting.state != MeetingState.DRAFT:
        return yes(_as_reader(user))
    return can_see_inside(user, meeting.body, on)


def meetings_visible_to(user: Any, queryset: QuerySet[Meeting], on: date) -> QuerySet[Meeting]:
    """The meetings for which `can_see_meeting` says yes."""
    public = Q(body__is_public=True) & ~Q(state=MeetingState.DRAFT)
    return queryset.filter(public | Q(body__in=_own_bodies(user, on)) if user.is_authenticated else public)


def can_see_minutes(user: Any, minutes: Minutes, on: date) -> Answer:
    """Published minutes of a public body are for everybody; others for the body's members."""
    if minutes.meeting.body.is_public and minutes.published_at is not None:
        return yes(_as_reader(user))
    return can_see_inside(user, minutes.meeting.body, on)


def minutes_visible_to(user: Any, queryset: QuerySet[Minutes], on: date) -> QuerySet[Minutes]:
    """The minutes for which `can_see_minutes` says yes."""
    public = Q(meeting__body__is_public=True, published_at__isnull=False)
    own = Q(meeting__body__in=_own_bodies(user, on))
    return queryset.filter(public | own if user.is_authenticated else public)


def can_sign(user: Any, minutes: Minutes) -> Answer:
    """Whoever presided and whoever kept the minutes, each for herself."""
    for role, member in signers_of(minutes):
        if user.is_authenticated and member is not None and member.account_id == user.pk:
            return yes(Actor(user.pk, user.name, role, str(minutes.meeting.body_id)))
    return no(_("The person who presided and the secretary of the meeting sign its minutes."))


def signers_of(minutes: Minutes) -> list[tuple[MemberRole, BodyMember | None]]:
    """Who signs, and as what."""
    meeting = minutes.meeting
    return [(MemberRole.CHAIR, meeting.presiding), (MemberRole.SECRETARY, meeting.secretary)]


def can_dissent(user: Any, member: BodyMember, on: date) -> Answer:
    """A member attaches her own dissent; the secretary attaches one that a member handed in on paper."""
    if _is_own(user, member, on):
        return yes(_as_member(user, member))
    return can_run(user, member.body, on)


def may_dissent(user: Any, members: list[BodyMember], body: Body, on: date) -> list[BodyMember]:
    """Those of the body's members for whom `can_dissent` says yes."""
    if can_run(user, body, on):
        return members
    return [member for member in members if _is_own(user, member, on)]


def _is_own(user: Any, member: BodyMember, on: date) -> bool:
    return user.is_authenticated and member.account_id == user.pk and member.holds_on(on)


def _own_bodies(user: Any, on: date) -> Any:
    return holding(BodyMember.objects.filter(account=user.pk), on).values("body")


def _as_member(user: Any, seat: BodyMember) -> Actor:
    return Actor(account=user.pk, name=user.name, role=seat.role, scope=str(seat.body_id))


def _as_reader(user: Any) -> Actor:
    return Actor(account=user.pk, name=user.name) if user.is_authenticated else VISITOR
