"""The commission of a call is seated: as a body with its own rules, each member in a group, within the seats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.contests.actions.moving import locked
from birge.contests.enums.commission import MarkerGroup
from birge.contests.models import Call, Commission, Marker, MarkingTask
from birge.contests.queries.commission import seats_taken
from birge.contests.stages import Act, require_stage
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.meetings.actions.bodies import add_member, end_member, found_body, set_rules
from birge.meetings.enums import BodyKind, MemberRole
from birge.meetings.models import Body, BodyMember, BodyRules
from birge.people.models import Account, Organisation


@transaction.atomic
def found_commission(
    call: Call, *, names: Mapping[str, str], body: Body | None = None, by: Actor, at: datetime
) -> Commission:
    """The commission of this call: a new body of the customer, or one that it has already. Raises ValidationError.

    A new body begins with ordinary rules of quorum and majority, which nobody has confirmed yet, and with the person
    who founded it as its secretary without a vote.
    """
    call = locked(call)
    require_stage(call, Act.SEAT_COMMISSION)
    if Commission.objects.filter(call=call).exists():
        raise ValidationError(_("This call has a commission already."))
    on = timezone.localdate(at)
    if body is None:
        body = found_body(kind=BodyKind.COMMISSION, names=names, organisation=call.customer, starts_on=on, by=by, at=at)
        set_rules(rules=BodyRules(body=body, starts_on=on), by=by, at=at)
        account = Account.objects.filter(pk=by.account).first() if by.account else None
        if account is not None:
            member = BodyMember(
                body=body, account=account, name=account.name, role=MemberRole.SECRETARY, votes=False, starts_on=on
            )
            add_member(member=member, by=by, at=at)
    commission = Commission(call=call, body=body)
    commission.save(force_insert=True)
    journal.record(by=by, at=at, verb="contests.found_commission", subject=commission, also=[call, body])
    return commission


@transaction.atomic
def seat_member(
    commission: Commission,
    *,
    group: str,
    account: Account | None = None,
    name: str = "",
    role: str = MemberRole.MEMBER,
    on_behalf_of: Organisation | None = None,
    most: int | None = None,
    by: Actor,
    at: datetime,
) -> Marker:
    """A person marks in this call for a group; whoever sits in the body already keeps her seat. Raises ValidationError.

    Refused where the rules of the call have no free seat for the group.
    """
    call = locked(commission.call)
    require_stage(call, Act.SEAT_COMMISSION)
    on = timezone.localdate(at)
    _least, highest = seats_for(call, group)
    if highest is not None and seats_taken(call, on)[group] >= highest:
        text = _("The rules of this call allow this group no more seats: %(group)s, %(most)s.")
        raise ValidationError({"group": text % {"group": MarkerGroup(group).label, "most": highest}})
    member = _member(commission.body, account, name.strip(), role, on_behalf_of, by, at)
    if Marker.objects.filter(call=call, member=member).exists():
        raise ValidationError({"account": _("This person sits in the commission already.")})
    marker = Marker(call=call, member=member, group=group, most=most)
    marker.save(force_insert=True)
    after = {"name": member.name, "group": group, "most": most}
    journal.record(by=by, at=at, verb="contests.seat_member", subject=marker, also=[call], after=after)
    return marker


def seats_for(call: Call, group: str) -> tuple[int, int | None]:
    """The least and the most seats of a group; a group that the rules do not name has none where they name others."""
    seats = call.rule_set.procedure.commission.seats
    if not seats:
        return 0, None
    least, most = seats.get(group, [0, 0])
    return least or 0, most


def _member(
    body: Body,
    account: Account | None,
    name: str,
    role: str,
    on_behalf_of: Organisation | None,
    by: Actor,
    at: datetime,
) -> BodyMember:
    on = timezone.localdate(at)
    if account is not None:
        there = BodyMember.objects.filter(body=body, account=account)
        standing = next((row for row in there if row.holds_on(on)), None)
        if standing is not None:
            return standing
    if account is None and not name:
        raise ValidationError({"name": _("Write the name of the person.")})
    member = BodyMember(
        body=body,
        account=account,
        name=name or (account.name if account else ""),
        role=role,
        on_behalf_of=on_behalf_of,
        starts_on=on,
    )
    return add_member(member=member, by=by, at=at)


@transaction.atomic
def unseat_member(marker: Marker, *, why: str, by: Actor, at: datetime) -> None:
    """She marks no longer; what she has not finished is free to be given to others, her finished marks stay."""
    marker = Marker.objects.select_for_update(of=("self",)).select_related("call", "member__body").get(pk=marker.pk)
    require_stage(marker.call, Act.SEAT_COMMISSION)
    if marker.left_at is not None:
        return
    if not why.strip():
        raise ValidationError({"why": _("Write the reason.")})
    marker.left_at = at
    marker.save(update_fields=["left_at"])
    unfinished = MarkingTask.objects.select_for_update().filter(marker=marker, ended_at=None, done_at=None)
    unfinished.update(ended_at=at, end_reason=why.strip()[:500])
    if not Marker.objects.filter(member=marker.member, left_at=None).exists():
        end_member(member=marker.member, ends_on=timezone.localdate(at), by=by, at=at)
    journal.record(
        by=by, at=at, verb="contests.unseat_member", subject=marker, also=[marker.call], after={"why": why.strip()}
    )


def seats_missing(call: Call, at: datetime) -> list[str]:
    """Which groups have fewer members than the rules ask for, in words; nothing where the commission is complete."""
    taken = seats_taken(call, timezone.localdate(at))
    missing = []
    for group in MarkerGroup:
        least, _most = seats_for(call, group)
        if taken[group] < least:
            text = _("%(group)s: %(there)s of at least %(least)s")
            missing.append(text % {"group": group.label, "there": taken[group], "least": least})
    return missing
