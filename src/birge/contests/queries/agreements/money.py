"""What is bound, asked for, paid and returned."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet, Sum

from birge.contests.models import Agreement, BudgetLine, Commitment, Payment
from birge.kernel.journal import subject_of


def bound_by_line(agreement: Agreement) -> list[tuple[BudgetLine, int]]:
    """(line, tyiyn) bound for an agreement, in the order of the lines."""
    sums = Commitment.objects.filter(subject=subject_of(agreement)).values("line").annotate(bound=Sum("amount_tyiyn"))
    bound = {row["line"]: row["bound"] for row in sums if row["bound"]}
    return [(line, bound[line.pk]) for line in BudgetLine.objects.filter(pk__in=bound).order_by("pk")]


def spent_by_line(agreement: Agreement) -> list[tuple[BudgetLine, int]]:
    """(line, tyiyn) of what was paid and did not come back, in the order of the lines."""
    bound = bound_by_line(agreement)
    parts = spent_of([tyiyn for _line, tyiyn in bound], agreement)
    return [(line, spent) for (line, _bound), spent in zip(bound, parts, strict=True)]


def spent_of(bound: Iterable[int], agreement: Agreement) -> list[int]:
    """What was spent of each of these bound parts: what was paid counts against the first of them first."""
    paid, spent = agreement.paid_tyiyn - agreement.returned_tyiyn, []
    for tyiyn in bound:
        spent.append(min(tyiyn, paid))
        paid -= spent[-1]
    return spent


def bound_by_subject(lines: Iterable[UUID]) -> dict[str, list[tuple[UUID, int]]]:
    """(line, tyiyn) bound in these lines by what they are bound for, in the order of the lines; one query."""
    sums = Commitment.objects.filter(line__in=list(lines)).values("line", "subject").annotate(bound=Sum("amount_tyiyn"))
    found: dict[str, list[tuple[UUID, int]]] = {}
    for row in sums.order_by("line"):
        if row["bound"]:
            found.setdefault(row["subject"], []).append((row["line"], row["bound"]))
    return found


def payments_of(agreement: Agreement) -> QuerySet[Payment]:
    """The payments of an agreement, the first asked for first."""
    return agreement.payments.select_related("milestone").order_by("asked_at", "pk")
