"""The case of `birge.contests.assign/1`: applications, the markers who may mark them, and who may not mark what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final, TypeAlias

from birge.algorithms.cases import ByName, CaseError, Id, ListOf, Number, Optional, Record, Versioned, Whole

FORMAT: Final = "birge.contests.assign/1"
Pair: TypeAlias = tuple[str, str]
"""Application and marker, by id."""


@dataclass(frozen=True, slots=True)
class Marker:
    """`max_load`: how many applications at most."""

    id: str
    group: str
    max_load: int


@dataclass(frozen=True, slots=True)
class AssignCase:
    """`per_application`: how many markers each gets; `group_minimum`: of them at least so many of the group.
    `affinity`: what a pair is worth, 0 where it is not named. `current`: the pairs to keep.
    """

    applications: tuple[str, ...]
    markers: tuple[Marker, ...]
    conflicts: tuple[Pair, ...]
    per_application: int
    group_minimum: Mapping[str, int] = field(default_factory=dict)
    affinity: Mapping[Pair, Fraction] = field(default_factory=dict)
    current: tuple[Pair, ...] = ()


def read_case(document: object, packed: bool = False) -> AssignCase:
    """The case that the document holds. Raises CaseError with the JSON path of the first thing that is wrong."""
    return _SHAPE.read(document, packed)


@dataclass(frozen=True, slots=True)
class _Application:
    id: str


class _Applications:
    """A list of ids, or of objects with the key `id`."""

    def read(self, value: object, packed: bool = False) -> tuple[str, ...]:
        if not isinstance(value, list) or not value or not isinstance(value[0], str):
            return tuple(application.id for application in _OBJECTS.read(value, packed))
        names = ListOf(Id()).read(value)
        for place, name in enumerate(names if len(set(names)) < len(names) else ()):
            if name in names[:place]:
                raise CaseError("repeated_id", id=name).inside(place)
        return names


class _Pairs(ListOf[Pair]):
    """A list of objects with `application` and `marker`. There may be hundreds of thousands: the good way is short."""

    def __init__(self) -> None:
        super().__init__(Record(_pair, application=Id(), marker=Id()))

    def read(self, value: object, packed: bool = False) -> tuple[Pair, ...]:
        try:
            pairs = [(row["application"], row["marker"]) for row in value if len(row) == 2]  # type: ignore[attr-defined]
        except (TypeError, KeyError, IndexError):
            return super().read(value, packed)
        texts = all(
            type(application) is str is type(marker) and application and marker for application, marker in pairs
        )
        if not texts or not isinstance(value, list) or len(pairs) < len(value):
            return super().read(value, packed)
        return tuple(pairs)


def _pair(application: str, marker: str) -> Pair:
    return application, marker


def _valued(application: str, marker: str, value: Fraction) -> tuple[Pair, Fraction]:
    return (application, marker), value


def _case(
    applications: tuple[str, ...],
    markers: tuple[Marker, ...],
    conflicts: tuple[Pair, ...],
    affinity: tuple[tuple[Pair, Fraction], ...],
    current: tuple[Pair, ...],
    **rest: Any,
) -> AssignCase:
    known = set(applications), {marker.id for marker in markers}
    for key, pairs in (("conflicts", conflicts), ("affinity", [pair for pair, _ in affinity]), ("current", current)):
        _check_pairs(key, pairs, *known)
    return AssignCase(applications, markers, conflicts, affinity=dict(affinity), current=current, **rest)


def _check_pairs(key: str, pairs: Sequence[Pair], applications: set[str], markers: set[str]) -> None:
    """Of things that are there, and none twice: a conflict left out must be gone."""
    if len(set(pairs)) == len(pairs) and {a for a, _ in pairs} <= applications and {m for _, m in pairs} <= markers:
        return
    seen: set[Pair] = set()
    for place, (application, marker) in enumerate(pairs):
        if application not in applications:
            raise CaseError("unknown_application", id=application).inside("application").inside(place).inside(key)
        if marker not in markers:
            raise CaseError("unknown_marker", id=marker).inside("marker").inside(place).inside(key)
        if (application, marker) in seen:
            raise CaseError("repeated_pair", application=application, marker=marker).inside(place).inside(key)
        seen.add((application, marker))


_OBJECTS: Final = ListOf(Record(_Application, id=Id()), unique="id")
_SHAPE: Final = Versioned(
    FORMAT,
    Record(
        _case,
        applications=_Applications(),
        markers=ListOf(Record(Marker, id=Id(), group=Id(), max_load=Whole(at_least=0)), unique="id"),
        conflicts=_Pairs(),
        per_application=Whole(at_least=1),
        group_minimum=ByName(Whole(at_least=0)),
        affinity=Optional(ListOf(Record(_valued, application=Id(), marker=Id(), value=Number())), ()),
        current=Optional(_Pairs(), ()),
    ),
)
