"""Agreements found: lists, what is late, what waits."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from birge.contests.enums.agreements import MilestoneState, ReportState
from birge.contests.enums.awards import AgreementState
from birge.contests.models import Agreement, Milestone, Report


def overdue_milestones(on: date) -> Q:
    """The condition on a milestone that its day has passed and nothing was shown."""
    return Q(state__in=[MilestoneState.PLANNED, MilestoneState.RETURNED], due_on__lt=on)


def overdue_reports(on: date) -> Q:
    """The condition on a report that its day has passed and it was not submitted."""
    return Q(state__in=[ReportState.DUE, ReportState.RETURNED], due_on__lt=on)


def listed(agreements: QuerySet[Agreement], on: date) -> QuerySet[Agreement]:
    """With what a list shows: `late` says that a milestone or a report of one in force is overdue."""
    milestones = Milestone.objects.filter(overdue_milestones(on), agreement=OuterRef("pk"))
    reports = Report.objects.filter(overdue_reports(on), agreement=OuterRef("pk"))
    in_force = Q(state=AgreementState.SIGNED)
    return agreements.select_related("application__call", "application__applicant__organisation").annotate(
        late=(Exists(milestones) | Exists(reports)) & in_force
    )
