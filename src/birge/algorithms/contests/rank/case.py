"""The case of `birge.contests.rank/1`, read and checked."""

from fractions import Fraction
from typing import Any, Final

from birge.algorithms.cases import (
    CaseError,
    Choice,
    Id,
    ListOf,
    Nullable,
    Number,
    Optional,
    Record,
    Text,
    Versioned,
    Whole,
)
from birge.algorithms.contests.rank.checking import check_marks, check_tie_break
from birge.algorithms.contests.rank.instants import InstantShape
from birge.algorithms.contests.rank.model import (
    SOM,
    Aggregate,
    Application,
    Area,
    Criterion,
    Mark,
    RankCase,
    Recusal,
    Rule,
)

FORMAT: Final = "birge.contests.rank/1"


def read_case(document: object, packed: bool = False) -> RankCase:
    """The case that the document holds. Raises CaseError with the JSON path of the first thing that is wrong."""
    return _SHAPE.read(document, packed)


def _area(**values: Any) -> Area:
    area = Area(**values)
    if area.max is not None and area.min > area.max:
        raise CaseError("above", most=area.max, number=area.min).inside("min")
    return area


def _case(aggregate: str, selection: str, **rest: Any) -> RankCase:
    case = RankCase(aggregate=Aggregate(aggregate), selection=Rule(selection), **rest)
    check_marks(case.criteria, case.applications, case.marks, case.recusals)
    check_tie_break(case.tie_break, case.criteria)
    return case


_CRITERION: Final = Record(Criterion, id=Id(), weight=Number(above=0), max=Number(above=0))
_APPLICATION: Final = Record(
    Application,
    id=Id(),
    requested_tyiyn=Whole(at_least=0),
    submitted_at=InstantShape(),
    area=Optional(Id(), None),
)
_MARK: Final = Record(Mark, application=Id(), marker=Id(), criterion=Id(), mark=Number(at_least=0))
_AREA: Final = Record(
    _area, area=Id(), min=Optional(Whole(at_least=0), 0), max=Optional(Nullable(Whole(at_least=0)), None)
)
_SHAPE: Final = Versioned(
    FORMAT,
    Record(
        _case,
        criteria=ListOf(_CRITERION, unique="id"),
        applications=ListOf(_APPLICATION, unique="id"),
        marks=ListOf(_MARK),
        recusals=Optional(ListOf(Record(Recusal, application=Id(), marker=Id())), ()),
        aggregate=Choice(tuple(Aggregate)),
        minimum=Optional(Number(at_least=0), Fraction(0)),
        tie_break=Optional(ListOf(Text()), ()),
        funding_tyiyn=Whole(at_least=0),
        selection=Choice(tuple(Rule)),
        areas=Optional(ListOf(_AREA, unique="area"), ()),
        reserve=Optional(Whole(at_least=0), 0),
        currency=Optional(Id(), SOM),
    ),
)
