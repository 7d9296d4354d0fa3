"""The fields of a season: read, checked, and completed from a table of crops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from birge.algorithms.water.need import SOILS, Crop, crop_id
from birge.kernel.imports.columns import refusal
from birge.water.tables.cells import Array, Bounds, Days, Table

_STAGE = Bounds(0, 500, "days")
_KC = Bounds(0, 2)
_THETA = Bounds(0, 0.8, "m³/m³", "25 % is written as 0.25.", above_least=True)
_ROOT = Bounds(0, 10, "m", above_least=True)
_FIELD = ("field", "area_ha", "crop", "planted_on")
_AREA = Bounds(0, 1000, "ha", "Is it in m²? 10 000 m² are 1 ha.", above_least=True)
_OF_CROP = {
    "ini_days": _STAGE,
    "dev_days": _STAGE,
    "mid_days": _STAGE,
    "late_days": _STAGE,
    "kc_ini": _KC,
    "kc_mid": _KC,
    "kc_end": _KC,
    "root_m": _ROOT,
    "p": Bounds(0, 0.95, above_least=True),
    "height_m": Bounds(0, 50, "m"),
}
"""What a table of crops can give."""

_OPTIONAL = {
    "theta_fc": _THETA,
    "theta_wp": _THETA,
    "root_ini_m": _ROOT,
    "depletion0_mm": Bounds(0, 2000, "mm"),
    "efficiency": Bounds(0, 1, hint="60 % is written as 0.6.", above_least=True),
}
MOST_FIELDS = 100_000
"""In one file; the seasons of all of them are held in memory at once."""

COLUMNS = (*_FIELD, "soil", *_OPTIONAL, *_OF_CROP, "irrigation")

STAGES = ("ini_days", "dev_days", "mid_days", "late_days")
_COEFFICIENTS = ("kc_mid", "kc_end")


@dataclass(frozen=True)
class FieldsFile:
    """`values` by column, complete; `from_table`: where kc_mid and kc_end come from the table of crops.

    `soils`: the names of soils whose water was taken from our table. `irrigation`: the cell as it stands.
    """

    table: Table
    ids: list[str]
    planted_on: Days
    values: dict[str, Array]
    from_table: dict[str, np.ndarray]
    soils: list[str]
    irrigation: list[str]

    @property
    def season_days(self) -> np.ndarray:
        return sum(self.values[name].astype(np.int64) for name in STAGES)  # type: ignore[return-value]


def read_fields(name: str, edition: str, crops: Mapping[str, Crop], encoding: str = "") -> FieldsFile:
    """The file's fields; what the rows leave open is taken from the crops of the edition.

    Raises CommandError (exit code 2) with the line, the column and what to do.
    """
    table = Table.read(name, encoding, COLUMNS, _FIELD)
    if len(table) > MOST_FIELDS:
        raise refusal(f"{name}: {len(table)} fields are more than {MOST_FIELDS} in one file. Divide it into several.")
    ids = _ids(table)
    given = {heading: table.numbers(heading, limit, optional=True) for heading, limit in (_OF_CROP | _OPTIONAL).items()}
    values = given | {"area_ha": table.numbers("area_ha", _AREA)}
    from_table = {heading: np.isnan(given[heading]) for heading in _COEFFICIENTS}
    soils = _fill_soils(table, values)
    _fill_crops(table, values, edition, crops)
    values["root_ini_m"] = np.where(np.isnan(given["root_ini_m"]), values["root_m"], given["root_ini_m"])
    values["depletion0_mm"] = np.nan_to_num(given["depletion0_mm"])
    values["efficiency"] = np.nan_to_num(given["efficiency"], nan=1.0)
    _check_sense(table, values)
    irrigation = list(table.columns.get("irrigation", [""] * len(table)))
    return FieldsFile(table, ids, table.days("planted_on"), values, from_table, soils, irrigation)


def _ids(table: Table) -> list[str]:
    ids = list(table.columns["field"])
    if "" in ids:
        table.fail(ids.index(""), "field", "the cell is empty. Give the field a name of its own.")
    table.check_once("field", ids)
    return ids


def _fill_soils(table: Table, values: dict[str, Array]) -> list[str]:
    """Put in what soils hold where θ is not given; the names that were used."""
    values["theta_fc"], values["theta_wp"] = values["theta_fc"].copy(), values["theta_wp"].copy()
    names = table.columns.get("soil", [""] * len(table))
    used = set()
    for row in np.flatnonzero(np.isnan(values["theta_fc"]) | np.isnan(values["theta_wp"])).tolist():
        name = crop_id(names[row])
        for one, other in (("theta_fc", "theta_wp"), ("theta_wp", "theta_fc")):
            if not np.isnan(values[one][row]):
                table.fail(row, other, f"the cell is empty. Fill it in beside {one}.")
        if name not in SOILS:
            table.fail(row, "soil", f"“{names[row]}” is not known. Known soils: {', '.join(SOILS)}. Or give "
                       "theta_fc and theta_wp.")  # fmt: skip
        values["theta_fc"][row], values["theta_wp"][row] = SOILS[name]
        used.add(name)
    return sorted(used)


def _fill_crops(table: Table, values: dict[str, Array], edition: str, crops: Mapping[str, Crop]) -> None:
    """Put in what the table of crops knows where the file is silent. With everything given `crop` is a label."""
    open_height = np.isnan(values["height_m"]) & np.any([np.isnan(values[name]) for name in _COEFFICIENTS], axis=0)
    for heading in _OF_CROP:
        empty = open_height if heading == "height_m" else np.isnan(values[heading])
        values[heading] = values[heading].copy()
        for row in np.flatnonzero(empty).tolist():
            name = table.columns["crop"][row]
            crop = crops.get(crop_id(name))
            if crop is None:
                table.fail(row, "crop", f"“{name}” is not in {edition}, and {heading} is not given. Known crops: "
                           f"{', '.join(crops)}. Or give {', '.join(_OF_CROP)}.")  # fmt: skip
            value = getattr(crop, heading)
            if value is None:
                table.fail(row, "crop", f"{edition} has no {heading} for {crop.id}. Give it in the column "
                           f"“{heading}”.")  # fmt: skip
            values[heading][row] = value


def _check_sense(table: Table, values: dict[str, Array]) -> None:
    """Refuse what contradicts itself."""
    available = 1000 * (values["theta_fc"] - values["theta_wp"]) * values["root_ini_m"]
    whole = np.any([values[name] % 1 for name in STAGES], axis=0)
    checks = {
        "theta_fc": (values["theta_fc"] <= values["theta_wp"], "it must be above theta_wp. Exchange the two?"),
        "root_ini_m": (values["root_ini_m"] > values["root_m"], "it is above root_m. Exchange the two?"),
        "depletion0_mm": (values["depletion0_mm"] > available, "the roots reach no more than {:.1f} mm."),
        "ini_days": (whole, "the stages are whole days."),
        "late_days": (sum(values[name] for name in STAGES) < 1, "the stages together are no day. Give their days."),
    }
    for heading, (wrong, message) in checks.items():
        if np.any(wrong):
            row = int(np.argmax(wrong))
            table.fail(row, heading, message.format(available[row]))
