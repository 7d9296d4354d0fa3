"""What time alone brings: offers lapse, and contractors are reminded of what is due soon or overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from birge.contests.actions.agreements.offers import lapse_offer
from birge.contests.enums.agreements import MilestoneState, ReportState
from birge.contests.enums.awards import AgreementState, OfferState
from birge.contests.models import Milestone, Offer, Report
from birge.kernel.events import publish

SOON = timedelta(days=7)
LOOKED_BACK = timedelta(days=14)
MOST_AT_ONCE = 200


@dataclass(frozen=True)
class ComesDue:
    """A milestone or a report is due soon, or overdue."""

    thing: Milestone | Report
    is_late: bool
    at: datetime


def remind(*, at: datetime) -> None:
    """A tick of the worker: who was reminded of the same is not reminded again (`kernel.notifications`)."""
    for offer in Offer.objects.filter(state=OfferState.OFFERED, answer_until__lt=at)[:MOST_AT_ONCE]:
        lapse_offer(offer=offer, at=at)
    on = timezone.localdate(at)
    for thing in _due(on):
        publish(ComesDue(thing, is_late=thing.due_on < on, at=at))


def _due(on: date) -> list[Milestone | Report]:
    """What is due within a week, or was within the last two."""
    related = ("agreement__application__applicant__organisation", "agreement__application__applicant__account",
               "agreement__application__applicant__school")  # fmt: skip
    period = {"due_on__gte": on - LOOKED_BACK, "due_on__lte": on + SOON, "agreement__state": AgreementState.SIGNED}
    milestones = Milestone.objects.filter(state__in=[MilestoneState.PLANNED, MilestoneState.RETURNED], **period)
    reports = Report.objects.filter(state__in=[ReportState.DUE, ReportState.RETURNED], **period)
    return [*milestones.select_related(*related)[:MOST_AT_ONCE], *reports.select_related(*related)[:MOST_AT_ONCE]]
