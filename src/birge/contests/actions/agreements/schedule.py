"""Which reports an agreement asks for, and until when each is due."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from django.db.models import Exists, OuterRef

from birge.contests.enums.agreements import ReportState
from birge.contests.models import Agreement, IndicatorValue, Report, ReportFile
from birge.contests.report_periods import report_periods
from birge.contests.terms import Terms
from birge.kernel.workdays import add_working_days


def plan_reports(agreement: Agreement) -> None:
    """Write the reports that the procedure asks for; those that were begun, and those before them, stay as they are;
    but the last one that is still to be sent does not reach beyond an agreement that was made shorter.

    A report is due so many working days after its period as the rules say; on the last day of the period where they say
    nothing. With "milestone" it is due with each milestone.
    """
    terms = agreement.application.call.rule_set.procedure
    last = _last_begun(agreement)
    agreement.reports.filter(number__gt=last.number if last else 0).delete()
    since = last.ends_on if last else agreement.starts_on
    if last and last.state in (ReportState.DUE, ReportState.RETURNED):
        last.is_final = last.ends_on >= agreement.ends_on
        if last.ends_on > agreement.ends_on:
            last.ends_on, last.due_on = agreement.ends_on, _due_on(agreement.ends_on, terms)
        last.save(update_fields=["is_final", "ends_on", "due_on"])
    if since >= agreement.ends_on:
        return
    periods = (
        _by_milestones(agreement, since)
        if terms.reports.every == "milestone"
        else report_periods(since, agreement.ends_on, terms.reports.every)
    )
    Report.objects.bulk_create(
        Report(
            agreement=agreement, number=number, starts_on=begins, ends_on=ends, is_final=ends == agreement.ends_on,
            due_on=_due_on(ends, terms),
        )
        for number, (begins, ends) in enumerate(periods, start=last.number + 1 if last else 1)
    )  # fmt: skip


def _due_on(ends_on: date, terms: Terms) -> date:
    return add_working_days(ends_on - timedelta(days=1), terms.days.report or 0)


def begun_reports(agreement: Agreement) -> list[Report]:
    """The reports in which anything was written, or to which anything belongs."""
    files, values = (model.objects.filter(report=OuterRef("pk")) for model in (ReportFile, IndicatorValue))
    return [
        row
        for row in agreement.reports.annotate(holds=Exists(files) | Exists(values))
        if row.holds or row.state != ReportState.DUE or row.done or row.hard or row.spending
    ]


def _last_begun(agreement: Agreement) -> Report | None:
    return max(begun_reports(agreement), key=lambda row: row.number, default=None)


def _by_milestones(agreement: Agreement, since: date) -> list[tuple[date, date]]:
    days = {milestone.due_on + timedelta(days=1) for milestone in agreement.milestones.all()}
    ends = sorted(day for day in days if since < day < agreement.ends_on)
    bounds = [since, *ends, agreement.ends_on]
    return list(pairwise(bounds))
