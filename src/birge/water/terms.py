"""What a contract says: which crops on which parcels, and how many m³ in which ten days through which outlet.

As JSON in a version: "land": [{"parcel", "outlet", "crop" (names by language), "area_ha", "hydromodule"}], "volumes":
[{"outlet", "period", "ordered", "offered", "bound"}]. Numbers are exact texts. `offered` is null as long as nothing is
offered. `bound` says what holds an offer back: "request", "supply", or the name of the canal that is full.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from birge.water.periods import TenDays

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Volume:
    """What was ordered and offered through one outlet in ten days, m³."""

    outlet: str
    period: TenDays
    ordered: Decimal
    offered: Decimal | None = None
    bound: str = ""

    def as_json(self) -> dict[str, Any]:
        """For a version."""
        return {
            "outlet": self.outlet,
            "period": self.period.starts_on.isoformat(),
            "ordered": f"{self.ordered:f}",
            "offered": None if self.offered is None else f"{self.offered:f}",
            "bound": self.bound,
        }

    @property
    def percent(self) -> int | None:
        """The part of the order that is offered, in whole per cent rounded down."""
        return int(self.offered * 100 / self.ordered) if self.offered is not None and self.ordered else None


@dataclass
class Terms:
    """What one contract says."""

    land: list[dict[str, Any]] = field(default_factory=list)
    volumes: list[Volume] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """For a version."""
        return {"land": self.land, "volumes": [volume.as_json() for volume in self.volumes]}

    @property
    def ordered_m3(self) -> Decimal:
        """In the whole season."""
        return sum((volume.ordered for volume in self.volumes), NOTHING)

    @property
    def offered_m3(self) -> Decimal | None:
        """In the whole season; what is not offered yet counts as ordered. None where nothing is offered."""
        if all(volume.offered is None for volume in self.volumes):
            return None
        return sum((volume.ordered if volume.offered is None else volume.offered for volume in self.volumes), NOTHING)


def read_terms(stored: Mapping[str, Any]) -> Terms:
    """The terms of a version."""
    volumes = [
        Volume(
            row["outlet"],
            TenDays(date.fromisoformat(row["period"])),
            Decimal(row["ordered"]),
            None if row["offered"] is None else Decimal(row["offered"]),
            row["bound"],
        )
        for row in stored["volumes"]
    ]
    return Terms(list(stored["land"]), volumes)


@dataclass(frozen=True)
class Difference:
    """One thing that two versions say differently; None: it does not stand there."""

    what: str
    outlet: str
    period: TenDays | None
    before: Any
    after: Any


def differences(old: Terms, new: Terms) -> list[Difference]:
    """What the newer version says otherwise: land first, then volumes in the order of time."""
    return [*_in_land(old, new), *_in_volumes(old, new)]


def _in_land(old: Terms, new: Terms) -> Iterable[Difference]:
    before, after = _land_by_key(old), _land_by_key(new)
    for key in sorted({*before, *after}):
        one, other = before.get(key), after.get(key)
        if one != other:
            yield Difference(key[0], (other or one or {})["outlet"], None, one, other)


def _land_by_key(terms: Terms) -> dict[tuple[str, str], dict[str, Any]]:
    return {(row["parcel"], row["crop"].get("ky", "")): row for row in terms.land}


def _in_volumes(old: Terms, new: Terms) -> Iterable[Difference]:
    before = {(row.period, row.outlet): row for row in old.volumes}
    after = {(row.period, row.outlet): row for row in new.volumes}
    for key in sorted({*before, *after}):
        period, outlet = key
        for what in ("ordered", "offered"):
            one, other = getattr(before.get(key), what, None), getattr(after.get(key), what, None)
            if one != other:
                yield Difference(what, outlet, period, one, other)
