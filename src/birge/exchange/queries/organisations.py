"""What an organisation won, by decisions that everybody sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from birge.contests.models import Payment
from birge.contests.queries.awards import won_rows
from birge.contests.queries.openness import hidden_places
from birge.exchange.queries.published import reported_indicators, signed_agreements
from birge.people.models import Organisation


@dataclass(frozen=True)
class Won:
    """A project that won: the row of its decision, its signed agreement (None: not yet), what was paid.

    `is_place_hidden`: words that may betray where it is are not told.
    """

    row: Any
    agreement: Any
    paid_tyiyn: int
    milestones_met: int
    is_place_hidden: bool


def won_by(organisation: Organisation) -> list[Won]:
    """The organisation's projects, the newest decision first; in six queries."""
    payments = Payment.objects.exclude(paid_on=None)
    agreements = signed_agreements().prefetch_related(
        "milestones", Prefetch("indicators", reported_indicators()), Prefetch("payments", payments, "told_payments")
    )
    rows: QuerySet[Any] = (
        won_rows()
        .filter(application__applicant__organisation=organisation)
        .select_related("award__call__customer", "application")
        .defer("application__content", "application__reason")
        .order_by("-award__decision__published_at", "-pk")
        .prefetch_related(Prefetch("application__agreement", agreements))
    )
    hidden = hidden_places({row.award.call_id for row in rows})
    return [_won(row, bool(hidden & {row.award.call_id, row.application_id})) for row in rows]


def _won(row: Any, is_place_hidden: bool) -> Won:
    agreement = getattr(row.application, "agreement", None)
    if agreement is None:
        return Won(row, None, 0, 0, is_place_hidden)
    paid = sum(-pay.amount_tyiyn if pay.is_return else pay.amount_tyiyn for pay in agreement.told_payments)
    met = sum(step.met_at is not None for step in agreement.milestones.all())
    return Won(row, agreement, paid, met, is_place_hidden)


def totals(projects: list[Won]) -> list[tuple[str, int, int]]:
    """(currency, given, paid), a line a currency."""
    sums: dict[str, list[int]] = {}
    for won in projects:
        line = sums.setdefault(won.row.award.call.currency, [0, 0])
        line[0] += won.row.given_tyiyn
        line[1] += won.paid_tyiyn
    return [(currency, given, paid) for currency, (given, paid) in sorted(sums.items())]
