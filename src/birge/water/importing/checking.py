"""What is wrong with a file as a whole: each row beside the register, and the scheme that both make together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from birge.algorithms.water.scheme import (
    ERROR,
    CanalLine,
    Finding,
    OutletLine,
    ParcelLine,
    Scheme,
    findings,
)
from birge.kernel.imports.enums import Level
from birge.kernel.imports.faults import Fault
from birge.people.models import Organisation
from birge.water.enums import WITH_A_WIDTH
from birge.water.importing.sheets import KIND_OF, SHEETS
from birge.water.kinds import KINDS
from birge.water.queries.scheme import scheme_of

Rows = Mapping[str, list[tuple[int, dict[str, Any]]]]
"""(line of the file, values) of each sheet."""

POINTS_AT = {
    "canals": [("parent", "canal")],
    "outlets": [("canal", "canal")],
    "gauges": [("canal", "canal")],
    "users": [],
    "parcels": [("outlet", "outlet"), ("user", "user")],
}
"""Which columns name a thing of which kind, by its code or number."""

COLUMN_OF = {
    "no-source": "source", "source-twice": "source", "circle": "parent", "beyond-the-end": "distance_m",
    "wider-than-parent": "capacity_lps", "efficiency": "efficiency", "area-in-metres": "area_ha",
    "no-outlet": "outlet", "no-user": "user", "no-parcel": "number",
}  # fmt: skip
"""The column in which a finding of the scheme is mended."""


class Known:
    """The codes and numbers of the register and of the file; what is in neither is unknown."""

    def __init__(self, association: Organisation, rows: Rows) -> None:
        self.things: dict[str, dict[str, Any]] = {}
        self.coming: dict[str, set[str]] = {}
        for sheet, name in KIND_OF.items():
            kind = KINDS[name]
            there = kind.identity.objects.filter(association=association).values_list(kind.label, "pk")
            self.things[name] = dict(there)
            self.coming[name] = {label_of(sheet, data) for _number, data in rows[sheet]}

    def key(self, kind: str, label: str) -> Any:
        """The id of what stands in the register, the code itself of what the file brings; None: unknown."""
        return self.things[kind].get(label) or (label if label in self.coming[kind] else None)


def label_of(sheet: str, data: Mapping[str, Any]) -> str:
    """The code or number of a row; "" where the cell was at fault."""
    return str(data.get(KINDS[KIND_OF[sheet]].label, ""))


def faults(association: Organisation, rows: Rows, on: date) -> Iterator[Fault]:
    """Everything that the cells alone do not tell."""
    known = Known(association, rows)
    whole = True
    for sheet in SHEETS:
        for number, data in rows[sheet.name]:
            for fault in _of_row(sheet.name, number, data, known):
                whole = whole and fault.level is not Level.ERROR
                yield fault
            missing = [column.name for column in sheet.columns if column.required and column.name not in data]
            whole = whole and not missing
    if whole:
        yield from _of_scheme(association, rows, known, on)


def _of_row(sheet: str, number: int, data: Mapping[str, Any], known: Known) -> Iterator[Fault]:
    kind = KINDS[KIND_OF[sheet]]
    label = label_of(sheet, data)
    if label in known.things[kind.name]:
        yield Fault("stands-already", sheet, number, kind.label, label)
    for column, other in POINTS_AT[sheet]:
        named = data.get(column)
        if named and known.key(other, named) is None:
            yield Fault(f"unknown-{other}", sheet, number, column, named)
    if sheet == "gauges" and data.get("kind") in WITH_A_WIDTH and not data.get("width_m"):
        yield Fault("no-width", sheet, number, "width_m")
    if sheet == "outlets" and ("latitude" in data) != ("longitude" in data):
        yield Fault("half-a-place", sheet, number, "latitude" if "latitude" not in data else "longitude")


def _of_scheme(association: Organisation, rows: Rows, known: Known, on: date) -> Iterator[Fault]:
    lines: dict[Any, tuple[str, int]] = {
        (KIND_OF[sheet], label_of(sheet, data)): (sheet, number) for sheet in rows for number, data in rows[sheet]
    }
    for finding in findings(_together(scheme_of(association, on), rows, known)):
        if (finding.of, finding.key) in lines:
            yield _fault(finding, *lines[finding.of, finding.key])


def _fault(finding: Finding, sheet: str, number: int) -> Fault:
    level = Level.ERROR if finding.level == ERROR else Level.WARNING
    if finding.fix:
        level = Level.OFFER
    value = str(finding.params.get("area", ""))
    return Fault(
        finding.code, sheet, number, COLUMN_OF.get(finding.code, ""), value, finding.params, level, finding.fix
    )


def _together(there: Scheme, rows: Rows, known: Known) -> Scheme:
    """What stands in the register and what comes, as one scheme."""
    canals = [
        CanalLine(
            data["code"], data["name"], _key(known, "canal", data.get("parent")), data.get("source", "").strip(),
            int(data.get("distance_m") or 0), int(data["length_m"]), Decimal(str(data["capacity_lps"])),
            Decimal(str(data["efficiency"])),
        )
        for _number, data in rows["canals"]
    ]  # fmt: skip
    outlets = [
        OutletLine(
            data["code"], _key(known, "canal", data["canal"]), data["distance_m"], Decimal(str(data["capacity_lps"]))
        )
        for _number, data in rows["outlets"]
    ]
    gauges = [
        OutletLine(data["code"], _key(known, "canal", data["canal"]), data["distance_m"])
        for _number, data in rows["gauges"]
    ]
    parcels = [
        ParcelLine(
            data["number"], Decimal(str(data["area_ha"])), _key(known, "outlet", data.get("outlet")),
            _key(known, "user", data.get("user")),
        )
        for _number, data in rows["parcels"]
    ]  # fmt: skip
    users = [data["number"] for _number, data in rows["users"]]
    return Scheme(
        [*there.canals, *canals], [*there.outlets, *outlets], [*there.gauges, *gauges], [*there.parcels, *parcels],
        [*there.users, *users], there.most_ha,
    )  # fmt: skip


def _key(known: Known, kind: str, label: str | None) -> Any:
    return known.key(kind, label) if label else None
