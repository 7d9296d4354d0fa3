"""The lists of open contests: few columns, few queries, however many contests there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum

from birge.contests.enums.calls import CallState
from birge.contests.models import Call
from birge.contests.queries.awards import won_rows
from birge.exchange.queries.published import announced_calls

ON_A_LIST = ("names", "currency", "funding_tyiyn", "state", "deadline_at", "announced_at", "is_demo", "customer")


def listed_calls() -> QuerySet[Call]:
    """Announced calls with what a line of the list says; `winners` and `given_tyiyn` once it is decided."""
    counted = won_rows().filter(award__call=OuterRef("pk")).order_by().values("award__call")
    return (
        announced_calls()
        .select_related("customer")
        .only(*ON_A_LIST, "customer__names")
        .annotate(
            winners=Subquery(counted.annotate(n=Count("pk")).values("n")),
            given_tyiyn=Subquery(counted.annotate(n=Sum("given_tyiyn")).values("n")),
        )
    )


def found_calls(calls: QuerySet[Call], words: str) -> QuerySet[Call]:
    """Whose name, or whose customer's name, holds the words."""
    found = Q()
    for field in ("names", "customer__names"):
        for language in ("ky", "ru", "en"):
            found |= Q(**{f"{field}__{language}__icontains": words})
    return calls.filter(found)


def in_state(calls: QuerySet[Call], state: str) -> QuerySet[Call]:
    """Those that take applications, are being decided, run, are over, or were called off."""
    return calls.filter(state__in=GROUPS[state])


GROUPS: dict[str, Iterable[Any]] = {
    "open": (CallState.OPEN,),
    "deciding": (CallState.OPENED, CallState.MARKING, CallState.RANKED),
    "decided": (CallState.DECIDED, CallState.AGREED),
    "closed": (CallState.CLOSED,),
    "cancelled": (CallState.CANCELLED,),
}
