"""Finds what was done with the money of a line."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from birge.contests.models import BudgetLine, Call, Commitment


@dataclass(frozen=True)
class LedgerRow:
    """A commitment, the call that it is about (None: something else), and what was bound after it."""

    commitment: Commitment
    call: Call | None
    after_tyiyn: int


def ledger_of(line: BudgetLine) -> list[LedgerRow]:
    """The commitments of a line in order; two queries."""
    commitments = list(line.commitments.order_by("at", "pk"))
    label = Call._meta.label_lower
    named = [row.subject.split(":")[1] for row in commitments if row.subject.startswith(f"{label}:")]
    calls = Call.objects.in_bulk([UUID(key) for key in named])
    found, bound = [], 0
    for row in commitments:
        bound += row.amount_tyiyn
        kind, _colon, key = row.subject.partition(":")
        found.append(LedgerRow(row, calls.get(UUID(key)) if kind == label else None, bound))
    return found
