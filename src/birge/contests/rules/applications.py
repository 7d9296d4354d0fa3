"""Who applies, and who may read an application when: nobody of the staff before it is opened."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.applications import IntakeWay
from birge.contests.models import Applicant, Application
from birge.contests.queries.applications import with_call_and_applicant
from birge.contests.queries.marking import are_names_hidden
from birge.contests.rules.commission import barred_from, can_mark_it, is_barred
from birge.contests.rules.customers import can_run, customers_of
from birge.kernel.permissions import Answer, no, yes
from birge.people.enums import Role
from birge.people.queries import roles_held
from birge.people.rules import actor_of, holds, may

APPLY = frozenset({Role.DIRECTOR})
"""Applies for an organisation, or for the pupils of a school."""


def own_organisations(user: Any, on: date) -> list[Any]:
    """The ids of the organisations that this person directs herself: a role that reaches further does not apply."""
    return [item.organisation_id for item in roles_held(user, on, APPLY) if item.organisation_id]


def can_act_for(user: Any, applicant: Applicant, on: date) -> Answer:
    """Whether this person applies for the applicant: its director, or herself for a group or for one resident."""
    organisation = applicant.organisation or applicant.school
    if organisation is not None:
        return may(user, APPLY, organisation=organisation, on=on)
    if user.is_authenticated and applicant.account_id == user.pk:
        return yes(actor_of(user))
    return no(_("Only those who apply see this."))


def applicants_of(user: Any, on: date) -> QuerySet[Applicant]:
    """The applicants for whom this person acts: the twin of `can_act_for`."""
    if not user.is_authenticated:
        return Applicant.objects.none()
    own = own_organisations(user, on)
    rows = Applicant.objects.select_related("organisation", "school")
    personal = Q(account=user, organisation=None, school=None)
    return rows.filter(Q(organisation__in=own) | Q(school__in=own) | personal).order_by("id")


def applies(user: Any) -> Answer:
    """Whether contests may be open to this person as an applicant: for the menu and for own pages."""
    return holds(user, APPLY | {Role.RESIDENT})


def can_fill(user: Any, application: Application, on: date) -> Answer:
    """Whether this person writes the draft: who applies; of one from paper only the clerk who enters it."""
    if application.way == IntakeWay.PAPER:
        answer = can_run(user, application.call.customer, on)
        mine = user.is_authenticated and application.entered_by == user.pk
        return answer if mine or not answer else no(_("Another clerk enters this paper."))
    return can_act_for(user, application.applicant, on)


def can_withdraw(user: Any, application: Application, on: date) -> Answer:
    """Whether this person takes the application back: who applied, or for one on paper a clerk who was told so."""
    own = can_act_for(user, application.applicant, on)
    return own if own or application.way == IntakeWay.SITE else can_run(user, application.call.customer, on)


def can_check(user: Any, application: Application, on: date) -> Answer:
    """Whether this person checks it formally: those who run the contest, once it is opened or found damaged."""
    if application.opened_at is None and not application.is_damaged:
        return no(_("Applications are sealed until they are opened: nobody reads them earlier."))
    if is_barred(user, application):
        return no(_("You do not mark this application any more."))
    return can_run(user, application.call.customer, on)


def can_repair(user: Any, application: Application, on: date) -> Answer:
    """Whether this person repairs it: who applied; for one on paper also those who run the contest."""
    return can_withdraw(user, application, on)


def can_read_opened(user: Any, application: Application, on: date) -> Answer:
    """Whether this person reads what is written: who applied, and after the opening those who run the contest, but not
    one who is recused from it as a member of the commission.
    """
    own = can_act_for(user, application.applicant, on)
    if own:
        return own
    if application.opened_at is None:
        return no(_("Applications are sealed until they are opened: nobody reads them earlier."))
    if is_barred(user, application):
        return no(_("You do not mark this application any more."))
    return can_run(user, application.call.customer, on)


def can_read_result(user: Any, application: Application, on: date) -> Answer:
    """Whether this person reads the result with its marks and reasons: who applied; where nobody acts for her in Birge,
    one who runs the contest and hands it out to her on paper.
    """
    own = can_act_for(user, application.applicant, on)
    if own or not application.applicant.is_from_paper or is_barred(user, application):
        return own
    return can_run(user, application.call.customer, on)


def can_read_documents(user: Any, application: Application, on: date) -> Answer:
    """Whether this person opens its documents: who reads it, and the members of the commission who mark it.

    Where the names of applicants are hidden from members they open none: a charter names whose it is.
    """
    reads = can_read_opened(user, application, on)
    return reads if reads or are_names_hidden(application.call) else can_mark_it(user, application, on)


def own_applications(user: Any, on: date) -> QuerySet[Application]:
    """The applications of those for whom this person acts."""
    return with_call_and_applicant(Application.objects.filter(applicant__in=applicants_of(user, on)))


def opened_for(user: Any, on: date) -> QuerySet[Application]:
    """The opened applications that those who run contests read: the twin of `can_read_opened`."""
    rows = Application.objects.filter(call__customer__in=customers_of(user, on), opened_at__isnull=False)
    return with_call_and_applicant(rows.exclude(pk__in=barred_from(user).values("pk")))
