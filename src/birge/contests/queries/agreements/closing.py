"""What is still to be done before an agreement is closed, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from birge.algorithms.contests.closing import Part, reached, score
from birge.contests.enums.agreements import FindingState, MilestoneState, ReportState, Severity
from birge.contests.models import Agreement, Finding, Milestone, Report
from birge.contests.queries.agreements.reports import reached_by

PARTS: dict[str, str | Promise] = {
    "milestones": _("Milestones shown in time"),
    "reports": _("Reports submitted in time"),
    "indicators": _("Targets reached"),
    "findings": _("Findings mended"),
}


@dataclass(frozen=True)
class Item:
    """A line of the checklist."""

    label: str | Promise
    is_done: bool


@dataclass(frozen=True)
class CloseOut:
    """The score, and the facts from which it was computed: {"name", "good", "all", "points"}."""

    score: int | None
    facts: list[dict[str, Any]]


@dataclass(frozen=True)
class Course:
    """How an agreement stands: everything that closing looks at, read once."""

    agreement: Agreement
    milestones: list[Milestone]
    reports: list[Report]
    findings: list[Finding]

    @property
    def unspent_tyiyn(self) -> int:
        """Paid, not returned, and not spent according to the last report."""
        told = [one for one in self.reports if one.submitted_at]
        spent = sum(int(row["spent_tyiyn"]) for row in told[-1].spending) if told else 0
        return self.agreement.paid_tyiyn - self.agreement.returned_tyiyn - spent

    def checklist(self) -> list[Item]:
        """What closing looks at."""
        agreement = self.agreement
        return [
            Item(_("Every milestone is accepted"), all(one.state == MilestoneState.MET for one in self.milestones)),
            Item(_("Every report is accepted"), all(one.state == ReportState.ACCEPTED for one in self.reports)),
            Item(_("No payment waits"), agreement.asked_tyiyn == agreement.paid_tyiyn),
            Item(_("What was paid and not spent came back"), self.unspent_tyiyn <= 0),
            Item(_("Findings of visits are mended"), all(one.state == FindingState.CLOSED for one in self.findings)),
        ]

    def close_out(self) -> CloseOut:
        """How the agreement went."""
        shown = [(timezone.localdate(one.shown_at), one.due_on) for one in self.milestones if one.shown_at]
        told = [(timezone.localdate(one.submitted_at), one.due_on) for one in self.reports if one.submitted_at]
        ways = _ways(self.agreement)
        closed = sum(one.state == FindingState.CLOSED for one in self.findings)
        parts = [
            Part("milestones", Fraction(sum(day <= due for day, due in shown)), len(self.milestones)),
            Part("reports", Fraction(sum(day <= due for day, due in told)), len(self.reports)),
            Part("indicators", sum(ways, Fraction(0)), len(ways)),
            Part("findings", Fraction(closed), len(self.findings)),
        ]
        facts = [
            {"name": part.name, "good": f"{float(part.good):.2f}".rstrip("0").rstrip("."), "all": part.all_of,
             "points": part.points}
            for part in parts if part.all_of
        ]  # fmt: skip
        return CloseOut(score(parts), facts)


def course_of(agreement: Agreement) -> Course:
    """Everything that closing looks at; remarks of visits are not counted."""
    findings = Finding.objects.filter(visit__agreement=agreement).exclude(severity=Severity.NOTE)
    return Course(agreement, list(agreement.milestones.all()), list(agreement.reports.all()), list(findings))


def _ways(agreement: Agreement) -> list[Fraction]:
    actual = reached_by(agreement)
    return [
        reached(Fraction(one.baseline or 0), Fraction(one.target), Fraction(actual.get(one.pk, one.baseline or 0)))
        for one in agreement.indicators.all()
    ]
