"""The canals below one head and the outlets in use, as a case of `birge.water.share` knows them on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from birge.algorithms.cases import pack
from birge.kernel.texts import text_in
from birge.people.models import Organisation
from birge.water.models import Canal, CanalState, OutletState
from birge.water.periods import TenDays

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
    """Every canal below `head`, and those of the outlets that it reaches: two queries.

    l/s become m³ over the days of the period. A canal is called by name and code, as its users know it.
    """
    on, wanted = period.starts_on, set(outlets)
    states = CanalState.objects.on(on).filter(canal__association=head.association_id)
    below: dict[UUID | None, list[CanalState]] = defaultdict(list)
    for state in states.select_related("canal").defer("outline").order_by("distance_m", "canal__code"):
        below[state.canal_id if state.canal_id == head.pk else state.parent_id].append(state)
    network = Network()
    names: dict[UUID, str] = {}
    waiting = [state for state in below[head.pk] if state.canal_id == head.pk]
    while waiting:
        state = waiting.pop(0)
        is_head = state.canal_id == head.pk
        names[state.canal_id] = _free(canal_label(state), names.values())
        parent = None if is_head or state.parent_id is None else names[state.parent_id]
        network.add(names[state.canal_id], parent, period.volume_m3(state.capacity_lps), state.efficiency)
        waiting += [child for child in below[state.canal_id] if child.canal_id != head.pk]
    rows = OutletState.objects.on(on).filter(canal__in=list(names)).select_related("outlet")
    for row in rows.order_by("outlet__code"):
        if row.outlet_id in wanted:
            name = _free(row.outlet.code, [*names.values(), *network.outlets.values()])
            network.outlets[row.outlet_id], network.groups[row.outlet_id] = name, names[row.canal_id]
            network.add(name, names[row.canal_id], period.volume_m3(row.capacity_lps), Decimal(1))
    return network


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
