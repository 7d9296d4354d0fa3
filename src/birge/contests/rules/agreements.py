"""Who stands on which side of an agreement, and who sees it: the customer's people and the contractor's."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.awards import Side
from birge.contests.models import Agreement, Applicant
from birge.contests.rules.customers import PAY, RUN, can_decide, can_pay, can_run, customers_of
from birge.kernel.permissions import Answer, no, yes
from birge.people.enums import Role
from birge.people.models import Organisation
from birge.people.rules import actor_of, may, organisations_of

WORK_FOR = frozenset({Role.DIRECTOR, Role.HEAD, Role.SECRETARY, Role.CLERK, Role.ACCOUNTANT})
"""Show milestones, ask for money and report for a contractor that is an organisation."""
SIGN_FOR = frozenset({Role.DIRECTOR, Role.HEAD})
"""Accept offers and sign for it."""


def can_work_for(user: Any, applicant: Applicant, on: date) -> Answer:
    """Whether this person does the contractor's part of the work."""
    return _acts(user, applicant, WORK_FOR, on)


def can_sign_for(user: Any, applicant: Applicant, on: date) -> Answer:
    """Whether this person accepts and signs for the contractor."""
    return _acts(user, applicant, SIGN_FOR, on)


def _acts(user: Any, applicant: Applicant, roles: frozenset[Role], on: date) -> Answer:
    organisation = acting_organisation(applicant)
    if organisation is not None:
        return may(user, roles, organisation=organisation, on=on)
    if user.is_authenticated and applicant.account_id is not None and applicant.account_id == user.pk:
        return yes(actor_of(user))
    return no(_("This is the applicant's own business."))


def acting_organisation(applicant: Applicant) -> Organisation | None:
    """In whose name people act for it: the organisation itself, or the school of its pupils."""
    return applicant.organisation or applicant.school


def can_see(user: Any, agreement: Agreement, on: date) -> Answer:
    """Whether this person reads the agreement: who runs or pays for the customer, who works for the contractor."""
    customer, applicant = agreement.application.call.customer, agreement.application.applicant
    return can_run(user, customer, on) or can_pay(user, customer, on) or can_work_for(user, applicant, on)


def visible_to(user: Any, agreements: QuerySet[Agreement], on: date) -> QuerySet[Agreement]:
    """The agreements that this person reads: the twin of `can_see`."""
    customers = customers_of(user, on, RUN | PAY)
    return agreements.filter(Q(application__call__customer__in=customers) | own_applications(user, on, "application__"))


def own_applications(user: Any, on: date, prefix: str = "", roles: frozenset[Role] = WORK_FOR) -> Q:
    """The condition on (something of) an application that this person acts for the applicant in such a role."""
    organisations = organisations_of(user, roles, on).values("pk")
    applicant = f"{prefix}applicant__"
    return (
        Q(**{f"{applicant}organisation__in": organisations})
        | Q(**{f"{applicant}school__in": organisations})
        | Q(**{f"{applicant}organisation": None, f"{applicant}school": None, f"{applicant}account": user.pk})
    )


def can_sign(user: Any, agreement: Agreement, side: str, on: date) -> Answer:
    """Whether this person signs for that side with her own code."""
    if side == Side.CUSTOMER:
        return can_decide(user, agreement.application.call.customer, on)
    return can_sign_for(user, agreement.application.applicant, on)
