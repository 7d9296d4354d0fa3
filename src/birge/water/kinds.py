"""What an association's register holds, as one table: for the forms, lists and actions that are the same for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.lists import Text
from birge.water.models import (
    Canal,
    CanalState,
    Dated,
    GaugePost,
    GaugeState,
    Outlet,
    OutletState,
    Parcel,
    ParcelState,
    Registered,
    WaterUser,
    WaterUserState,
    Zone,
    ZoneState,
)


@dataclass(frozen=True)
class Kind:
    """One kind of thing. `owner` is the column of `state` that points at `identity`; `label` its code or number."""

    name: str
    identity: type[Registered]
    state: type[Dated]
    owner: str
    label: str
    fields: tuple[str, ...]
    one: Text
    many: Text
    new: Text
    empty: Text
    listed: str
    has_page: bool = True

    def of(self, thing: Registered) -> dict[str, Any]:
        """What a row about this thing is about, as a filter."""
        return {f"{self.owner}_id": thing.pk}

    def label_of(self, thing: Registered) -> str:
        """The code or number by which people call it."""
        return str(getattr(thing, self.label))

    def url_of(self, thing: Registered) -> str:
        """The thing's own page, or the list on which it stands."""
        if self.has_page:
            return reverse(f"water:{self.name}", args=[thing.pk])
        return reverse(f"water:{self.listed}", args=[thing.association_id])


_CANAL_FIELDS = (
    "parent",
    "source",
    "distance_m",
    "length_m",
    "capacity_lps",
    "efficiency",
    "efficiency_source",
    "lining",
)

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("canal", Canal, CanalState, "canal", "code", _CANAL_FIELDS, _("Canal"), _("Canals"), _("New canal"),
             _("There is no canal yet. Enter the main canal first, or bring a file."), "canals"),
        Kind("zone", Zone, ZoneState, "zone", "code", ("representative",), _("Zone"), _("Zones"), _("New zone"),
             _("There is no zone of representatives yet."), "zones", has_page=False),
        Kind("outlet", Outlet, OutletState, "outlet", "code",
             ("canal", "distance_m", "capacity_lps", "zone", "latitude", "longitude"),
             _("Outlet"), _("Outlets"), _("New outlet"),
             _("There is no outlet yet. Enter the canals first, then the outlets on them."), "outlets"),
        Kind("gauge", GaugePost, GaugeState, "gauge", "code", ("canal", "distance_m", "kind", "width_m"),
             _("Gauge post"), _("Gauge posts"), _("New gauge post"), _("There is no gauge post yet."), "gauges",
             has_page=False),
        Kind("user", WaterUser, WaterUserState, "user", "number",
             ("name", "phone", "household", "organisation", "day_only"),
             _("Water user"), _("Water users"), _("New water user"),
             _("There is no water user yet. Enter the first one, or bring a file."), "users"),
        Kind("parcel", Parcel, ParcelState, "parcel", "number", ("area_ha", "outlet", "place"),
             _("Parcel"), _("Parcels"), _("New parcel"),
             _("There is no parcel yet. Enter the users first, then their parcels."), "parcels"),
    )
}  # fmt: skip


def kind_of(thing: Registered) -> Kind:
    """The kind of a thing."""
    return next(kind for kind in KINDS.values() if kind.identity is type(thing))
