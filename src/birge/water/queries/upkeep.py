"""Finds how canals were found, the repairs and the cleaning days of an association, and their totals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from birge.people.models import Organisation
from birge.water.enums import RepairState
from birge.water.models import (
    Assessment,
    Canal,
    CanalState,
    CleaningDay,
    Contribution,
    Invited,
    OutletState,
    ParcelState,
    Repair,
    Tenure,
)


def users_below(canal: Canal, on: date) -> set[UUID]:
    """Who gets water from this canal, or from one that leaves it or its branches, on that day: four queries."""
    rows = CanalState.objects.on(on).filter(canal__association=canal.association_id).values_list("canal", "parent")
    children: dict[UUID | None, list[UUID]] = {}
    for child, parent in rows:
        children.setdefault(parent, []).append(child)
    found, waiting = {canal.pk}, [canal.pk]
    while waiting:
        for child in children.get(waiting.pop(), []):
            if child not in found:
                found.add(child)
                waiting.append(child)
    outlets = OutletState.objects.on(on).filter(canal__in=found).values("outlet")
    parcels = ParcelState.objects.on(on).filter(outlet__in=outlets).values("parcel")
    return set(Tenure.objects.on(on).filter(parcel__in=parcels).values_list("user", flat=True))


def assessments_of(association: Organisation | UUID) -> QuerySet[Assessment]:
    """How canals were found, latest first."""
    rows = Assessment.objects.filter(canal__association=association).select_related("canal", "photo")
    return rows.order_by("-on", "-at")


def latest_of(rows: Iterable[Assessment]) -> list[Assessment]:
    """Of rows that stand latest first, the last word about every stretch, canal by canal from its head."""
    last: dict[tuple[UUID, int, int], Assessment] = {}
    for row in rows:
        last.setdefault((row.canal_id, row.from_m, row.to_m), row)
    return sorted(last.values(), key=lambda row: (row.canal.code, row.from_m))


def repairs_of(association: Organisation | UUID) -> QuerySet[Repair]:
    """Repairs, those that come next first."""
    return Repair.objects.filter(canal__association=association).select_related("canal").order_by("-due_on", "canal")


def cleanings_of(association: Organisation | UUID) -> QuerySet[Any]:
    """Cleaning days with how many were `called`, how many of these `came`, and `people` and `hours` in all."""
    rows = CleaningDay.objects.filter(canal__association=association).select_related("canal")
    return rows.annotate(
        called=Count("invited"),
        came=Count("invited", filter=Q(invited__people__gt=0)),
        people=Sum("invited__people"),
        hours=Sum("invited__hours"),
    ).order_by("-on")


def invited_to(day: CleaningDay) -> QuerySet[Invited]:
    """Who was asked to come."""
    return Invited.objects.filter(day=day).select_related("user")


@dataclass(frozen=True)
class YearOfUpkeep:
    """What was done for the canals in a year; hours are of work at cleaning days and of gifts of work."""

    cleanings: int = 0
    called: int = 0
    came: int = 0
    hours: Decimal = Decimal(0)
    cleaned_m: int = 0
    repairs: int = 0
    repairs_done: int = 0
    budget_tyiyn: int = 0
    spent_tyiyn: int = 0
    given_tyiyn: int = 0

    @property
    def share(self) -> float | None:
        """How many of those who were called came, as a part of one."""
        return self.came / self.called if self.called else None


def year_of_upkeep(association: Organisation | UUID, year: int) -> YearOfUpkeep:
    """Four queries. Repairs by the day until which they are to be done."""
    days = Q(canal__association=association, on__year=year)
    held = CleaningDay.objects.filter(days).aggregate(n=Count("pk"), m=Sum("cleaned_m"))
    called = Invited.objects.filter(day__canal__association=association, day__on__year=year).aggregate(
        n=Count("pk"), came=Count("pk", filter=Q(people__gt=0)), hours=Sum("hours")
    )
    repairs = Repair.objects.filter(canal__association=association, due_on__year=year).aggregate(
        n=Count("pk", filter=~Q(state=RepairState.DROPPED)),
        done=Count("pk", filter=Q(state=RepairState.DONE)),
        budget=Sum("budget_tyiyn", filter=~Q(state=RepairState.DROPPED)),
        spent=Sum("spent_tyiyn"),
    )
    of_repair, of_day = Q(repair__canal__association=association), Q(day__canal__association=association)
    given = Contribution.objects.filter(of_repair | of_day, on__year=year).aggregate(
        tyiyn=Sum("amount_tyiyn"), hours=Sum("hours")
    )
    return YearOfUpkeep(
        cleanings=held["n"],
        called=called["n"],
        came=called["came"],
        hours=(called["hours"] or Decimal(0)) + (given["hours"] or Decimal(0)),
        cleaned_m=held["m"] or 0,
        repairs=repairs["n"],
        repairs_done=repairs["done"],
        budget_tyiyn=repairs["budget"] or 0,
        spent_tyiyn=repairs["spent"] or 0,
        given_tyiyn=given["tyiyn"] or 0,
    )
