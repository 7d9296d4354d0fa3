"""Which reports an agreement asks for, and until when each is due."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from birge.contests.enums.agreements import ReportState
from birge.contests.models import Agreement, Report
from birge.contests.report_periods import report_periods
from birge.kernel.workdays import add_working_days


def plan_reports(agreement: Agreement) -> None:
    """Write the reports that the procedure asks for; those that were begun stay as they are.

    A report is due so many working days after its period as the rules say; on the last day of the period where they say
    nothing. With "milestone" it is due with each milestone.
    """
    terms = agreement.application.call.rule_set.procedure
    kept = list(agreement.reports.exclude(state=ReportState.DUE).order_by("number"))
    agreement.reports.filter(state=ReportState.DUE).delete()
    since = kept[-1].ends_on if kept else agreement.starts_on
    if since >= agreement.ends_on:
        return
    periods = (
        _by_milestones(agreement, since)
        if terms.reports.every == "milestone"
        else report_periods(since, agreement.ends_on, terms.reports.every)
    )
    first = kept[-1].number + 1 if kept else 1
    Report.objects.bulk_create(
        Report(
            agreement=agreement, number=number, starts_on=begins, ends_on=ends, is_final=ends == agreement.ends_on,
            due_on=add_working_days(ends - timedelta(days=1), terms.days.report or 0),
        )
        for number, (begins, ends) in enumerate(periods, start=first)
    )  # fmt: skip


def _by_milestones(agreement: Agreement, since: date) -> list[tuple[date, date]]:
    days = {milestone.due_on + timedelta(days=1) for milestone in agreement.milestones.all()}
    ends = sorted(day for day in days if since < day < agreement.ends_on)
    bounds = [since, *ends, agreement.ends_on]
    return list(pairwise(bounds))
