"""Finds calls: what everybody sees, and what is on the desk of those who run contests."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import RUNNING
from birge.contests.enums.calls import CallState
from birge.contests.models import Application, Award, BudgetLine, Call, CallMoney, CallQuestion, CallSeal, Programme
from birge.contests.queries.rounds import in_work
from birge.people.models import Organisation

WAITING = frozenset(CallState) - {CallState.CLOSED, CallState.CANCELLED}
"""States in which somebody of the customer still has work."""
UNREAD = (ApplicationState.SUBMITTED, ApplicationState.OPENED, ApplicationState.TO_REPAIR)
"""States of an application that nobody admitted or refused yet."""


def announced() -> QuerySet[Call]:
    """Every call that was announced: open ones first, the nearest deadline first; then those of the past."""
    turn = Case(When(state=CallState.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = Call.objects.filter(announced_at__isnull=False).select_related("customer", "programme", "rule_set")
    nearest = Case(When(state=CallState.OPEN, then=F("deadline_at")))
    return rows.order_by(turn, nearest.asc(nulls_last=True), "-deadline_at", "pk")


def searched(rows: QuerySet[Call], text: str) -> QuerySet[Call]:
    """Calls with these words in their name or in that of the customer."""
    found = Q()
    for language in ("ky", "ru", "en"):
        found |= Q(**{f"names__{language}__icontains": text}) | Q(**{f"customer__names__{language}__icontains": text})
    return rows.filter(found)


def on_desk(customers: QuerySet[Organisation]) -> QuerySet[Call]:
    """The calls of these customers that are not over, with what waits (`with_work`); the nearest deadline first."""
    rows = Call.objects.filter(customer__in=customers, state__in=WAITING).select_related("customer", "rule_set")
    return with_work(rows).order_by(F("deadline_at").asc(nulls_last=True), "pk")


def with_work(calls: QuerySet[Call]) -> QuerySet[Any]:
    """The calls with what waits in them.

    `unanswered` questions; `running`: the state of the round that is prepared or to be published; `is_decided`: was a
    round decided; `unread`: do applications lie unopened or unchecked; `waits`: are admitted ones not decided;
    `has_seal`: are there opening codes.
    """
    counted = CallQuestion.objects.filter(call=OuterRef("pk"), answered_at=None).values("call").annotate(n=Count("pk"))
    awards = Award.objects.filter(call=OuterRef("pk"))
    running = awards.filter(state__in=RUNNING).order_by("number")
    own = Application.objects.filter(call=OuterRef("pk"))
    return calls.annotate(
        unanswered=Coalesce(Subquery(counted.values("n")), 0),
        running=Subquery(running.values("state")[:1]),
        is_decided=Exists(awards.exclude(decision__decided_at=None)),
        unread=Exists(own.filter(state__in=UNREAD)),
        has_seal=Exists(CallSeal.objects.filter(call=OuterRef("pk"))),
        waits=Exists(own.filter(in_work(), state=ApplicationState.ADMITTED)),
    )


def of_programme(programme: Programme) -> QuerySet[Call]:
    """The calls of a programme, the newest first."""
    return Call.objects.filter(programme=programme).select_related("rule_set", "customer").order_by("-number")


def lines_of(programme: Programme) -> QuerySet[BudgetLine]:
    """A programme's lines of money."""
    return BudgetLine.objects.filter(programme=programme).select_related("payer").order_by("kind", "pk")


def money_of(call: Call) -> QuerySet[CallMoney]:
    """From which lines a call's money comes."""
    return CallMoney.objects.filter(call=call).select_related("line__payer").order_by("line__kind", "line_id")


def answered(call: Call) -> QuerySet[CallQuestion]:
    """Questions with their answers, in the order in which they came: public."""
    return call.questions.filter(answered_at__isnull=False).order_by("asked_at", "pk")


def unanswered(call: Call) -> QuerySet[CallQuestion]:
    """Questions that wait for an answer."""
    return call.questions.filter(answered_at=None).order_by("asked_at", "pk")


def due(customers: QuerySet[Organisation], since: datetime, until: datetime) -> QuerySet[Call]:
    """Open calls whose deadline lies in [since, until)."""
    return on_desk(customers).filter(state=CallState.OPEN, deadline_at__gte=since, deadline_at__lt=until)
