"""The canals below one head and the outlets in use, as a case of `birge.water.share` knows them on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar
from uuid import UUID

from birge.algorithms.cases import pack
from birge.kernel.texts import text_in
from birge.people.models import Organisation
from birge.water.models import Canal, CanalState, Dated, OutletState
from birge.water.periods import TenDays

Row = TypeVar("Row", bound=Dated)

RESERVED = frozenset({"request", "supply"})
"""Words that the case format keeps for what bounds a user."""


@dataclass
class Network:
    """`canals` of the case; by outlet its name in the case, and the canal on which it stands."""

    canals: list[dict[str, Any]] = field(default_factory=list)
    outlets: dict[UUID, str] = field(default_factory=dict)
    groups: dict[UUID, str] = field(default_factory=dict)

    def add(self, name: str, parent: str | None, capacity_m3: Decimal, efficiency: Decimal) -> None:
        """A canal, or an outlet, which is a canal without losses."""
        self.canals.append(
            {
                "id": name,
                "parent": parent,
                "capacity_m3": pack(Fraction(capacity_m3)),
                "efficiency": pack(Fraction(efficiency)),
            }
        )


def heads_on(association: Organisation | UUID, period: TenDays) -> list[CanalState]:
    """The canals that take their water from a source on the first day of the period."""
    rows = CanalState.objects.on(period.starts_on).filter(canal__association=association, parent=None)
    return list(rows.select_related("canal").defer("outline").order_by("canal__code"))


def network_of(head: Canal, outlets: Iterable[UUID], period: TenDays) -> Network:
    """Every canal below `head`, and those of the outlets that it reaches: two queries."""
    return scheme_over(head.association_id, period.starts_on, period.ends_on).below(head.pk, outlets, period)


def scheme_over(association: UUID, starts_on: date, ends_on: date) -> SchemeRows:
    """The canals and outlets of all days in [starts_on, ends_on): two queries."""
    during = {"starts_on__lt": ends_on, "ends_on__gt": starts_on}
    canals = CanalState.objects.filter(canal__association=association, **during).select_related("canal")
    outlets = OutletState.objects.filter(outlet__association=association, **during).select_related("outlet")
    return SchemeRows(
        list(canals.defer("outline").order_by("distance_m", "canal__code")), list(outlets.order_by("outlet__code"))
    )


@dataclass(frozen=True)
class SchemeRows:
    """Canals and outlets as the register has them, of one or many days."""

    canals: list[CanalState]
    outlets: list[OutletState]

    def heads(self, on: date) -> list[CanalState]:
        """The canals that take their water from a source on that day, by code."""
        found = [row for row in _holding(self.canals, on) if row.parent_id is None]
        return sorted(found, key=lambda row: row.canal.code)

    def below(self, head: UUID, outlets: Iterable[UUID], period: TenDays) -> Network:
        """Every canal below `head` on the first day of the period, and those of the outlets that it reaches.

        l/s become m³ over the days of the period. A canal is called by name and code, as its users know it.
        """
        on, wanted = period.starts_on, set(outlets)
        below: dict[UUID | None, list[CanalState]] = defaultdict(list)
        for state in _holding(self.canals, on):
            below[state.canal_id if state.canal_id == head else state.parent_id].append(state)
        network = Network()
        names: dict[UUID, str] = {}
        waiting = [state for state in below[head] if state.canal_id == head]
        while waiting:
            state = waiting.pop(0)
            is_head = state.canal_id == head
            names[state.canal_id] = _free(canal_label(state), names.values())
            parent = None if is_head or state.parent_id is None else names[state.parent_id]
            network.add(names[state.canal_id], parent, period.volume_m3(state.capacity_lps), state.efficiency)
            waiting += [child for child in below[state.canal_id] if child.canal_id != head]
        for row in _holding(self.outlets, on):
            if row.outlet_id in wanted and row.canal_id in names:
                name = _free(row.outlet.code, [*names.values(), *network.outlets.values()])
                network.outlets[row.outlet_id], network.groups[row.outlet_id] = name, names[row.canal_id]
                network.add(name, names[row.canal_id], period.volume_m3(row.capacity_lps), Decimal(1))
        return network


def _holding(rows: Iterable[Row], on: date) -> Iterator[Row]:
    return (row for row in rows if row.starts_on <= on < row.ends_on)


def canal_label(state: CanalState) -> str:
    """What a decision calls a canal: its Kyrgyz name, and its code."""
    name = text_in(state.names, "ky")
    return f"{name} ({state.canal.code})" if name and name != state.canal.code else state.canal.code


def _free(name: str, taken: Iterable[str]) -> str:
    """The name, or the next one that is neither taken nor reserved: an outlet may bear the code of a canal."""
    used = {*taken, *RESERVED}
    number, free = 1, name
    while free in used:
        number += 1
        free = f"{name} ({number})"
    return free
