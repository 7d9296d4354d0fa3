"""The page of an agreement: how it stands, what comes next, and everything that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.contests.enums.agreements import MilestoneState, PaymentState, ReportState, VersionState
from birge.contests.enums.awards import IN_FORCE, AgreementState
from birge.contests.models import AgreementVersion, Indicator, Milestone, Payment, Report
from birge.contests.queries.agreements.closing import PARTS
from birge.contests.queries.agreements.money import payments_of
from birge.contests.queries.agreements.reports import reached_by
from birge.contests.views.agreements.common import Opened, context_of, open_agreement


@dataclass(frozen=True)
class Step:
    """What this person can do next: a word and where."""

    label: str
    url: str


@login_required
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything of an agreement at a glance."""
    opened = open_agreement(request, pk)
    agreement = opened.agreement
    versions = list(agreement.versions.all())
    milestones = list(agreement.milestones.all())
    payments = list(payments_of(agreement))
    reports = list(agreement.reports.all())
    steps = [
        *_text_steps(opened, versions[0]),
        *_work_steps(opened, milestones, payments),
        *_money_steps(opened, payments),
        *_report_steps(opened, reports),
    ]
    context = {
        **context_of(opened),
        "versions": versions,
        "version": versions[0],
        "milestones": milestones,
        "payments": payments,
        "reports": reports,
        "indicators": indicators_of(opened),
        "visits": list(agreement.visits.prefetch_related("findings")),
        "pulses": list(agreement.pulses.annotate(count=Count("answers"))),
        "parts": parts_of_close_out(agreement.close_facts),
        "may_close": bool(opened.decides) and agreement.state in IN_FORCE,
        "steps": steps,
        "step": steps[0] if steps else None,
        "may_ask": bool(opened.works) and bool(claims(opened, milestones, payments)),
        "may_return": bool(opened.pays) and agreement.paid_tyiyn > agreement.returned_tyiyn,
        "may_amend": bool(opened.runs) and agreement.state == AgreementState.SIGNED
        and versions[0].state in (VersionState.SIGNED, VersionState.WITHDRAWN),
    }  # fmt: skip
    return render(request, "contests/agreements/agreement.html", context)


def indicators_of(opened: Opened) -> list[tuple[Indicator, Any]]:
    """The indicators, each with what was reached by its newest submitted report."""
    reached = reached_by(opened.agreement)
    return [(one, reached.get(one.pk)) for one in opened.agreement.indicators.all()]


def parts_of_close_out(facts: list[dict[str, Any]]) -> list[tuple[Any, dict[str, Any]]]:
    """The parts of a close-out with their names."""
    return [(PARTS[fact["name"]], {**fact, "good": Decimal(fact["good"])}) for fact in facts]


def _text_steps(opened: Opened, version: AgreementVersion) -> list[Step]:
    url = reverse("contests:agreement_text", args=[opened.agreement.pk])
    if version.state == VersionState.DRAFT:
        label = _("Write the text of the agreement") if opened.runs else _("Read the draft of the agreement")
        return [Step(label, url)]
    if version.state != VersionState.LOCKED or not (opened.decides or opened.signs):
        return []
    given = {signature.side for signature in version.signatures.all()}
    waits = (opened.decides and "customer" not in given) or (opened.signs and "contractor" not in given)
    return [Step(_("Sign the agreement"), url)] if waits else []


def _work_steps(opened: Opened, milestones: list[Milestone], payments: list[Payment]) -> list[Step]:
    if opened.agreement.state not in IN_FORCE:
        return []
    found = []
    for one in milestones:
        if opened.runs and one.state == MilestoneState.SHOWN:
            words = _("Look at milestone %(number)s") % {"number": one.number}
            found.append(Step(words, one.get_absolute_url()))
    if opened.works:
        if claims(opened, milestones, payments):
            found.append(Step(_("Ask for money"), reverse("contests:ask_for_money", args=[opened.agreement.pk])))
        planned = [one for one in milestones if one.state in (MilestoneState.PLANNED, MilestoneState.RETURNED)]
        if planned:
            words = _("Show milestone %(number)s") % {"number": planned[0].number}
            found.append(Step(words, planned[0].get_absolute_url()))
    return found


def claims(opened: Opened, milestones: list[Milestone], payments: list[Payment]) -> list[Milestone | None]:
    """What can be asked for now: the advance (None), and the tranches of accepted milestones."""
    if opened.agreement.state not in IN_FORCE:
        return []
    asked = {one.milestone_id for one in payments if one.state not in (PaymentState.REFUSED, PaymentState.RETURNED)}
    advance: list[Milestone | None] = [None] if opened.agreement.advance_tyiyn and None not in asked else []
    met = [one for one in milestones if one.state == MilestoneState.MET and one.tranche_tyiyn and one.pk not in asked]
    return [*advance, *met]


def _money_steps(opened: Opened, payments: list[Payment]) -> list[Step]:
    if not opened.pays:
        return []
    return [
        Step(_("Enter the payment") if one.state == PaymentState.APPROVED else _("Approve a payment"),
             one.get_absolute_url())
        for one in payments
        if one.state == PaymentState.APPROVED
        or (one.state in (PaymentState.ASKED, PaymentState.FIRST)
            and opened.by.account not in (one.asked_account, one.first_account))
    ]  # fmt: skip


def _report_steps(opened: Opened, reports: list[Report]) -> list[Step]:
    found = []
    for one in reports:
        if opened.runs and one.state == ReportState.SUBMITTED:
            words = _("Look at report %(number)s") % {"number": one.number}
            found.append(Step(words, one.get_absolute_url()))
    due = [one for one in reports if one.state in (ReportState.DUE, ReportState.RETURNED) and one.ends_on <= opened.on]
    if opened.works and due:
        words = _("Write report %(number)s") % {"number": due[0].number}
        found.append(Step(words, due[0].get_absolute_url()))
    return found
