"""Who sees the ranking before it is published, and who sees what became of one application.

- Those who run the contest, and the members of its commission, see the ranking while it is prepared.
- An applicant sees her own result once it is published. Whoever is recused from an application sees nothing of it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from birge.contests.models import Call, Complaint
from birge.contests.queries.commission import holding_seats
from birge.contests.rules.applications import can_act_for, own_applications
from birge.contests.rules.commission import MARKER, barred_from, is_barred
from birge.contests.rules.customers import can_decide, can_run, customers_of
from birge.kernel.actors import Actor
from birge.kernel.permissions import Answer, no, yes
from birge.people.rules import actor_of


def can_see_ranking(user: Any, call: Call, on: date) -> Answer:
    """See the ranking while it is prepared, with what the members' marks give."""
    answer = can_run(user, call.customer, on)
    if answer or not user.is_authenticated:
        return answer
    seat = holding_seats(call.markers.filter(member__account=user.pk), on).first()
    return yes(Actor(user.pk, user.name, MARKER, str(call.pk))) if seat else no(answer.reason)


def can_decide_award(user: Any, call: Call, on: date) -> Answer:
    """Record the commission's decision and publish it."""
    return can_decide(user, call.customer, on)


def can_answer_complaint(user: Any, complaint: Complaint, on: date) -> Answer:
    """Answer a complaint: those of the customer who publish its decisions, for the complaint body of the rules."""
    return can_decide(user, complaint.call.customer, on)


def can_see_complaint(user: Any, complaint: Complaint, on: date) -> Answer:
    """Its author, and those who run the contest, unless they are recused from the application that it is about."""
    answer = can_run(user, complaint.call.customer, on)
    if answer and complaint.application and is_barred(user, complaint.application):
        answer = no(_("You do not mark this application any more."))
    if answer or not user.is_authenticated:
        return answer
    if complaint.account == user.pk:
        return yes(actor_of(user))
    return can_act_for(user, complaint.application.applicant, on) if complaint.application else no(answer.reason)


def complaints_visible_to(user: Any, on: date) -> QuerySet[Complaint]:
    """The complaints that `can_see_complaint` permits."""
    mine = Q(application__in=own_applications(user, on)) | Q(account=user.pk)
    run = Q(call__customer__in=customers_of(user, on)) & ~Q(application__in=barred_from(user))
    return Complaint.objects.filter(mine | run)
