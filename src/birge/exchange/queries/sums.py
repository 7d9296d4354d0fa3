"""Sums of money, by currency: currencies are never added up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from birge.contests.models import Agreement, Call, CallMoney, Payment
from birge.contests.queries.awards import won_rows
from birge.exchange.queries.published import signed_agreements

ByCurrency = dict[str, int]


@dataclass(frozen=True)
class SourceSum:
    """Money of one kind of source in one currency."""

    kind: str
    currency: str
    amount_tyiyn: int


@dataclass(frozen=True)
class Sums:
    """What calls offered by source, what was given, agreed and paid (less what came back)."""

    sources: list[SourceSum]
    given: ByCurrency
    agreed: ByCurrency
    paid: ByCurrency

    @property
    def currencies(self) -> list[str]:
        """Those in which there is any money."""
        return sorted({row.currency for row in self.sources} | self.given.keys() | self.agreed.keys())

    @property
    def rows(self) -> list[tuple[str | int, ...]]:
        """(currency, given, agreed, paid)."""
        kinds = (self.given, self.agreed, self.paid)
        return [(code, *(kind.get(code, 0) for kind in kinds)) for code in self.currencies]


def sums_of(calls: QuerySet[Call]) -> Sums:
    """The sums of these announced calls, in five queries."""
    keys = calls.order_by().values("pk")
    rows = CallMoney.objects.filter(call__in=keys).values_list("line__kind", "line__currency").order_by()
    sources = [SourceSum(*row) for row in rows.annotate(n=Sum("amount_tyiyn")).order_by("line__kind", "line__currency")]
    won = won_rows().filter(award__call__in=keys)
    agreements = signed_agreements().filter(application__call__in=keys)
    by_call = "application__call__currency"
    return Sums(
        sources,
        dict(won.order_by().values_list("award__call__currency").annotate(n=Sum("given_tyiyn"))),
        dict(agreements.order_by().values_list(by_call).annotate(n=Sum("amount_tyiyn"))),
        _paid_by_currency(agreements),
    )


def _paid_by_currency(agreements: QuerySet[Agreement]) -> ByCurrency:
    found: ByCurrency = defaultdict(int)
    currencies = dict(agreements.order_by().values_list("pk", "application__call__currency"))
    paid = Payment.objects.filter(agreement__in=agreements.order_by().values("pk")).exclude(paid_on=None)
    for row in paid.iterator():
        found[currencies[row.agreement_id]] += -row.amount_tyiyn if row.is_return else row.amount_tyiyn
    return dict(found)
