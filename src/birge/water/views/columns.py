"""The columns of each list of the register, and what they need beside the rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from birge.kernel.lists import Column, Filter
from birge.kernel.texts import text_in
from birge.places.queries import names_by_place
from birge.water.enums import HolderSide
from birge.water.models import WaterUserState
from birge.water.queries.register import (
    area_by_outlet,
    area_by_user,
    canals_named,
    holders_of,
    tenures_on,
    users_named,
)


class Shown(ABC):
    """A list: its sentence, filters and columns; `fill` reads what the shown rows need, `users` whom it shows."""

    @property
    @abstractmethod
    def lead(self) -> str:
        """What the list is for, in one sentence."""

    def __init__(self, filters: Sequence[Filter] = (), may_write: bool = False) -> None:
        self.filters = [choice for choice in filters if choice.choices]
        self.may_write = may_write
        self.users: list[WaterUserState] = []

    @abstractmethod
    def fill(self, rows: Sequence[Any], on: date) -> None:
        """Read what the columns need, for all rows together."""

    @abstractmethod
    def columns(self, query: str) -> list[Column]:
        """The columns; `query` keeps the day in the addresses of pages."""


def _page(name: str, column: str, query: str) -> Any:
    def link(row: Any) -> str:
        pk = getattr(row, column)
        return reverse(f"water:{name}", args=[pk]) + query if pk else ""

    return link


def _change(kind: str, column: str, *, may: bool) -> Any:
    return (lambda row: reverse("water:change", args=[kind, getattr(row, column)])) if may else None


class OfCanals(Shown):
    """Canals with owner and operator."""

    @property
    def lead(self) -> str:
        return _("Where each canal takes its water, how long and how wide it is, whose it is.")

    def fill(self, rows: Sequence[Any], on: date) -> None:
        parents = canals_named({row.parent_id for row in rows if row.parent_id}, on)
        held = holders_of([row.canal_id for row in rows], on)
        for row in rows:
            row.leaves = parents.get(row.parent_id)
            row.owner = held.get((row.canal_id, HolderSide.OWNER))
            row.operator = held.get((row.canal_id, HolderSide.OPERATOR))

    def columns(self, query: str) -> list[Column]:
        return [
            Column("code", _("Code"), lambda row: row.canal.code, "canal__code", _page("canal", "canal_id", query)),
            Column("name", _("Name"), str, "names"),
            Column("parent", _("Leaves"), lambda row: str(row.leaves) if row.leaves else row.source, "parent__code"),
            Column("length", _("Length"), lambda row: row.length_m, "length_m", numeric=True, unit=_("m")),
            Column("capacity", _("Capacity"), lambda row: row.capacity_lps, "capacity_lps", None, True, _("l/s")),
            Column("efficiency", _("Efficiency"), lambda row: row.efficiency, "efficiency", numeric=True),
            Column("owner", _("Owner"), lambda row: str(row.owner.organisation) if row.owner else ""),
            Column("operator", _("Operator"), lambda row: str(row.operator.organisation) if row.operator else ""),
        ]


class OfOutlets(Shown):
    """Outlets with what they water."""

    @property
    def lead(self) -> str:
        return _("Where water leaves a canal, and what is watered there.")

    def fill(self, rows: Sequence[Any], on: date) -> None:
        areas = area_by_outlet([row.outlet_id for row in rows], on)
        canals = canals_named({row.canal_id for row in rows}, on)
        for row in rows:
            row.parcels, row.hectares = areas.get(row.outlet_id, (0, 0))
            row.of_canal = canals.get(row.canal_id, row.canal)

    def columns(self, query: str) -> list[Column]:
        return [
            Column("code", _("Code"), lambda row: row.outlet.code, "outlet__code", _page("outlet", "outlet_id", query)),
            Column(
                "canal", _("Canal"), lambda row: str(row.of_canal), "canal__code", _page("canal", "canal_id", query)
            ),
            Column("distance", _("At"), lambda row: row.distance_m, "distance_m", numeric=True, unit=_("m")),
            Column("capacity", _("Capacity"), lambda row: row.capacity_lps, "capacity_lps", None, True, _("l/s")),
            Column("zone", _("Zone"), lambda row: row.zone.code if row.zone else "", "zone__code"),
            Column("parcels", _("Parcels"), lambda row: row.parcels, numeric=True),
            Column("hectares", _("Area"), lambda row: row.hectares, numeric=True, unit=_("ha")),
        ]


class OfGauges(Shown):
    """Gauge posts."""

    @property
    def lead(self) -> str:
        return _("Where the flow is measured, and how.")

    def fill(self, rows: Sequence[Any], on: date) -> None:
        canals = canals_named({row.canal_id for row in rows}, on)
        for row in rows:
            row.of_canal = canals.get(row.canal_id, row.canal)

    def columns(self, query: str) -> list[Column]:
        link = _change("gauge", "gauge_id", may=self.may_write)
        return [
            Column("code", _("Code"), lambda row: row.gauge.code, "gauge__code", link),
            Column(
                "canal", _("Canal"), lambda row: str(row.of_canal), "canal__code", _page("canal", "canal_id", query)
            ),
            Column("distance", _("At"), lambda row: row.distance_m, "distance_m", numeric=True, unit=_("m")),
            Column("kind", _("Kind"), lambda row: row.get_kind_display(), "kind"),
            Column("width", _("Width"), lambda row: row.width_m, numeric=True, unit=_("m")),
        ]


class OfZones(Shown):
    """Zones with their representatives."""

    @property
    def lead(self) -> str:
        return _("The parts of the land whose users choose one representative.")

    def fill(self, rows: Sequence[Any], on: date) -> None:
        known = users_named({row.representative_id for row in rows if row.representative_id}, on)
        self.users = list(known.values())
        for row in rows:
            row.delegate = known.get(row.representative_id)

    def columns(self, query: str) -> list[Column]:
        link = _change("zone", "zone_id", may=self.may_write)
        return [
            Column("code", _("Code"), lambda row: row.zone.code, "zone__code", link),
            Column("name", _("Name"), str, "names"),
            Column(
                "delegate", _("Representative"), lambda row: str(row.delegate or ""), "",
                _page("user", "representative_id", query),
            ),
        ]  # fmt: skip


class OfUsers(Shown):
    """Members with how much they water."""

    @property
    def lead(self) -> str:
        return _("Who waters here. Every reading of this list is recorded.")

    def fill(self, rows: Sequence[Any], on: date) -> None:
        self.users = list(rows)
        areas = area_by_user([row.user_id for row in rows], on)
        for row in rows:
            row.parcels, row.hectares = areas.get(row.user_id, (0, 0))

    def columns(self, query: str) -> list[Column]:
        return [
            Column("number", _("Number"), lambda row: row.user.number, "user__number"),
            Column("name", _("Name"), lambda row: row.name, "name", _page("user", "user_id", query)),
            Column("phone", _("Phone"), lambda row: row.phone),
            Column("parcels", _("Parcels"), lambda row: row.parcels, numeric=True),
            Column("hectares", _("Area"), lambda row: row.hectares, numeric=True, unit=_("ha")),
            Column("turns", _("Turns"), lambda row: _("By daylight only") if row.day_only else ""),
        ]


class OfParcels(Shown):
    """Parcels with who waters them."""

    @property
    def lead(self) -> str:
        return _("What is watered, from which outlet, by whom. Every reading of this list is recorded.")

    def fill(self, rows: Sequence[Any], on: date) -> None:
        tenures = tenures_on([row.parcel_id for row in rows], on)
        users = users_named({tenure.user_id for tenure in tenures.values()}, on)
        self.users = list(users.values())
        names = names_by_place({row.place_id for row in rows if row.place_id}, on)
        for row in rows:
            row.tenure = tenures.get(row.parcel_id)
            row.user_id = row.tenure.user_id if row.tenure else None
            row.user = users.get(row.user_id) if row.user_id else None
            row.village = text_in(names.get(row.place_id, {}))

    def columns(self, query: str) -> list[Column]:
        return [
            Column(
                "number", _("Number"), lambda row: row.parcel.number, "parcel__number",
                _page("parcel", "parcel_id", query),
            ),
            Column("area", _("Area"), lambda row: row.area_ha, "area_ha", numeric=True, unit=_("ha")),
            Column(
                "outlet", _("Outlet"), lambda row: row.outlet.code if row.outlet else "", "outlet__code",
                _page("outlet", "outlet_id", query),
            ),
            Column("user", _("Water user"), lambda row: str(row.user or ""), "", _page("user", "user_id", query)),
            Column("kind", _("Right"), lambda row: row.tenure.get_kind_display() if row.tenure else ""),
            Column("village", _("Village"), lambda row: row.village),
        ]  # fmt: skip
