"""What the register holds on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum

from birge.kernel.texts import LANGUAGES
from birge.people.models import Organisation
from birge.water.kinds import Kind
from birge.water.models import (
    Bound,
    CanalHolder,
    CanalState,
    Dated,
    ParcelState,
    Registered,
    Tenure,
    WaterUserState,
)

RELATED = {
    "canal": ("canal", "parent"),
    "zone": ("zone", "representative"),
    "outlet": ("outlet", "canal", "zone"),
    "gauge": ("gauge", "canal"),
    "user": ("user", "organisation", "household"),
    "parcel": ("parcel", "outlet", "place"),
}


def rows_on(kind: Kind, association: Organisation | UUID, on: date) -> QuerySet[Any]:
    """The rows of a kind that hold on that day, with what they point at; outlines are left in the database."""
    rows = kind.state.objects.on(on).filter(**{f"{kind.owner}__association": association})
    outlines = [field.name for field in kind.state._meta.concrete_fields if field.name == "outline"]
    return rows.select_related(*RELATED[kind.name]).defer(*outlines)


def row_of(kind: Kind, thing: Registered, on: date) -> Any:
    """The row of a thing that holds on that day, else the last one that held before, else the first that will."""
    rows = kind.state.objects.filter(**kind.of(thing)).select_related(*RELATED[kind.name])
    before = rows.filter(starts_on__lte=on).order_by("-starts_on", "-ends_on").first()
    return before or rows.order_by("starts_on").first()


def history_of(model: type[Dated], **about: Any) -> QuerySet[Any]:
    """The rows about a thing, latest first; rows that were corrected on the day when they began are left out."""
    return model.objects.filter(**about).filter(starts_on__lt=F("ends_on")).order_by("-starts_on")

    return F("ends_on")


def search_rows(kind: Kind, text: str) -> Q:
    """Rows whose code, number or name holds the text."""
    found = Q(**{f"{kind.owner}__{kind.label}__icontains": text})
    names = {field.name for field in kind.state._meta.concrete_fields}
    if "name" in names:
        found |= Q(name__icontains=text)
    for language in LANGUAGES if "names" in names else ():
        found |= Q(**{f"names__{language}__icontains": text})
    return found


def canals_named(canals: Iterable[UUID], on: date) -> dict[UUID, CanalState]:
    """The states of these canals on that day, by the canal's id: one query."""
    rows = CanalState.objects.on(on).filter(canal__in=list(canals)).select_related("canal").defer("outline")
    return {row.canal_id: row for row in rows}


def canal_rows(association: Organisation | UUID, on: date) -> QuerySet[CanalState]:
    """The canals of the association on that day, by code."""
    rows = CanalState.objects.on(on).filter(canal__association=association).select_related("canal").defer("outline")
    ordered: QuerySet[CanalState] = rows.order_by("canal__code")
    return ordered


def canals_on(association: Organisation | UUID, on: date) -> list[CanalState]:
    """`canal_rows` as a list: one query."""
    return list(canal_rows(association, on))


def canals_of_outlets(outlets: Iterable[UUID], on: date) -> dict[UUID, CanalState]:
    """The state of the canal on which each of these outlets stands on that day, by the outlet's id: one query."""
    there = {"starts_on__lte": on, "ends_on__gt": on, "outlet__in": [outlet for outlet in outlets if outlet]}
    rows = CanalState.objects.on(on).filter(**{f"canal__outlet_states__{name}": value for name, value in there.items()})
    named = rows.annotate(tap=F("canal__outlet_states__outlet")).select_related("canal").defer("outline")
    return {row.tap: row for row in named}


def users_named(users: Iterable[UUID], on: date) -> dict[UUID, WaterUserState]:
    """The states of these users on that day, by the user's id: one query."""
    rows = WaterUserState.objects.on(on).filter(user__in=list(users)).select_related("user")
    return {row.user_id: row for row in rows}


def holders_of(canals: Iterable[UUID], on: date) -> dict[tuple[UUID, str], CanalHolder]:
    """Who owns and operates these canals on that day, by canal and side: one query."""
    rows = CanalHolder.objects.on(on).filter(canal__in=list(canals)).select_related("organisation")
    return {(row.canal_id, row.side): row for row in rows}


def tenures_on(parcels: Any, on: date) -> dict[UUID, Tenure]:
    """Who waters these parcels on that day, by the parcel's id: one query."""
    return {row.parcel_id: row for row in Tenure.objects.on(on).filter(parcel__in=parcels)}


def parcels_of_users(users: Sequence[UUID], on: date) -> QuerySet[ParcelState]:
    """The parcels that these users water on that day."""
    watered = Tenure.objects.on(on).filter(user__in=users).values("parcel")
    rows: QuerySet[ParcelState] = ParcelState.objects.on(on).filter(parcel__in=watered)
    return rows.select_related(*RELATED["parcel"]).defer("outline").order_by("parcel__number")


def area_by_user(users: Sequence[UUID], on: date) -> dict[UUID, tuple[int, Decimal]]:
    """(parcels, hectares) of each of these users on that day: two queries."""
    tenures = dict(Tenure.objects.on(on).filter(user__in=users).values_list("parcel", "user"))
    areas = ParcelState.objects.on(on).filter(parcel__in=tenures).values_list("parcel", "area_ha")
    found: dict[UUID, tuple[int, Decimal]] = {}
    for parcel, area in areas:
        count, total = found.get(tenures[parcel], (0, Decimal(0)))
        found[tenures[parcel]] = (count + 1, total + area)
    return found


def area_by_outlet(outlets: Sequence[UUID], on: date) -> dict[UUID, tuple[int, Decimal]]:
    """(parcels, hectares) below each of these outlets on that day: one query."""
    rows = ParcelState.objects.on(on).filter(outlet__in=outlets).order_by().values("outlet")
    return {row["outlet"]: (row["n"], row["ha"]) for row in rows.annotate(n=Count("pk"), ha=Sum("area_ha"))}


def most_plausible(kind: str, on: date) -> Decimal | None:
    """The largest value of that kind that is still plausible; None where nobody says."""
    bound = Bound.objects.on(on).filter(kind=kind).first()
    return bound.most if bound else None
