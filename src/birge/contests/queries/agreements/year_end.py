"""What of a line is bound for agreements and not yet paid."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from birge.contests.enums.awards import AgreementState
from birge.contests.models import Agreement, BudgetLine, Programme, YearEnd
from birge.contests.queries.agreements.money import bound_by_line, bound_by_subject, spent_of
from birge.kernel.journal import subject_of

RUNNING = (AgreementState.DRAFT, AgreementState.SIGNED, AgreementState.COMPLETED)


@dataclass(frozen=True)
class Unspent:
    """An agreement's unspent money in a line, and what was decided about it for that year."""

    line: BudgetLine
    agreement: Agreement
    amount_tyiyn: int
    decided: YearEnd | None


def unspent_in(line: BudgetLine, agreement: Agreement) -> int:
    """Bound for the agreement in the line and not spent: what was paid counts against its first lines first."""
    bound = [(one.pk, tyiyn) for one, tyiyn in bound_by_line(agreement)]
    return _unspent(bound, agreement).get(line.pk, 0)


def _unspent(bound: list[tuple[UUID, int]], agreement: Agreement) -> dict[UUID, int]:
    """By line, from (line, bound) in the order of the lines."""
    spent = spent_of([tyiyn for _line, tyiyn in bound], agreement)
    return {line: tyiyn - part for (line, tyiyn), part in zip(bound, spent, strict=True)}


def unspent_of(programme: Programme, year: int) -> list[Unspent]:
    """Of every agreement that runs, what is bound and unspent in the lines of the programme."""
    lines = {line.pk: line for line in programme.lines.order_by("pk")}
    decided = {(row.line_id, row.agreement_id): row for row in YearEnd.objects.filter(line__in=lines, year=year)}
    agreements = Agreement.objects.filter(application__call__programme=programme).select_related(
        "application__applicant__organisation", "application__call"
    )
    by_subject = bound_by_subject(lines)
    found = []
    for agreement in agreements.order_by("made_at"):
        for key, amount in _unspent(by_subject.get(subject_of(agreement), []), agreement).items():
            row = decided.get((key, agreement.pk))
            if row or (amount > 0 and agreement.state in RUNNING):
                found.append(Unspent(lines[key], agreement, row.amount_tyiyn if row else amount, row))
    return found
