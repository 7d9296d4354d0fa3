"""Where a person's roles reach: `may` for one thing, `places_of` and `organisations_of` for filters."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.kernel.permissions import Answer, no, yes
from birge.people.enums import APPOINTED_FROM_ABOVE, Role
from birge.people.models import Account, Assignment, Organisation
from birge.people.queries import roles_held
from birge.places.models import Place, Version
from birge.places.queries import covers, within

OVERSIGHT = APPOINTED_FROM_ABOVE
"""Roles that reach from a place into the organisations that are there; a clerk of an aimak is not a CSO's clerk."""


def actor_of(account: Account, assignment: Assignment | None = None) -> Actor:
    """The person acting in this role; without a role, for herself."""
    if assignment is None:
        return Actor(account=account.pk, name=account.name)
    return Actor(account=account.pk, name=account.name, role=assignment.role, scope=assignment.scope)


def may(
    user: Any,
    roles: Collection[str],
    *,
    place: Place | None = None,
    organisation: Organisation | None = None,
    on: date | None = None,
) -> Answer:
    """Whether the person holds, on that day (today), one of these roles where it covers the place or organisation.

    The answer's actor holds the role that permits it: the nearest one, if several do. Neither place nor organisation
    means the whole installation, so a forgotten place is a refusal.
    """
    on = on or timezone.localdate()
    wanted = {place.pk if place else None, organisation.pk if organisation else None} - {None}
    held = [item for item in roles_held(user, on, roles) if _reaches(user, item, place, organisation, on)]
    held.sort(key=lambda item: (item.is_everywhere, (item.place_id or item.organisation_id) not in wanted))
    return yes(actor_of(user, held[0])) if held else no(_needed(roles))


def holds(user: Any, roles: Collection[str], on: date | None = None) -> Answer:
    """Whether the person holds one of these roles anywhere: for menus and own pages, never for one thing."""
    held = roles_held(user, on or timezone.localdate(), roles)
    return yes(actor_of(user, held[0])) if held else no(_needed(roles))


def places_of(user: Any, roles: Collection[str], on: date) -> list[UUID]:
    """The places at which the person holds one of these roles; a role everywhere counts as every topmost place.

    For filters: `queryset.filter(place__in=within(places_of(user, roles, on), on))`.
    """
    held = roles_held(user, on, roles)
    places = [item.place_id for item in held if item.place_id]
    if any(item.is_everywhere for item in held):
        places += _topmost(on)
    return list(dict.fromkeys(places))


def organisations_of(user: Any, roles: Collection[str], on: date) -> QuerySet[Organisation]:
    """The organisations that such a role of the person covers: the twin of `may(..., organisation=...)`."""
    held = roles_held(user, on, roles)
    if any(item.is_everywhere for item in held):
        return Organisation.objects.all()
    own = [item.organisation_id for item in held if item.organisation_id]
    overseen = [item.place_id for item in held if item.place_id and item.role in OVERSIGHT]
    return Organisation.objects.filter(Q(pk__in=own) | Q(place__in=within(overseen, on)))


def _reaches(user: Any, held: Assignment, place: Place | None, organisation: Organisation | None, on: date) -> bool:
    if held.is_everywhere:
        return True
    if held.organisation_id:
        return organisation is not None and held.organisation_id == organisation.pk
    own = cast(UUID, held.place_id)
    if place is not None and _covers(user, own, place.pk, on):
        return True
    if organisation is None or organisation.place_id is None or held.role not in OVERSIGHT:
        return False
    return _covers(user, own, organisation.place_id, on)


def _covers(user: Any, above: UUID, below: UUID, on: date) -> bool:
    """`places.queries.covers`, asked once a request for the person who asks; of the role's own place never."""
    if above == below:
        return True
    memo: dict[tuple[UUID, UUID, date], bool] | None = getattr(user, "reach_read", None)
    if memo is None:
        return covers(above, below, on)
    if (above, below, on) not in memo:
        memo[above, below, on] = covers(above, below, on)
    return memo[above, below, on]


def _needed(roles: Collection[str]) -> Any:
    labels = [Role(role).label for role in Role.values if role in roles]
    needs = _("This needs one of these roles here: {roles}. An administrator of your place can appoint you.")
    return format_lazy(needs, roles=", ".join(str(label) for label in labels))


def _topmost(on: date) -> list[UUID]:
    top = Version.objects.filter(parent=None, starts_on__lte=on, ends_on__gt=on)
    return list(top.values_list("place_id", flat=True))


def administers(user: Any, place_id: UUID, on: date) -> Answer:
    """Whether the person is an administrator of this place or above: the gate of `places.rules`."""
    return may(user, {Role.ADMINISTRATOR}, place=Place(pk=place_id), on=on)
