"""A checked file comes into the register, through the same actions as what is typed; and goes out again as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.places.models import OPEN_END
from birge.registers.models import HouseholdState
from birge.water.actions import enter_many, give_many
from birge.water.importing.checking import Rows, label_of
from birge.water.kinds import KINDS
from birge.water.models import DATED, REGISTERED, Tenure


def households_meant(rows: Rows, on: date) -> dict[int, UUID]:
    """The household that each row of the users means by village and account, by its line: one query."""
    wanted = {
        number: (data["village"], data["account"])
        for number, data in rows["users"]
        if data.get("village") and data.get("account")
    }
    villages = {UUID(village) for village, _account in wanted.values()}
    states = HouseholdState.objects.on(on).filter(place__in=villages).exclude(number="")
    there = {(str(place), number): pk for place, number, pk in states.values_list("place", "number", "household")}
    return {number: there[key] for number, key in wanted.items() if key in there}


def bring(association: Organisation, rows: Rows, *, by: Actor, at: datetime, on: date, batch: UUID) -> dict[str, int]:
    """Enter every row; how many of what."""
    things: dict[str, dict[str, Any]] = {
        kind.name: {kind.label_of(thing): thing for thing in kind.identity.objects.filter(association=association)}
        for kind in KINDS.values()
    }

    def enter(kind: str, values: list[tuple[str, dict[str, Any], date]]) -> None:
        things[kind] |= enter_many(association=association, kind=KINDS[kind], entered=values, by=by, at=at, batch=batch)

    for ready in _parents_first(rows, set(things["canal"])):
        enter("canal", [(data["code"], _canal(data, things["canal"]), _since(data, on)) for data in ready])
    enter("outlet", [(data["code"], _outlet(data, things), _since(data, on)) for _number, data in rows["outlets"]])
    enter("gauge", [(data["code"], _gauge(data, things), _since(data, on)) for _number, data in rows["gauges"]])
    homes = households_meant(rows, on)
    enter(
        "user",
        [(data["number"], _user(data, homes.get(number)), _since(data, on)) for number, data in rows["users"]],
    )
    enter("parcel", [(data["number"], _parcel(data, things), _since(data, on)) for _number, data in rows["parcels"]])
    tenures = [
        Tenure(
            parcel=things["parcel"][data["number"]], user=things["user"][data["user"]], kind=data["tenure"],
            starts_on=_since(data, on), batch=batch,
        )
        for _number, data in rows["parcels"]
        if data.get("user")
    ]  # fmt: skip
    give_many(tenures, association=association, by=by, at=at)
    return {sheet: len(found) for sheet, found in rows.items()}


def _parents_first(rows: Rows, there: set[str]) -> Iterator[list[dict[str, Any]]]:
    """The canals, those first whose parent is in the register already; the checks have refused circles."""
    waiting = [data for _number, data in rows["canals"]]
    while waiting:
        ready = [data for data in waiting if not data.get("parent") or data["parent"] in there]
        there |= {label_of("canals", data) for data in ready}
        waiting = [data for data in waiting if data not in ready]
        yield ready


def _since(data: dict[str, Any], on: date) -> date:
    return date.fromisoformat(data["since"]) if data.get("since") else on


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _canal(data: dict[str, Any], canals: dict[str, Any]) -> dict[str, Any]:
    return {
        "parent": canals[data["parent"]] if data.get("parent") else None,
        "names": {"ky": data["name"]},
        "source": data.get("source", ""),
        "distance_m": data.get("distance_m") or 0,
        "length_m": data["length_m"],
        "capacity_lps": _decimal(data["capacity_lps"]),
        "efficiency": _decimal(data["efficiency"]),
        "efficiency_source": data.get("efficiency_source", ""),
        "lining": data["lining"],
    }


def _outlet(data: dict[str, Any], things: dict[str, dict[str, Any]]) -> dict[str, Any]:
    place: dict[str, Any] = {name: float(data[name]) for name in ("latitude", "longitude") if name in data}
    return {
        "canal": things["canal"][data["canal"]],
        "distance_m": data["distance_m"],
        "capacity_lps": _decimal(data["capacity_lps"]),
        **place,
    }


def _gauge(data: dict[str, Any], things: dict[str, dict[str, Any]]) -> dict[str, Any]:
    canal = things["canal"][data["canal"]]
    width = _decimal(data.get("width_m"))
    return {"canal": canal, "distance_m": data["distance_m"], "kind": data["kind"], "width_m": width}


def _user(data: dict[str, Any], household: UUID | None) -> dict[str, Any]:
    day_only = bool(data.get("day_only"))
    return {"name": data["name"], "phone": data.get("phone", ""), "household_id": household, "day_only": day_only}


def _parcel(data: dict[str, Any], things: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "area_ha": _decimal(data["area_ha"]),
        "outlet": things["outlet"][data["outlet"]] if data.get("outlet") else None,
        "place_id": UUID(data["village"]) if data.get("village") else None,
    }


def something_depends(batch: UUID) -> bool:
    """Whether anything that the batch brought was changed, ended or pointed at since."""
    if any(model.objects.filter(batch=batch).exclude(ends_on=OPEN_END).exists() for model in DATED):
        return True
    for identity in REGISTERED:
        brought = identity.objects.filter(batch=batch)
        for relation in identity._meta.related_objects:
            other: Any = relation.related_model
            rows = other.objects.filter(**{f"{relation.field.name}__in": brought})
            if "batch" in {field.name for field in other._meta.concrete_fields}:
                rows = rows.exclude(batch=batch)
            if rows.exists():
                return True
    return False


def take_out(batch: UUID) -> None:
    """Remove what the batch brought; nothing depends on it."""
    tables: list[Any] = [*reversed(DATED), *reversed(REGISTERED)]
    for model in tables:
        model.objects.filter(batch=batch).delete()
