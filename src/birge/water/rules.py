"""Who reads and writes an association's register. The roles stand here and nowhere else.

Those who work in the association read it; its director and hydrotechnician write. The clerk and the head of the place
where it works read. Nobody of another association or place sees anything.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel.permissions import Answer, no, yes
from birge.people.enums import OrganisationKind, Role
from birge.people.models import Organisation
from birge.people.queries import roles_held
from birge.people.rules import actor_of, holds, may, places_of
from birge.places.queries import within

WORK = frozenset({Role.DIRECTOR, Role.HYDROTECHNICIAN, Role.WATER_MASTER, Role.ACCOUNTANT})
"""Held in the association itself."""
WRITE = frozenset({Role.DIRECTOR, Role.HYDROTECHNICIAN})
OF_THE_PLACE = frozenset({Role.CLERK, Role.HEAD})
"""Held at the place where the association works: they read."""


def associations() -> QuerySet[Organisation]:
    """Every water users' association."""
    return Organisation.objects.filter(kind=OrganisationKind.WATER_USERS)


def can_read(user: Any, association: Organisation, on: date) -> Answer:
    """Whether this person reads the register of the association."""
    if association.kind != OrganisationKind.WATER_USERS:
        return no(_("This organisation is not a water users' association."))
    works = may(user, WORK, organisation=association, on=on)
    if works or association.place is None:
        return works
    return may(user, OF_THE_PLACE, place=association.place, on=on) or works


def can_write(user: Any, association: Organisation, on: date) -> Answer:
    """Whether this person writes into the register of the association."""
    if association.kind != OrganisationKind.WATER_USERS:
        return no(_("This organisation is not a water users' association."))
    return may(user, WRITE, organisation=association, on=on)


def visible_to(user: Any, on: date) -> QuerySet[Organisation]:
    """The associations that `can_read` permits."""
    return associations().filter(_held(user, WORK, on) | Q(place__in=within(places_of(user, OF_THE_PLACE, on), on)))


def writable_by(user: Any, on: date) -> QuerySet[Organisation]:
    """The associations that `can_write` permits."""
    return associations().filter(_held(user, WRITE, on))


def _held(user: Any, roles: frozenset[Role], on: date) -> Q:
    held = roles_held(user, on, roles)
    if any(item.is_everywhere for item in held):
        return Q()
    return Q(pk__in=[item.organisation_id for item in held if item.organisation_id])


def works_here(user: Any) -> Answer:
    """Whether water is part of this person's work anywhere: for the menu; asks nothing that was not read."""
    on = timezone.localdate()
    for item in roles_held(user, on, WORK):
        if item.is_everywhere or (item.organisation and item.organisation.kind == OrganisationKind.WATER_USERS):
            return yes(actor_of(user, item))
    return holds(user, OF_THE_PLACE, on)


def can_set_bounds(user: Any, on: date) -> Answer:
    """What is plausible holds for every association, so only an administrator of everything says it."""
    return may(user, {Role.ADMINISTRATOR}, on=on)
