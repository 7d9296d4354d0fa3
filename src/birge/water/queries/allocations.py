"""Finds the share-outs of water and what everyone got by them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet, Sum

from birge.decisions.enums import OPEN, SHOWN, State
from birge.decisions.models import DecisionRow
from birge.kernel.journal import subject_of
from birge.meetings.models import Minutes
from birge.meetings.queries import signed_minutes_for
from birge.people.models import Organisation
from birge.water.models import Allocation, AllocationRow


def with_decisions(rows: QuerySet[Allocation]) -> QuerySet[Allocation]:
    """Share-outs with what their pages always need."""
    return rows.select_related(
        "decision__supersedes", "decision__superseded_by", "season__association__place", "head", "association__place"
    )


def minutes_for(association: Organisation | UUID) -> QuerySet[Minutes]:
    """The signed minutes of the association's own bodies, newest first."""
    return signed_minutes_for().filter(meeting__body__organisation=association)


def rows_of(allocation: Allocation) -> QuerySet[AllocationRow]:
    """What everyone gets, outlet by outlet."""
    rows = AllocationRow.objects.filter(allocation=allocation)
    return rows.select_related("request__user", "request__outlet").order_by("request__outlet__code", "number")


def published_shares(users: Iterable[UUID], most: int = 12) -> list[tuple[AllocationRow, DecisionRow]]:
    """What these users get by decisions that everyone can see, newest first, with the rows that say why."""
    shown = AllocationRow.objects.filter(request__user__in=list(users), allocation__decision__state__in=SHOWN)
    rows = shown.select_related("request__outlet", "allocation__decision").order_by("-allocation__period_on", "pk")
    found = list(rows[:most])
    decided = DecisionRow.objects.filter(
        decision__in=[row.allocation.decision_id for row in found],
        subject__in=[subject_of(row.request) for row in found],
    )
    reasons = {(row.decision_id, row.number): row for row in decided}
    return [(row, reasons[row.allocation.decision_id, row.number]) for row in found]


def totals_of(allocation: Allocation) -> dict[str, Decimal]:
    """What was asked for and given in all."""
    sums = AllocationRow.objects.filter(allocation=allocation).aggregate(asked=Sum("asked_m3"), given=Sum("given_m3"))
    return {name: value or Decimal(0) for name, value in sums.items()}


def waiting(associations: QuerySet[Organisation]) -> QuerySet[Allocation]:
    """The share-outs of these associations that wait to be decided or published, the earliest period first."""
    rows = Allocation.objects.filter(association__in=associations, decision__state__in=[*OPEN, State.DECIDED])
    return rows.select_related("decision").order_by("period_on", "pk")
