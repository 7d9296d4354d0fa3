"""What waits in agreements: rows to be counted, and the agreements in which they are."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from birge.contests.enums.agreements import MilestoneState, PaymentState, ReportState, VersionState
from birge.contests.enums.awards import AgreementState, Side
from birge.contests.models import Agreement, AgreementSignature, AgreementVersion, Milestone, Payment, Report
from birge.contests.queries.agreements.finding import overdue_milestones, overdue_reports


def with_text_to_sign(agreements: QuerySet[Agreement], side: str) -> QuerySet[Agreement]:
    """Those whose text is fixed and not signed by this side."""
    signed = AgreementSignature.objects.filter(version=OuterRef("pk"), side=side)
    locked = AgreementVersion.objects.filter(~Exists(signed), agreement=OuterRef("pk"), state=VersionState.LOCKED)
    return agreements.filter(Exists(locked))


def with_something_late(agreements: QuerySet[Agreement], on: date) -> QuerySet[Agreement]:
    """Those in force with a milestone or a report that is overdue."""
    milestones = Milestone.objects.filter(overdue_milestones(on), agreement=OuterRef("pk"))
    reports = Report.objects.filter(overdue_reports(on), agreement=OuterRef("pk"))
    return agreements.filter(Exists(milestones) | Exists(reports), state=AgreementState.SIGNED)


def with_something_to_look_at(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Those of which a milestone was shown or a report was submitted."""
    milestones = Milestone.objects.filter(agreement=OuterRef("pk"), state=MilestoneState.SHOWN)
    reports = Report.objects.filter(agreement=OuterRef("pk"), state=ReportState.SUBMITTED)
    return agreements.filter(Exists(milestones) | Exists(reports))


def with_money_to_approve(agreements: QuerySet[Agreement], account: UUID) -> QuerySet[Agreement]:
    """Those with a payment that this person may approve, or that is approved and not yet entered as paid."""
    payments = Payment.objects.filter(agreement=OuterRef("pk"))
    to_pay = payments.filter(state=PaymentState.APPROVED)
    to_approve = payments.filter(state__in=[PaymentState.ASKED, PaymentState.FIRST]).exclude(
        Q(asked_account__isnull=False, asked_account=account) | Q(first_account__isnull=False, first_account=account)
    )
    return agreements.filter(Exists(to_pay) | Exists(to_approve))


SIDES = {"to-sign": Side.CUSTOMER, "own-to-sign": Side.CONTRACTOR}
"""Filters of the list by the side that is to sign."""
