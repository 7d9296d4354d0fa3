"""Who runs contests, and for whom. The roles stand here and nowhere else.

A contest is held by a customer: an organisation. Those who hold a post in it run its contests; where the customer is a
body of local self-government, the same posts at its place do so too.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from birge.kernel.permissions import Answer, no, yes
from birge.people.enums import OrganisationKind, Role
from birge.people.models import Organisation
from birge.people.queries import roles_held
from birge.people.rules import actor_of, holds, may, places_of
from birge.places.queries import within

RUN = frozenset({Role.SECRETARY, Role.CLERK, Role.HEAD, Role.DIRECTOR})
"""Prepare and run contests: announce calls, take applications in, keep the commission's papers."""
DECIDE = frozenset({Role.HEAD, Role.DIRECTOR, Role.SECRETARY})
"""Publish rule sets, announce calls and publish decisions."""
PAY = frozenset({Role.ACCOUNTANT, Role.HEAD, Role.DIRECTOR})
"""Approve and enter payments."""
MUNICIPAL = frozenset(
    {
        OrganisationKind.VILLAGE_GOVERNMENT,
        OrganisationKind.CITY_HALL,
        OrganisationKind.COUNCIL,
        OrganisationKind.TERRITORIAL_ADMINISTRATION,
    }
)
"""Customers whose place's own officers work for them."""
GIVERS = MUNICIPAL | {OrganisationKind.STATE_BODY, OrganisationKind.UN_AGENCY, OrganisationKind.DONOR}
"""Those whose work it is to hold contests; any other organisation can, but is not asked on its first page."""


def can_run(user: Any, customer: Organisation, on: date) -> Answer:
    """Whether this person prepares and runs the customer's contests."""
    return _holds_for(user, RUN, customer, on)


def can_decide(user: Any, customer: Organisation, on: date) -> Answer:
    """Whether this person publishes what the customer decided."""
    return _holds_for(user, DECIDE, customer, on)


def can_pay(user: Any, customer: Organisation, on: date) -> Answer:
    """Whether this person approves and enters the customer's payments."""
    return _holds_for(user, PAY, customer, on)


def customers_of(user: Any, on: date, roles: frozenset[Role] = RUN) -> QuerySet[Organisation]:
    """The customers that such a role of this person covers: the twin of `can_run`, `can_decide` and `can_pay`."""
    held = roles_held(user, on, roles)
    if any(item.is_everywhere for item in held):
        return Organisation.objects.all()
    own = [item.organisation_id for item in held if item.organisation_id]
    at_the_place = Q(kind__in=MUNICIPAL, place__in=within(places_of(user, roles, on), on))
    return Organisation.objects.filter(Q(pk__in=own) | at_the_place)


def runs_contests(user: Any) -> Answer:
    """Whether contests may be part of this person's work: for the menu; asks nothing that was not read."""
    on = timezone.localdate()
    for item in roles_held(user, on, RUN | PAY):
        if item.organisation and item.organisation.kind != OrganisationKind.WATER_USERS:
            return yes(actor_of(user, item))
    return holds(user, RUN, on)


def _holds_for(user: Any, roles: frozenset[Role], customer: Organisation, on: date) -> Answer:
    answer = may(user, roles, organisation=customer, on=on)
    if answer or customer.kind not in MUNICIPAL or customer.place is None:
        return answer
    return may(user, roles, place=customer.place, on=on) or no(answer.reason)
