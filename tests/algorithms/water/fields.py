"""Fields and weather for tests, as columns."""

from dataclasses import fields as columns_of

import numpy as np

from birge.algorithms.water.need import FULL, Fields, Weather

WHOLE = {"start", "ini_days", "dev_days", "mid_days", "late_days", "schedule"}
BEAN = {
    "start": 0, "ini_days": 25, "dev_days": 25, "mid_days": 30, "late_days": 20, "kc_ini": 0.15, "kc_mid": 1.19,
    "kc_end": 0.35, "available_mm_per_m": 150, "root_ini_m": 0.6, "root_m": 0.6, "p": 0.45, "depletion0_mm": 0,
    "schedule": FULL,
}  # fmt: skip


def fields_of(*rows):
    """Each row changes what it names of the dry bean."""
    merged = [{**BEAN, **row} for row in rows]
    return Fields(
        **{
            column.name: np.array([row[column.name] for row in merged], dtype=int if column.name in WHOLE else float)
            for column in columns_of(Fields)
        }
    )


def weather_of(et0, rain=0.0, u2=2.0, rh_min=45.0, count=None, first="2026-04-01"):
    count = count or len(et0)
    spread = [np.broadcast_to(np.asarray(values, dtype=float), (count,)) for values in (et0, rain, u2, rh_min)]
    return Weather(np.datetime64(first), *spread)
