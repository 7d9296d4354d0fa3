"""Reading the data files: units of the classifier, settlements, outlines. See data/README.md for their sources."""

from __future__ import annotations

import csv
import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from birge.places.enums import Kind

DATA = Path(__file__).resolve().parents[1] / "data"


@dataclass(frozen=True)
class Unit:
    """A row of the classifier: 14-digit code, Russian name, kind, code of the parent ("" at the top)."""

    soate: str
    name_ru: str
    kind: Kind
    parent: str


@dataclass(frozen=True)
class Point:
    """A populated place: names ("" = none), position in degrees, the unit around it, its own code if it is known."""

    wof_id: int
    name: str
    name_ky: str
    name_ru: str
    latitude: float
    longitude: float
    population: int | None
    area: str
    soate: str


def read_units() -> list[Unit]:
    """The 2,438 units, with the kind that the code tells and villages of towns put under their town."""
    with (DATA / "units.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    towns = {row["soate"][:11]: row["soate"] for row in rows if _kind(row) == Kind.TOWN}
    units = []
    for row in rows:
        kind = _kind(row)
        parent = row["parent_soate"]
        if kind == Kind.VILLAGE and row["level"] == "3":
            parent = towns.get(row["soate"][:11], parent)
        units.append(Unit(row["soate"], row["name_ru"], kind, parent))
    return units


def _kind(row: dict[str, str]) -> Kind:
    """The kind by the blocks of the code 417 OO RRR AAA VVV: see docs/decisions/0006-dated-territory.md."""
    code, level = row["soate"], row["level"]
    rayon, aimak, village = code[5:8], code[8:11], code[11:]
    if level == "1":
        return Kind.OBLAST if code[3] == "0" else Kind.REPUBLICAN_CITY
    if level == "2":
        if code.startswith("41711"):
            return Kind.CITY_DISTRICT
        return Kind.RAYON if rayon[0] == "2" and aimak == "000" else Kind.CITY
    if level == "4" or village[0] == "8":
        return Kind.VILLAGE
    if aimak[0] == "8":
        return Kind.AIMAK if village == "000" else Kind.VILLAGE
    return {"5": Kind.URBAN_SETTLEMENT, "6": Kind.TOWN, "7": Kind.SETTLEMENT}[aimak[0]]


def read_points() -> list[Point]:
    """The 2,461 settlements."""
    with (DATA / "settlements.csv").open(encoding="utf-8", newline="") as file:
        return [
            Point(
                wof_id=int(row["wof_id"]),
                name=row["name"],
                name_ky=row["name_ky"],
                name_ru=row["name_ru"],
                latitude=float(row["lat"]),
                longitude=float(row["lon"]),
                population=int(row["population"]) if row["population"] else None,
                area=f"417{row['area_pcode'][2:]}" if row["area_pcode"] else "",
                soate=row["soate"],
            )
            for row in csv.DictReader(file)
        ]


def read_shapes() -> list[dict[str, Any]]:
    """The outlines of 9 + 51 units: soate, source (adm1 | adm2), name_ky ("" = none), name_en, GeoJSON geometry."""
    shapes: list[dict[str, Any]] = json.loads(gzip.decompress((DATA / "shapes.json.gz").read_bytes()))
    return shapes
