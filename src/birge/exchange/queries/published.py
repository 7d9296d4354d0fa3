"""What of contests is published: calls that were announced, decisions in force, agreements that both sides signed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery, Sum

from birge.contests.enums.agreements import ReportState, VersionState
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import AgreementState, OfferState
from birge.contests.enums.calls import CallState
from birge.contests.enums.complaints import ComplaintState
from birge.contests.models import (
    Agreement,
    AgreementVersion,
    Application,
    Award,
    AwardRow,
    Call,
    CallChange,
    CallMoney,
    CallQuestion,
    Complaint,
    Indicator,
    IndicatorValue,
    Milestone,
    Offer,
    Payment,
)
from birge.contests.queries.awards import GAVE_UP, SHOWN

NOT_READ = ("content", "reason")
"""Columns of an application that no export and no public page asks for."""


def announced_calls() -> QuerySet[Call]:
    """Every call that was announced, the newest first."""
    return Call.objects.exclude(announced_at=None).exclude(state=CallState.DRAFT).order_by("-announced_at", "-pk")


def published_awards() -> QuerySet[Award]:
    """Decisions that everyone can read, those too in whose place another one was published."""
    return Award.objects.filter(state__in=SHOWN, decision__published_at__isnull=False)


def signed_agreements() -> QuerySet[Agreement]:
    """Agreements that both sides signed."""
    return Agreement.objects.exclude(signed_at=None).exclude(state=AgreementState.DRAFT)


def with_all_that_is_told(calls: QuerySet[Call]) -> QuerySet[Any]:
    """The calls with all that an export tells, in a fixed number of queries for any number of calls.

    Rows come as `told_money`, `told_changes` and `told_applications` (each with `told_rows`, its rows of published
    decisions with what was said to their offers, and its `agreement`, signed or ended before that); `asked_at` is the
    moment of the first question.
    """
    applications = Application.objects.exclude(state=ApplicationState.DRAFT).defer(*NOT_READ)
    agreements = Agreement.objects.exclude(state=AgreementState.DRAFT).prefetch_related(*_kept(), _paid(), _signed())
    rows = AwardRow.objects.filter(award__in=published_awards()).select_related("award__decision")
    offers = Offer.objects.filter(award=OuterRef("award"), application=OuterRef("application")).order_by("offered_at")
    taken = offers.filter(state=OfferState.ACCEPTED)
    rows = rows.annotate(
        repeated_at=F("award__decision__superseded_by__drafted_at"),
        taken_at=Subquery(taken.values("answered_at")[:1]),
        taken_tyiyn=Subquery(taken.values("amount_tyiyn")[:1]),
        given_up_at=Subquery(offers.filter(GAVE_UP).values("answered_at")[:1]),
    )
    asked = CallQuestion.objects.filter(call=OuterRef("pk")).order_by("asked_at").values("asked_at")
    every: QuerySet[Any] = calls.select_related("customer", "programme", "rule_set").annotate(
        asked_at=Subquery(asked[:1])
    )
    named = applications.select_related("applicant__organisation").order_by("number")
    return every.prefetch_related(
        Prefetch("money", CallMoney.objects.select_related("line__payer").order_by("pk"), "told_money"),
        Prefetch("changes", CallChange.objects.order_by("at", "pk"), "told_changes"),
        Prefetch("applications", named, "told_applications"),
        Prefetch("told_applications__award_rows", rows.defer(*_heavy()), "told_rows"),
        Prefetch("told_applications__agreement", agreements),
    )


def complaints_about(call: UUID) -> QuerySet[Complaint]:
    """What was complained about and how it stands; who complains, and in which words, is not read."""
    told = Complaint.objects.filter(call=call).exclude(state=ComplaintState.WITHDRAWN)
    return told.only("about", "state", "submitted_at").order_by("number")


def opened_applications(call: Call) -> QuerySet[Application]:
    """Those of which more is known than that they came."""
    opened = call.applications.exclude(opened_at=None).exclude(state=ApplicationState.WITHDRAWN)
    return opened.defer(*NOT_READ).order_by("number")


def reported_indicators() -> QuerySet[Any]:
    """Indicators with `actual`: what the newest accepted report says, of people all together; None before it."""
    said = IndicatorValue.objects.filter(indicator=OuterRef("pk"), report__state=ReportState.ACCEPTED).order_by()
    by_report = said.values("report__number").annotate(n=Sum("value")).order_by("-report__number")
    return Indicator.objects.order_by("number").annotate(actual=Subquery(by_report.values("n")[:1]))


def _kept() -> list[Prefetch[Any]]:
    """Rows as lists, which a prefetch without a name would wrap into a query set each."""
    return [
        Prefetch("milestones", Milestone.objects.order_by("number"), "told_milestones"),
        Prefetch("indicators", reported_indicators(), "told_indicators"),
    ]


def _signed() -> Prefetch[Any]:
    """Of each signed version its sums, days and steps: JSON, out of which nothing else is read."""
    said = {name: F(f"content__{name}") for name in ("amount_tyiyn", "starts_on", "ends_on", "steps")}
    versions = AgreementVersion.objects.filter(state=VersionState.SIGNED).only("agreement", "signed_at")
    return Prefetch("versions", versions.annotate(**said).order_by("number"), "told_versions")


def _paid() -> Prefetch[Any]:
    return Prefetch("payments", Payment.objects.exclude(paid_on=None).order_by("paid_on", "pk"), "told_payments")


def _heavy() -> list[str]:
    """Columns of a decision that a reading of many leaves in the database."""
    return [f"award__decision__{name}" for name in ("tried", "fields", "summary", "totals", "minutes_text")]
