"""What a ranking is made from: the score sheet, applications, marks, and how winners are chosen from them."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

Instant = int | Fraction
"""Seconds since 1970-01-01T00:00Z, exactly as written."""

SOM: Final = "KGS"

BY_CRITERION: Final = "criterion:"
LOWER_REQUEST: Final = "lower-request"
EARLIER: Final = "earlier"
BY_ID: Final = "id"


class Aggregate(StrEnum):
    MEAN = "mean"
    MEDIAN = "median"
    TRIMMED_MEAN = "trimmed-mean"


class Rule(StrEnum):
    """How winners are chosen (the case's `selection`)."""

    SKIP = "skip"
    STOP = "stop"
    ALL_ABOVE_MINIMUM = "all-above-minimum"
    KNAPSACK = "knapsack"


@dataclass(frozen=True, slots=True)
class Criterion:
    """`max`: the highest mark; `weight`: the points that this mark gives."""

    id: str
    weight: Fraction
    max: Fraction


@dataclass(frozen=True, slots=True)
class Application:
    id: str
    requested_tyiyn: int
    submitted_at: Instant
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    application: str
    marker: str
    criterion: str
    mark: Fraction


@dataclass(frozen=True, slots=True)
class Recusal:
    application: str
    marker: str


@dataclass(frozen=True, slots=True)
class Area:
    """At least `min` and at most `max` (None: no limit) of the selected applications are from this area."""

    area: str
    min: int = 0
    max: int | None = None


@dataclass(frozen=True, slots=True)
class RankCase:
    """Marks are complete: who marked an application marked every criterion of it, and no recused pair marked.

    Money is in hundredths of `currency` (ISO 4217), which only the words of the reasons need.
    """

    criteria: tuple[Criterion, ...]
    applications: tuple[Application, ...]
    marks: tuple[Mark, ...]
    aggregate: Aggregate
    selection: Rule
    funding_tyiyn: int
    minimum: Fraction = Fraction(0)
    tie_break: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()
    reserve: int = 0
    recusals: tuple[Recusal, ...] = ()
    currency: str = SOM
