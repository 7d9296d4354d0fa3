"""Roles are given and ended; nothing that was is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.kernel import events, journal
from birge.kernel.actors import Actor
from birge.people.models import Account, Assignment, Organisation
from birge.places.models import Place


@dataclass(frozen=True)
class Appointed:
    """A person was given a role."""

    account: UUID
    assignment: UUID
    at: datetime


@dataclass(frozen=True)
class RoleEnded:
    """A person's role was ended."""

    account: UUID
    assignment: UUID
    at: datetime


@transaction.atomic
def appoint(
    *,
    account: Account,
    role: str,
    starts_on: date,
    by: Actor,
    at: datetime,
    place: Place | None = None,
    organisation: Organisation | None = None,
    ends_on: date | None = None,
    acting_for: Assignment | None = None,
    title: dict[str, str] | None = None,
    basis: str = "",
) -> Assignment:
    """Give a role in [starts_on, ends_on). The same role twice at the same time and place is refused.

    `acting_for`: the person stands in for the one who holds that assignment; role and scope are then the same.
    """
    if ends_on is not None and ends_on <= starts_on:
        raise ValidationError({"ends_on": _("The last day must come after the first.")})
    if acting_for:
        _refuse_wrong_stand_in(acting_for, account, role, _scope(place, organisation))
    Account.objects.select_for_update().get(pk=account.pk)
    _refuse_overlap(account, role, place, organisation, starts_on, ends_on)
    assignment = Assignment.objects.create(
        account=account,
        role=role,
        place=place,
        organisation=organisation,
        starts_on=starts_on,
        ends_on=ends_on,
        acting_for=acting_for,
        title=title or {},
        basis=basis,
        appointed_by_id=by.account,
        appointed_at=at,
    )
    journal.record(by=by, at=at, verb="people.appoint", subject=account, after=_facts(assignment))
    events.publish(Appointed(account.pk, assignment.pk, at))
    return assignment


@transaction.atomic
def end_assignment(*, assignment: Assignment, ends_on: date, by: Actor, at: datetime) -> None:
    """End a role: `ends_on` is the first day without it, today at the earliest, so that no act loses its ground.

    One that has not begun ends on the day when it would have started: it never took effect.
    """
    assignment = Assignment.objects.select_for_update().select_related("account").get(pk=assignment.pk)
    today = timezone.localdate(at)
    if assignment.ends_on is not None and assignment.ends_on <= max(ends_on, today):
        raise ValidationError({"ends_on": _("This role ends earlier already.")})
    if ends_on < today:
        raise ValidationError({"ends_on": _("A role ends today at the earliest: what was done in it stays valid.")})
    before = _facts(assignment)
    assignment.ends_on = max(ends_on, assignment.starts_on)
    assignment.ended_by_id, assignment.ended_at = by.account, at
    assignment.save(update_fields=["ends_on", "ended_by", "ended_at"])
    after = _facts(assignment)
    journal.record(by=by, at=at, verb="people.end_role", subject=assignment.account, before=before, after=after)
    events.publish(RoleEnded(assignment.account_id, assignment.pk, at))


def _refuse_wrong_stand_in(acting_for: Assignment, account: Account, role: str, scope: str) -> None:
    if (acting_for.role, acting_for.scope) != (role, scope):
        raise ValidationError(_("Who acts for another holds the same role at the same place."))
    if acting_for.account_id == account.pk:
        raise ValidationError(_("Nobody acts for herself."))


def _refuse_overlap(
    account: Account,
    role: str,
    place: Place | None,
    organisation: Organisation | None,
    starts_on: date,
    ends_on: date | None,
) -> None:
    same = Assignment.objects.filter(account=account, role=role, place=place, organisation=organisation)
    same = same.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=starts_on))
    if ends_on is not None:
        same = same.filter(starts_on__lt=ends_on)
    if same.exists():
        raise ValidationError(_("This person holds this role here already in these days."))


def _scope(place: Place | None, organisation: Organisation | None) -> str:
    return str(place.pk if place else organisation.pk if organisation else "")


def _facts(assignment: Assignment) -> dict[str, str | None]:
    return {
        "assignment": str(assignment.pk),
        "role": assignment.role,
        "scope": assignment.scope,
        "starts_on": assignment.starts_on.isoformat(),
        "ends_on": assignment.ends_on.isoformat() if assignment.ends_on else None,
        "acting_for": str(assignment.acting_for_id) if assignment.acting_for_id else None,
        "basis": assignment.basis,
    }
