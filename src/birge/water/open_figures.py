"""Which indicators everyone may see: none about fewer than ten users, and of whole ten-day periods that are over.

Figures of a running day would tell what one user got, by subtracting yesterday's. Where a share-out of these days
looked at people's situation, only what concerns all users together is told, and to one decimal: who knows her
neighbours' land could else try which of them would give just these figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from birge.algorithms.packages.shape import SMALLEST
from birge.algorithms.water.indicators import Indicators
from birge.water.enums import BandKind
from birge.water.models import Band, Season
from birge.water.performance import Group, Judged, Performance, PeriodLine, judged, performance_of
from birge.water.queries.indicators import bands_on
from birge.water.queries.open_pages import OpenPeriod


@dataclass(frozen=True)
class OpenFigures:
    """What the public page shows; None where it is not told."""

    judged: Sequence[Judged] = ()
    periods: Sequence[PeriodLine] = ()
    parts: Sequence[Group] = ()
    facts: Mapping[str, Any] | None = None
    decimals: int = 2

    def __bool__(self) -> bool:
        return bool(self.judged)


def hides_inputs(periods: Iterable[OpenPeriod]) -> bool:
    """Whether a share-out of these days looked at people's situation."""
    return any(share.decision.hides_inputs for row in periods for share in row.shares)


def figures_of(season: Season, periods: Iterable[OpenPeriod], today: date) -> OpenFigures:
    """What everyone may see of a season with these periods; empty where there is nothing to tell."""
    association = season.association
    found = performance_of(association, season.starts_on, season.ends_on, today, with_planned=False)
    if found.is_empty:
        return OpenFigures()
    return open_figures(found, bands_on(association, today), hidden=hides_inputs(periods))


def open_figures(found: Performance, bands: Mapping[str, Band], *, hidden: bool) -> OpenFigures:
    """`hidden`: a share-out of these days hides its inputs."""
    told = Performance(_large(found), found.part, found.nights)
    if told.is_empty:
        return OpenFigures()
    whole, large = told.whole, told.are_parts_large()
    facts = {
        "relative_irrigation": told.relative_irrigation,
        "timeliness": told.timeliness if _users_with_turns(told) >= SMALLEST else None,
        "night": told.night if len(told.nights) >= SMALLEST else None,
        "gini": whole.gini,
        "jain": whole.jain,
        "head_to_tail": told.head_to_tail if large else None,
    }
    if hidden:
        rounded = {name: _coarse(value) for name, value in facts.items()} | {"timeliness": facts["timeliness"]}
        return OpenFigures(judged(_rounded(whole), bands), (), (), rounded, 1)
    return OpenFigures(judged(whole, bands), told.by_period(), told.parts() if large else (), facts)


def _rounded(found: Indicators) -> Indicators:
    coarse: dict[str, Any] = {kind: _coarse(getattr(found, kind)) for kind in BandKind.values}
    return replace(found, **coarse)


def _coarse(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _large(found: Performance) -> dict[Any, Any]:
    """Gates of the periods in which ten users or more required something: the others would be found by subtracting."""
    users: dict[date, set[UUID]] = defaultdict(set)
    for (user, _outlet, period), flow in found.flows.items():
        if flow.required:
            users[period].add(user)
    return {gate: flow for gate, flow in found.flows.items() if len(users[gate[2]]) >= SMALLEST}


def _users_with_turns(found: Performance) -> int:
    return len({user for (user, _outlet, _period), flow in found.flows.items() if flow.late_min})
