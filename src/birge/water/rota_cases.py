"""A rota as a case of `birge.water.roster`: holdings with numbers of their own, from head to tail, never names."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from birge.algorithms import cases
from birge.algorithms.water import roster
from birge.water.models import RotaTerms
from birge.water.queries.rota_land import Reach

SHIFT_HOURS = 12
"""By so much the cycle begins later every other year, so that night turns alternate (warabandi; Malhotra)."""


@dataclass(frozen=True)
class Holder:
    """What one user gets through one outlet: hectares or m³. `number` is its place from head to tail."""

    number: int
    user: UUID
    reach: Reach
    size: Decimal
    day_only: bool = False
    night_minutes: int = 0


@dataclass(frozen=True)
class Canvass:
    """All that a case is made of."""

    canal: str
    starts_at: datetime
    cycle_hours: int
    flow_lps: Decimal
    terms: RotaTerms
    by_volume: bool
    with_drain: bool = True
    holders: list[Holder] = field(default_factory=list)


def case_of(asked: Canvass) -> dict[str, Any]:
    """The case as JSON holds it. Ids have leading zeros, so that equal distances come in the order of the numbers."""
    local, terms = timezone.localtime(asked.starts_at), asked.terms
    width = max(2, len(str(len(asked.holders))))
    document = {
        "format": roster.FORMAT,
        "canal": asked.canal,
        "flow_lps": asked.flow_lps,
        "start": local.isoformat(timespec="minutes"),
        "cycle_hours": asked.cycle_hours,
        "fill_min_per_64m": terms.fill_min,
        "drain_min_per_64m": terms.drain_min if asked.with_drain else 0,
        "night": {"from": f"{terms.night_from:%H:%M}", "to": f"{terms.night_until:%H:%M}"},
        "shift_hours": SHIFT_HOURS * (local.year % 2),
        "holdings": [_holding(holder, width, by_volume=asked.by_volume) for holder in asked.holders],
    }
    kept: dict[str, Any] = json.loads(cases.write(document))
    return kept


def _holding(holder: Holder, width: int, *, by_volume: bool) -> dict[str, Any]:
    """Night hours to four decimals: less than a second."""
    found: dict[str, Any] = {
        "id": f"{holder.number:0{width}d}",
        "distance_m": holder.reach.distance_m,
        "volume_m3" if by_volume else "area_ha": holder.size,
        "night_hours_so_far": round(Decimal(holder.night_minutes) / 60, 4),
    }
    return found | ({"day_only": True} if holder.day_only else {})


def text_of(case: dict[str, Any]) -> str:
    """The case as a file, which `birge water roster` answers with the same turns."""
    return cases.write(cases.parse(json.dumps(case)))


def roster_of(case: dict[str, Any]) -> roster.Roster:
    """The turns. Raises NoAnswer."""
    return roster.rota(read(case))


def read(case: dict[str, Any]) -> roster.RosterCase:
    """A stored case as the algorithm knows it."""
    return roster.read_case(cases.parse(json.dumps(case)))
