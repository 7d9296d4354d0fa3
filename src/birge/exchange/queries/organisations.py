"""What an organisation won, by decisions that stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from birge.contests.enums.awards import PUBLISHED
from birge.contests.models import AwardRow, Payment
from birge.exchange.queries.published import reported_indicators, signed_agreements
from birge.people.models import Organisation


@dataclass(frozen=True)
class Won:
    """A project that won: the row of its decision, its signed agreement (None: not yet), what was paid."""

    row: Any
    agreement: Any
    paid_tyiyn: int
    milestones_met: int


def won_by(organisation: Organisation) -> list[Won]:
    """The organisation's projects, the newest decision first; in five queries."""
    payments = Payment.objects.exclude(paid_on=None)
    agreements = signed_agreements().prefetch_related(
        "milestones", Prefetch("indicators", reported_indicators()), Prefetch("payments", payments, "told_payments")
    )
    rows: QuerySet[Any] = (
        AwardRow.objects.filter(application__applicant__organisation=organisation, granted_tyiyn__isnull=False)
        .filter(award__state__in=PUBLISHED, award__decision__published_at__isnull=False)
        .select_related("award__call__customer", "application")
        .defer("application__content", "application__reason")
        .order_by("-award__decision__published_at", "-pk")
        .prefetch_related(Prefetch("application__agreement", agreements))
    )
    return [_won(row) for row in rows]


def _won(row: Any) -> Won:
    agreement = getattr(row.application, "agreement", None)
    if agreement is None:
        return Won(row, None, 0, 0)
    paid = sum(-pay.amount_tyiyn if pay.is_return else pay.amount_tyiyn for pay in agreement.told_payments)
    return Won(row, agreement, paid, sum(step.met_at is not None for step in agreement.milestones.all()))


def totals(projects: list[Won]) -> list[tuple[str, int, int]]:
    """(currency, given, paid), a line a currency."""
    sums: dict[str, list[int]] = {}
    for won in projects:
        line = sums.setdefault(won.row.award.call.currency, [0, 0])
        line[0] += won.row.granted_tyiyn
        line[1] += won.paid_tyiyn
    return [(currency, given, paid) for currency, (given, paid) in sorted(sums.items())]
