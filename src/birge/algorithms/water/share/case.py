"""The case of `birge.water.share/1`: a tree of canals, who asks for water from which, and the rule of sharing it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final, Generic, TypeAlias, TypeVar

from birge.algorithms.cases import (
    CaseError,
    Choice,
    Id,
    ListOf,
    NotFor,
    Nullable,
    Number,
    Optional,
    Record,
    Shape,
    Variant,
    Versioned,
    Whole,
    decimal_text,
)
from birge.algorithms.cases.exact import Exact
from birge.algorithms.water.share.scheme import check_scheme

FORMAT: Final = "birge.water.share/1"
T = TypeVar("T")
Series: TypeAlias = T | tuple[T, ...]
"""One value for every period, or a tuple with one per period."""


class Rule(StrEnum):
    MAX_MIN = "max-min"
    PROPORTIONAL = "proportional"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Canal:
    """`capacity`: m³ that may enter its head in a period, None = no limit; `efficiency` in (0, 1]: the part of it that
    arrives at its outlets and child canals; `parent`: None for the root."""

    id: str
    parent: str | None
    capacity: Series[Exact | None] = None
    efficiency: Series[Exact] = 1


@dataclass(frozen=True, slots=True)
class User:
    """0 ≤ floor ≤ request in m³ at the user's gate; weight > 0; priority ≥ 1, 1 is served first."""

    id: str
    canal: str
    request: Series[Exact]
    weight: Series[Exact] = 1
    floor: Series[Exact] = 0
    priority: Series[int] = 1


@dataclass(frozen=True, slots=True)
class WaterCase:
    """`supply`: m³ at the source in a period; `periods`: how many, None where nothing in the case is by period."""

    rule: Rule
    supply: Series[Exact]
    canals: tuple[Canal, ...]
    users: tuple[User, ...]
    periods: int | None = None


def at(series: Series[Exact], period: int) -> Exact:
    return series[period] if isinstance(series, tuple) else series


def read_case(document: object, packed: bool = False) -> WaterCase:
    """The case that the document holds. Raises CaseError with the JSON path of the first thing that is wrong."""
    return _SHAPE.read(document, packed)


class _ByPeriod(Generic[T]):
    """The shape, or a list of it with one value per period."""

    def __init__(self, shape: Shape[T]) -> None:
        self.shape = shape

    def read(self, value: object, packed: bool = False) -> Series[T]:
        if not isinstance(value, list):
            return self.shape.read(value, packed)
        if not value:
            raise CaseError("no_periods")
        return ListOf(self.shape).read(value, packed)


@dataclass(frozen=True)
class _Efficiency:
    """A number in (0, 1]."""

    def read(self, value: object, packed: bool = False) -> Fraction:
        number = Number(above=0).read(value, packed)
        if number > 1:
            raise CaseError("above", most=1, number=decimal_text(number))
        return number


def _user(floor_m3: Series[Exact], request_m3: Series[Exact], **rest: Any) -> User:
    if floor_m3 != 0:
        _check_floor(floor_m3, request_m3)
    return User(request=request_m3, floor=floor_m3, **rest)


def _check_floor(floor: Series[Exact], request: Series[Exact]) -> None:
    lists = [series for series in (floor, request) if isinstance(series, tuple)]
    for period in range(min(map(len, lists), default=1)):
        if at(floor, period) > at(request, period):
            most, number = decimal_text(at(request, period)), decimal_text(at(floor, period))
            error = CaseError("above", most=most, number=number)
            raise (error.inside(period) if isinstance(floor, tuple) else error).inside("floor_m3")


def _case(rule: str, supply_m3: Series[Exact], canals: tuple[Canal, ...], users: tuple[User, ...]) -> WaterCase:
    check_scheme([canal.id for canal in canals], [canal.parent for canal in canals])
    _check_outlets({canal.id for canal in canals}, users)
    return WaterCase(Rule(rule), supply_m3, canals, users, _periods(supply_m3, canals, users))


def _check_outlets(canals: set[str], users: tuple[User, ...]) -> None:
    for place, user in enumerate(users):
        if user.canal not in canals:
            raise CaseError("unknown_canal", id=user.canal).inside("canal").inside(place).inside("users")


def _periods(supply: Series[Exact], canals: tuple[Canal, ...], users: tuple[User, ...]) -> int | None:
    """The one length of all lists. Raises CaseError at the first that differs from the ones before it."""
    periods = None
    for series, path in _lists(supply, canals, users):
        if periods is None:
            periods = len(series)
        elif len(series) != periods:
            error = CaseError("other_length", found=len(series), expected=periods)
            for step in reversed(path):
                error.inside(step)
            raise error
    return periods


def _lists(
    supply: Series[Exact], canals: tuple[Canal, ...], users: tuple[User, ...]
) -> Iterator[tuple[tuple[Any, ...], tuple[str | int, ...]]]:
    if isinstance(supply, tuple):
        yield supply, ("supply_m3",)
    yield from _lists_in("canals", canals, {"capacity": "capacity_m3", "efficiency": "efficiency"})
    keys = {"request": "request_m3", "weight": "weight", "floor": "floor_m3", "priority": "priority"}
    yield from _lists_in("users", users, keys)


def _lists_in(
    name: str, rows: tuple[Any, ...], keys: dict[str, str]
) -> Iterator[tuple[tuple[Any, ...], tuple[str | int, ...]]]:
    for place, row in enumerate(rows):
        for field, key in keys.items():
            series = getattr(row, field)
            if isinstance(series, tuple):
                yield series, (name, place, key)


def _canal(capacity_m3: Series[Exact | None], **rest: Any) -> Canal:
    return Canal(capacity=capacity_m3, **rest)


_CANAL: Final = Record(
    _canal,
    id=Id(),
    parent=Nullable(Id()),
    capacity_m3=Optional(_ByPeriod(Nullable(Number(at_least=0))), None),
    efficiency=Optional(_ByPeriod(_Efficiency()), 1),
)


def _shape(rule: Rule) -> Record[WaterCase]:
    def term(key: str, shape: Shape[Any]) -> Optional[Any]:
        return Optional(NotFor(key, "rule", rule) if rule is Rule.PROPORTIONAL else _ByPeriod(shape), 1)

    user = Record(
        _user,
        id=Id(),
        canal=Id(),
        request_m3=_ByPeriod(Number(at_least=0)),
        floor_m3=Optional(_ByPeriod(Number(at_least=0)), 0),
        weight=term("weight", Number(above=0)),
        priority=term("priority", Whole(at_least=1)),
    )
    return Record(
        _case,
        rule=Choice((rule,)),
        supply_m3=_ByPeriod(Number(at_least=0)),
        canals=ListOf(_CANAL, unique="id"),
        users=ListOf(user, unique="id"),
    )


_SHAPE: Final = Versioned(FORMAT, Variant("rule", {str(rule): _shape(rule) for rule in Rule}))
