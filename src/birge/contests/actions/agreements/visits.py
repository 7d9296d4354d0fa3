"""Somebody goes to see a project; what is not as agreed is to be mended, with evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.enums.agreements import FindingState, Severity
from birge.contests.evidence import Upload, kept
from birge.contests.models import Agreement, Finding, Visit
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish


@dataclass(frozen=True)
class FindingMoved:
    """Something was found, said to be mended, or closed."""

    finding: Finding
    at: datetime


@transaction.atomic
def record_visit(*, agreement: Agreement, on: date, stage: str, who: str, text: str, by: Actor, at: datetime) -> Visit:
    """Write down a visit and what was seen."""
    visit = Visit.objects.create(
        agreement=agreement, on=on, stage=stage, who=who.strip(), text=text.strip(), made_at=at, by=by.as_json()
    )
    after = {"on": on.isoformat(), "stage": stage, "who": visit.who}
    journal.record(by=by, at=at, verb="contests.record_visit", subject=visit, also=[agreement], after=after)
    return visit


@transaction.atomic
def add_finding(*, visit: Visit, severity: str, text: str, mend_until: date | None, by: Actor, at: datetime) -> Finding:
    """Something that is not as agreed; all but a remark need the day until which it is mended."""
    if severity != Severity.NOTE and mend_until is None:
        raise ValidationError({"mend_until": _("Write until when it is to be mended.")})
    if mend_until is not None and mend_until < visit.on:
        raise ValidationError({"mend_until": _("This day is before the visit.")})
    finding = Finding.objects.create(visit=visit, severity=severity, text=text.strip(), mend_until=mend_until)
    return _told(finding, "contests.add_finding", {"severity": severity, "text": finding.text}, by, at)


@transaction.atomic
def mend_finding(*, finding: Finding, mended: str, upload: Upload | None, by: Actor, at: datetime) -> Finding:
    """The contractor says how it was mended, with a photo or a paper."""
    row = _locked(finding)
    if row.state != FindingState.OPEN:
        raise ValidationError(_("This was mended already."))
    if not mended.strip():
        raise ValidationError({"mended": _("Write how it was mended.")})
    if upload is not None:
        row.file = kept(upload, field="file", by=by, at=at)
    elif row.severity != Severity.NOTE:
        raise ValidationError({"file": _("Add a photo or a paper that shows it.")})
    row.state, row.mended, row.mended_at = FindingState.MENDED, mended.strip(), at
    row.save()
    return _told(row, "contests.mend_finding", {"mended": row.mended}, by, at)


@transaction.atomic
def answer_finding(*, finding: Finding, is_mended: bool, answer: str, by: Actor, at: datetime) -> Finding:
    """The customer agrees that it is mended, or says what is still missing."""
    row = _locked(finding)
    if row.state != FindingState.MENDED:
        raise ValidationError(_("Nobody said yet that this is mended."))
    if not is_mended and not answer.strip():
        raise ValidationError({"answer": _("Write what is missing.")})
    row.state, row.answer = FindingState.CLOSED if is_mended else FindingState.OPEN, answer.strip()
    row.closed_at = at if is_mended else None
    row.save()
    return _told(row, "contests.answer_finding", {"state": row.state, "answer": row.answer}, by, at)


def _locked(finding: Finding) -> Finding:
    related = ("visit__agreement__application",)
    return Finding.objects.select_for_update(of=("self",)).select_related(*related).get(pk=finding.pk)


def _told(finding: Finding, verb: str, after: dict[str, object], by: Actor, at: datetime) -> Finding:
    journal.record(by=by, at=at, verb=verb, subject=finding, also=[finding.visit.agreement], after=after)
    publish(FindingMoved(finding, at))
    return finding
