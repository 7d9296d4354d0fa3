"""The plan of a season: area, orders, what is planned and what is expected, by canal, outlet, crop and ten days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q, Sum

from birge.decisions.enums import State
from birge.water.enums import ContractState
from birge.water.models import ContractVersion, CropPlan, Norm, Season, WaterRequest
from birge.water.offering import forecasts_of
from birge.water.periods import TenDays, ten_days_in
from birge.water.queries.network import SchemeRows, scheme_over
from birge.water.terms import NOTHING, read_terms

Cells = dict[date, Decimal]
"""m³ by the first day of the ten days."""


@dataclass
class PlanLine:
    """One canal, outlet or crop. `planned`: by the share-out where it is decided, else as offered by contracts."""

    label: Any
    code: str = ""
    area_ha: Decimal = NOTHING
    ordered: Cells = field(default_factory=lambda: defaultdict(Decimal))
    planned: Cells = field(default_factory=lambda: defaultdict(Decimal))

    def add(self, other: PlanLine, part: Decimal = Decimal(1)) -> None:
        """Count another line in."""
        self.area_ha += other.area_ha * part
        for mine, its in ((self.ordered, other.ordered), (self.planned, other.planned)):
            for on, volume in its.items():
                mine[on] += volume * part

    @property
    def ordered_m3(self) -> Decimal:
        """In all the ten days."""
        return sum(self.ordered.values(), NOTHING)

    @property
    def planned_m3(self) -> Decimal:
        """In all the ten days."""
        return sum(self.planned.values(), NOTHING)


@dataclass
class Plan:
    """`canals` count everything below them, in the order of the water. `decided`: ten days with a share-out."""

    season: Season
    periods: list[TenDays]
    canals: list[PlanLine]
    outlets: list[PlanLine]
    crops: list[PlanLine]
    expected: Cells
    decided: set[date]

    @property
    def total(self) -> PlanLine:
        """All outlets together."""
        line = PlanLine("")
        for outlet in self.outlets:
            line.add(outlet)
        return line


def plan_of(season: Season, periods: Iterable[TenDays] | None = None) -> Plan:
    """The plan of the season, or of some of its ten days: eight queries."""
    wanted = list(periods) if periods is not None else list(ten_days_in(season.starts_on, season.ends_on))
    days = {period.starts_on for period in wanted}
    scheme = scheme_over(season.association_id, wanted[0].starts_on, wanted[-1].ends_on)
    found, decided = _outlets(season, days)
    lines: dict[UUID, PlanLine] = defaultdict(lambda: PlanLine(""), found)
    areas = _areas(season, wanted[0].starts_on)
    for outlet, by_crop in areas.items():
        lines[outlet].area_ha = sum((area for area, _zone in by_crop.values()), NOTHING)
    _name(lines, scheme)
    expected: Cells = defaultdict(Decimal)
    for (_head, on), flow in forecasts_of(season).items():
        if on in days:
            expected[on] += TenDays(on).volume_m3(flow)
    return Plan(
        season=season,
        periods=wanted,
        canals=_canals(lines, scheme, wanted[0].starts_on),
        outlets=sorted(lines.values(), key=lambda line: line.code),
        crops=_crops(lines, areas, season, wanted),
        expected=dict(expected),
        decided=decided,
    )


def _outlets(season: Season, days: set[date]) -> tuple[dict[UUID, PlanLine], set[date]]:
    """What was ordered at each outlet, and given by share-outs that stand; the ten days that these decided."""
    lines: dict[UUID, PlanLine] = defaultdict(lambda: PlanLine(""))
    decided: set[date] = set()
    standing = Q(rows__allocation__decision__state__in=[State.DECIDED, State.PUBLISHED])
    rows = WaterRequest.objects.filter(season=season, period_on__in=days).order_by()
    given = rows.annotate(given=Sum("rows__given_m3", filter=standing))
    for on, outlet, code, ordered, volume in given.values_list(
        "period_on", "outlet", "outlet__code", "volume_m3", "given"
    ):
        lines[outlet].code = code
        lines[outlet].ordered[on] += ordered
        if volume is not None:
            decided.add(on)
            lines[outlet].planned[on] += volume
    _offer(lines, season, days - decided)
    return dict(lines), decided


def _offer(lines: Mapping[UUID, PlanLine], season: Season, days: set[date]) -> None:
    """What contracts offer in ten days that are not decided."""
    by_code = {line.code: line for line in lines.values()}
    for code, on, offered in _offered(season):
        if on in days and code in by_code:
            by_code[code].planned[on] += offered


def _offered(season: Season) -> Iterable[tuple[str, date, Decimal]]:
    """(outlet, first day, m³) of every volume that stands in a contract: of its last version that was not refused."""
    rows = ContractVersion.objects.filter(
        contract__season=season, state__in=[ContractState.OFFERED, ContractState.ACCEPTED]
    ).exclude(contract__state__in=[ContractState.ENDED, ContractState.REFUSED])
    latest = dict(rows.order_by("number").values_list("contract", "terms"))
    for terms in latest.values():
        for row in read_terms(terms).volumes:
            yield row.outlet, row.period.starts_on, row.ordered if row.offered is None else row.offered


def _areas(season: Season, on: date) -> dict[UUID, dict[tuple[UUID, str], tuple[Decimal, Any]]]:
    """Hectares and names by outlet, and by crop and hydromodule zone."""
    rows = CropPlan.objects.filter(
        season=season,
        parcel__states__starts_on__lte=on,
        parcel__states__ends_on__gt=on,
        parcel__states__outlet__isnull=False,
    ).values_list("parcel__states__outlet", "crop", "hydromodule", "area_ha", "crop__names")
    found: dict[UUID, dict[tuple[UUID, str], tuple[Decimal, Any]]] = defaultdict(dict)
    for outlet, crop, zone, area, names in rows:
        before = found[outlet].get((crop, zone), (NOTHING, names))[0]
        found[outlet][crop, zone] = (before + area, names)
    return found


def _name(lines: Mapping[UUID, PlanLine], scheme: SchemeRows) -> None:
    for row in scheme.outlets:
        if row.outlet_id in lines:
            lines[row.outlet_id].code = lines[row.outlet_id].label = row.outlet.code


def _canals(lines: Mapping[UUID, PlanLine], scheme: SchemeRows, on: date) -> list[PlanLine]:
    """Every canal with all that its outlets and the canals below it take, from the head down."""
    states = {row.canal_id: row for row in scheme.canals if row.starts_on <= on < row.ends_on}
    found = {pk: PlanLine(str(row), row.canal.code) for pk, row in states.items()}
    for outlet in scheme.outlets:
        if outlet.outlet_id in lines and outlet.starts_on <= on < outlet.ends_on:
            canal: UUID | None = outlet.canal_id
            seen: set[UUID] = set()
            while canal in states and canal not in seen:
                seen.add(canal)
                found[canal].add(lines[outlet.outlet_id])
                canal = states[canal].parent_id
    return [found[pk] for pk in _from_the_head(states)]


def _from_the_head(states: Mapping[UUID, Any]) -> list[UUID]:
    below: dict[Any, list[UUID]] = defaultdict(list)
    for pk, row in states.items():
        below[row.parent_id if row.parent_id in states else None].append(pk)
    ordered: list[UUID] = []
    waiting = list(reversed(below[None]))
    while waiting:
        pk = waiting.pop()
        ordered.append(pk)
        waiting += reversed(below[pk])
    return ordered


def _crops(
    lines: Mapping[UUID, PlanLine],
    areas: Mapping[UUID, Mapping[tuple[UUID, str], tuple[Decimal, Any]]],
    season: Season,
    periods: list[TenDays],
) -> list[PlanLine]:
    """What each outlet's orders and plan come to by crop: divided as the norms divide them, without norms by area."""
    norms = norms_in(season, periods)
    found: dict[UUID, PlanLine] = {}
    for outlet, by_crop in areas.items():
        for (crop, _zone), (area, names) in by_crop.items():
            found.setdefault(crop, PlanLine(names)).area_ha += area
        for period in periods:
            on = period.starts_on
            weights = {key: area * norms.get((*key, on), norms.get((key[0], "", on), NOTHING))
                       for key, (area, _names) in by_crop.items()}  # fmt: skip
            if not any(weights.values()):
                weights = {key: area for key, (area, _names) in by_crop.items()}
            total = sum(weights.values(), NOTHING)
            for (crop, _zone), weight in weights.items():
                if weight:
                    found[crop].ordered[on] += lines[outlet].ordered.get(on, NOTHING) * weight / total
                    found[crop].planned[on] += lines[outlet].planned.get(on, NOTHING) * weight / total
    return sorted(found.values(), key=lambda line: -line.area_ha)


def norms_in(season: Season, periods: list[TenDays]) -> dict[tuple[UUID, str, date], Decimal]:
    """m³ per ha by crop, zone and first day: one query."""
    rows = Norm.objects.filter(
        association=season.association_id, starts_on__lt=season.ends_on, ends_on__gt=season.starts_on
    )
    by_number: dict[int, list[date]] = defaultdict(list)
    for period in periods:
        by_number[period.number].append(period.starts_on)
    return {
        (row.crop_id, row.hydromodule, on): row.m3_ha
        for row in rows
        for on in by_number[row.ten_days]
        if row.starts_on <= on < row.ends_on
    }
