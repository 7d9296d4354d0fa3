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

from birge.decisions.enums import State
from birge.kernel.permissions import Answer, no, yes
from birge.people.enums import OrganisationKind, Role
from birge.people.models import Organisation
from birge.people.queries import roles_held
from birge.people.rules import actor_of, holds, may, places_of
from birge.places.queries import within
from birge.registers.rules import can_see_statuses
from birge.water.models import Allocation

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


ASK = WRITE | {Role.WATER_MASTER}
"""Who writes down what users ask for."""


def can_ask(user: Any, association: Organisation, on: date) -> Answer:
    """Whether this person enters and corrects requests for water."""
    return may(user, ASK, organisation=association, on=on)


def asking_for(user: Any, on: date) -> QuerySet[Organisation]:
    """The associations for which `can_ask` permits."""
    return associations().filter(_held(user, ASK, on))


def directed_by(user: Any, on: date) -> QuerySet[Organisation]:
    """The associations whose director this person is."""
    return associations().filter(_held(user, frozenset({Role.DIRECTOR}), on))


def can_read_vulnerable(user: Any, association: Organisation, on: date) -> Answer:
    """Whether this person reads in the household book of the association's place whose household is vulnerable."""
    return can_see_statuses(user, association.place_id, on)


def can_enter_crops(user: Any, on: date) -> Answer:
    """The list of crops is one for all, so only an administrator of everything."""
    return may(user, {Role.ADMINISTRATOR}, on=on)


def can_change(user: Any, allocation: Allocation, on: date) -> Answer:
    """Whether this person compares, decides or drops: the director or hydrotechnician, while nothing is decided."""
    if not allocation.decision.is_open:
        return no(_("This was decided already."))
    return may(user, WRITE, organisation=allocation.association, on=on)


def can_publish(user: Any, allocation: Allocation, on: date) -> Answer:
    """Whoever may decide, once it is decided."""
    if allocation.decision.state != State.DECIDED:
        return no(_("Only what is decided and not yet published can be published."))
    return may(user, WRITE, organisation=allocation.association, on=on)


def can_replace(user: Any, allocation: Allocation, on: date) -> Answer:
    """Whoever may decide, while the decision stands."""
    if allocation.decision.state not in (State.DECIDED, State.PUBLISHED):
        return no(_("Only a decision that stands can be replaced."))
    return may(user, WRITE, organisation=allocation.association, on=on)
