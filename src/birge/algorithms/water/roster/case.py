"""The case of `birge.water.roster/1`: a canal, its flow, and the holdings that take turns on it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from birge.algorithms.cases import CaseError, Id, ListOf, Number, Optional, Record, Text, Versioned, decimal_text
from birge.algorithms.water.roster.clock import NIGHT, Moment, MomentShape, Night

FORMAT: Final = "birge.water.roster/1"
_NONE: Final = Fraction(0)
_YEAR_H: Final = 366 * 24


@dataclass(frozen=True, slots=True)
class Holding:
    """`distance` from the canal's head in m; either `area` in ha or `volume` in m³; night hours this season so far."""

    id: str
    distance: Fraction
    area: Fraction | None = None
    volume: Fraction | None = None
    day_only: bool = False
    night_hours_so_far: Fraction = _NONE


@dataclass(frozen=True, slots=True)
class RosterCase:
    """`flow` in l/s; `fill` and `drain`: minutes per 64 m of canal; `cycle` and `shift` in minutes. All holdings have
    an area, or all have a volume.
    """

    canal: str
    flow: Fraction
    start: Moment
    cycle: int
    fill: Fraction
    drain: Fraction
    night: Night
    shift: int
    holdings: tuple[Holding, ...]


def read_case(document: object, packed: bool = False) -> RosterCase:
    """The case that the document holds. Raises CaseError with the JSON path of the first thing that is wrong."""
    return _SHAPE.read(document, packed)


@dataclass(frozen=True)
class _Minutes:
    """Hours that are a whole number of minutes, at most a year, as minutes."""

    above: int | None = None

    def read(self, value: object, packed: bool = False) -> int:
        hours = Number(at_least=0, above=self.above).read(value, packed)
        if hours > _YEAR_H:
            raise CaseError("above", most=_YEAR_H, number=decimal_text(hours))
        if (hours * 60).denominator != 1:
            raise CaseError("not_whole_minutes", number=decimal_text(hours))
        return (hours * 60).numerator


class _Flag:
    def read(self, value: object, packed: bool = False) -> bool:
        if not isinstance(value, bool):
            raise CaseError("wrong_type", expected="true or false", found="something else")
        return value


def _holding(distance_m: Fraction, area_ha: Fraction | None, volume_m3: Fraction | None, **rest: Any) -> Holding:
    if area_ha is not None and volume_m3 is not None:
        raise CaseError("other_kind", key="volume_m3", other="area_ha").inside("volume_m3")
    if area_ha is None and volume_m3 is None:
        raise CaseError("missing", key="area_ha").inside("area_ha")
    return Holding(distance=distance_m, area=area_ha, volume=volume_m3, **rest)


def _case(
    flow_lps: Fraction,
    cycle_hours: int,
    fill_min_per_64m: Fraction,
    drain_min_per_64m: Fraction,
    shift_hours: int,
    holdings: tuple[Holding, ...],
    **rest: Any,
) -> RosterCase:
    by_area = bool(holdings) and holdings[0].area is not None
    for place, holding in enumerate(holdings):
        if (holding.area is not None) != by_area:
            key, other = ("volume_m3", "area_ha") if by_area else ("area_ha", "volume_m3")
            raise CaseError("other_kind", key=key, other=other).inside(key).inside(place).inside("holdings")
    return RosterCase(
        flow=flow_lps,
        cycle=cycle_hours,
        fill=fill_min_per_64m,
        drain=drain_min_per_64m,
        shift=shift_hours,
        holdings=holdings,
        **rest,
    )


_HOLDING: Final = Record(
    _holding,
    id=Id(),
    distance_m=Number(at_least=0),
    area_ha=Optional(Number(above=0), None),
    volume_m3=Optional(Number(at_least=0), None),
    day_only=Optional(_Flag(), False),
    night_hours_so_far=Optional(Number(at_least=0), _NONE),
)
_SHAPE: Final = Versioned(
    FORMAT,
    Record(
        _case,
        canal=Text(),
        flow_lps=Number(above=0),
        start=MomentShape(),
        cycle_hours=_Minutes(above=0),
        fill_min_per_64m=Optional(Number(at_least=0), _NONE),
        drain_min_per_64m=Optional(Number(at_least=0), _NONE),
        night=NIGHT,
        shift_hours=Optional(_Minutes(), 0),
        holdings=ListOf(_HOLDING, unique="id"),
    ),
)
