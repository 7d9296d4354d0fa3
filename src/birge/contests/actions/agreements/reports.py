"""A report is written, submitted, accepted or returned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.actions.agreements.completing import complete_if_done
from birge.contests.actions.agreements.texts import locked
from birge.contests.enums.agreements import ReportState
from birge.contests.enums.awards import IN_FORCE
from birge.contests.evidence import Upload, kept
from birge.contests.models import Indicator, IndicatorValue, Report, ReportFile
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish

Values = Mapping[int, Mapping[tuple[str, str], Decimal]]
"""What was reached: by the indicator's number, then by sex and ages; ("", "") where no people are counted."""
TO_WRITE = (ReportState.DUE, ReportState.RETURNED)
_PERCENT = 100


@dataclass(frozen=True)
class Spent:
    """A row of the budget: planned and spent so far, in tyiyn, and why these differ."""

    title: str
    planned_tyiyn: int
    spent_tyiyn: int
    note: str = ""

    def varies(self, percent: int | None, *, is_final: bool) -> bool:
        """Whether it must be explained: spent beyond the plan by more than the share, or in the final report short."""
        if percent is None:
            return False
        more = self.spent_tyiyn - self.planned_tyiyn
        return (abs(more) if is_final else more) * _PERCENT > self.planned_tyiyn * percent


@dataclass(frozen=True)
class ReportMoved:
    """A report was submitted, accepted or returned."""

    report: Report
    at: datetime


@transaction.atomic
def write_report(
    *,
    report: Report,
    done: str,
    hard: str,
    spending: Sequence[Spent],
    values: Values,
    is_submitted: bool,
    by: Actor,
    at: datetime,
) -> Report:
    """Keep what was written; submitted it waits for the customer. Raises ValidationError where something is missing."""
    row = _locked(report)
    if row.state not in TO_WRITE:
        raise ValidationError(_("This report was submitted already."))
    row.done, row.hard, row.spending = done.strip(), hard.strip(), [vars(one) for one in spending]
    if is_submitted:
        _check(row, spending)
        row.state, row.submitted_at, row.submitted_by = ReportState.SUBMITTED, at, by.as_json()
    row.save()
    _keep_values(row, values)
    after = {"state": row.state, "number": row.number}
    journal.record(by=by, at=at, verb="contests.write_report", subject=row, also=[row.agreement], after=after)
    if is_submitted:
        publish(ReportMoved(row, at))
    return row


def _check(row: Report, spending: Sequence[Spent]) -> None:
    if not row.done:
        raise ValidationError({"done": _("Write what was done.")})
    percent = row.agreement.application.call.rule_set.procedure.money.variance_percent
    missing = [one.title for one in spending if not one.note and one.varies(percent, is_final=row.is_final)]
    if missing:
        words = _("Explain why it differs from the plan by more than %(percent)s %%: %(rows)s")
        raise ValidationError(words % {"percent": percent, "rows": "; ".join(missing)}, code="variance")


def _keep_values(row: Report, values: Values) -> None:
    by_number: dict[int, Indicator] = {one.number: one for one in row.agreement.indicators.all()}
    IndicatorValue.objects.filter(report=row).delete()
    IndicatorValue.objects.bulk_create(
        IndicatorValue(report=row, indicator=by_number[number], sex=sex, ages=ages, value=value)
        for number, cells in values.items()
        for (sex, ages), value in cells.items()
    )


@transaction.atomic
def add_report_file(*, report: Report, upload: Upload, note: str, by: Actor, at: datetime) -> ReportFile:
    """Add a paper or a photo to a report that is being written."""
    row = _locked(report)
    if row.state not in TO_WRITE:
        raise ValidationError(_("This report was submitted already."))
    made = ReportFile.objects.create(
        report=row, file=kept(upload, field="file", by=by, at=at), note=note.strip(), at=at, by=by.as_json()
    )
    after = {"sha256": made.file.sha256}
    journal.record(by=by, at=at, verb="contests.add_report_file", subject=row, also=[row.agreement], after=after)
    return made


@transaction.atomic
def answer_report(*, report: Report, is_accepted: bool, answer: str, by: Actor, at: datetime) -> Report:
    """The customer accepts the report, or returns it with what is missing. The last one completes the agreement."""
    row = _locked(report)
    if row.state != ReportState.SUBMITTED:
        raise ValidationError(_("There is nothing to accept: the report was not submitted."))
    if not is_accepted and not answer.strip():
        raise ValidationError({"answer": _("Write what is missing.")})
    row.state = ReportState.ACCEPTED if is_accepted else ReportState.RETURNED
    row.answer, row.answered_at = answer.strip(), at
    row.save()
    after = {"state": row.state, "answer": row.answer}
    journal.record(by=by, at=at, verb="contests.answer_report", subject=row, also=[row.agreement], after=after)
    publish(ReportMoved(row, at))
    complete_if_done(row.agreement, by=by, at=at)
    return row


def _locked(report: Report) -> Report:
    """The report, its agreement locked before it."""
    agreement = locked(report.agreement)
    if agreement.state not in IN_FORCE:
        raise ValidationError(_("The agreement is not in force."))
    row = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    row.agreement = agreement
    return row


def spending_of(rows: Sequence[Mapping[str, Any]]) -> list[Spent]:
    """The rows that a report holds."""
    return [Spent(**row) for row in rows]
