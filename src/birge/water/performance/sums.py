"""Flows at gates, added up by outlet or by user."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import numpy as np

from birge.algorithms.water.indicators import Deliveries, Indicators, codes_of, indicators
from birge.water.queries.indicators import Flow, Gate


def sums_by(flows: Mapping[Gate, Flow], *, by: int) -> dict[tuple[UUID, date], list[Decimal]]:
    """[required, delivered] by outlet (`by` = 1) or user (0), and period."""
    found: dict[tuple[UUID, date], list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for gate, flow in flows.items():
        sums = found[(gate[1] if by else gate[0]), gate[2]]
        sums[0] += flow.required
        sums[1] += flow.delivered
    return found


def deliveries_by(flows: Mapping[Gate, Flow], *, by: int) -> Deliveries:
    sums = sums_by(flows, by=by)
    return Deliveries(
        codes_of([str(thing) for thing, _period in sums])[0],
        codes_of([str(period) for _thing, period in sums])[0],
        np.array([required for required, _delivered in sums.values()], dtype=float),
        np.array([delivered for _required, delivered in sums.values()], dtype=float),
    )


def indicators_of(flows: Mapping[Gate, Flow], *, by: int = 1) -> Indicators:
    """The indicators of these flows. Of one period alone nobody can say how steady it was: then None."""
    found = indicators(deliveries_by(flows, by=by))
    periods = {period for _user, _outlet, period in flows}
    return found if len(periods) > 1 else replace(found, dependability=None)


def totals_of(flows: Iterable[Flow]) -> tuple[Decimal, Decimal | None, Decimal]:
    own = list(flows)
    planned = [flow.planned for flow in own if flow.planned is not None]
    return (
        sum((flow.required for flow in own), Decimal(0)),
        sum(planned, Decimal(0)) if planned else None,
        sum((flow.delivered for flow in own), Decimal(0)),
    )
