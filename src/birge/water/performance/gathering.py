"""Reads what the indicators of an association rest on."""

from __future__ import annotations

from datetime import date

from birge.algorithms.water.indicators import parts_by_way
from birge.people.models import Organisation
from birge.water.performance.measures import Performance
from birge.water.periods import TenDays
from birge.water.queries.indicators import flows_in, nights_by_user, ways_of


def performance_of(
    association: Organisation, starts_on: date, ends_on: date, today: date, *, with_planned: bool = True
) -> Performance:
    """Of the periods that begin in [starts_on, ends_on) and are over: four queries."""
    flows = flows_in(association, starts_on, min(ends_on, today), with_planned=with_planned)
    over = {gate: flow for gate, flow in flows.items() if TenDays(gate[2]).ends_on <= today}
    written = {period for (_user, _outlet, period), flow in over.items() if flow.delivered}
    silent = {period for _user, _outlet, period in over} - written
    counted = {gate: flow for gate, flow in over.items() if gate[2] in written}
    if not counted:
        return Performance({}, left_out=[TenDays(day) for day in sorted(silent)])
    first, last = min(written), TenDays(max(written)).ends_on
    outlets = list(dict.fromkeys(outlet for _user, outlet, _period in counted))
    ways = ways_of(outlets, association, max(written))
    return Performance(
        counted,
        dict(zip(ways, parts_by_way(list(ways.values())), strict=True)),
        nights_by_user(association, first, last),
        [TenDays(day) for day in sorted(silent)],
    )
