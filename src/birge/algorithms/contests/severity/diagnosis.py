"""How strict each marker is, and what the order would be if all were equally strict: a diagnostic, never the result.

Where everybody marked everything a marker's severity moves all scores alike, so there is nothing to say. Where markers
are not connected by common applications they cannot be compared. Both are said instead of figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

import numpy as np

from birge.algorithms.contests.rank import Ranking
from birge.algorithms.contests.rank.scoring import Sheet, sheet_of
from birge.algorithms.contests.severity.shrinkage import Model, Variances
from birge.algorithms.contests.severity.table import Floats, Table

REPLICATES: Final = 400
_INTERVAL: Final = (2.5, 97.5)  # per cent


class Status(StrEnum):
    """`compared`; else why there are no figures: all marked all, markers not connected, or too few marks to tell noise
    from severity.
    """

    COMPARED = "compared"
    ALL_MARK_ALL = "all-mark-all"
    NOT_CONNECTED = "not-connected"
    TOO_FEW_MARKS = "too-few-marks"


@dataclass(frozen=True, slots=True)
class Marker:
    """`severity`: by how many points she gives less than the others (below 0: more); between `low` and `high` in 95 of
    100 repetitions.
    """

    marker: str
    marked: int
    severity: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Corrected:
    """An application's legal place and score, and what they would be with all markers equally strict."""

    application: str
    place: int
    score: float
    corrected_place: int
    corrected_score: float


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`groups`: the markers that can be compared with one another, where these are several."""

    status: Status
    markers: Sequence[Marker] = ()
    applications: Sequence[Corrected] = ()
    variances: Variances | None = None
    groups: Sequence[Sequence[str]] = ()


def diagnose(ranking: Ranking, seed: int, replicates: int = REPLICATES) -> Diagnosis:
    """The same seed gives the same intervals."""
    sheet = sheet_of(ranking.case)
    names = sorted({marker for by_marker in sheet.totals for marker in by_marker})
    table = _table(sheet, names)
    if table.is_complete:
        return Diagnosis(Status.ALL_MARK_ALL)
    groups = table.groups()
    if len(groups) > 1:
        return Diagnosis(Status.NOT_CONNECTED, groups=[[names[marker] for marker in group] for group in groups])
    model = Model(table)
    if model.degrees_of_freedom < 1:
        return Diagnosis(Status.TOO_FEW_MARKS)
    variances = model.variances(table.total)
    leniency = model.leniency(table.total, variances)
    low, high = _interval(model, variances, np.random.default_rng(seed), replicates)
    rows = zip(names, model.by_marker, -leniency, -leniency + low, -leniency + high, strict=True)
    markers = [Marker(name, int(marked), *map(float, figures)) for name, marked, *figures in rows]
    return Diagnosis(
        Status.COMPARED, markers, _corrected(ranking, sheet, dict(zip(names, leniency, strict=True))), variances
    )


def _table(sheet: Sheet, names: Sequence[str]) -> Table:
    index = {name: at for at, name in enumerate(names)}
    ranked = [by_marker for by_marker in sheet.totals if by_marker]
    pairs = [(place, marker) for place, by_marker in enumerate(ranked) for marker in by_marker]
    return Table(
        np.array([place for place, _ in pairs], np.int64),
        np.array([index[marker] for _, marker in pairs], np.int64),
        np.array([ranked[place][marker] / sheet.scale for place, marker in pairs], float),
        len(ranked),
        len(names),
    )


def _interval(
    model: Model, variances: Variances, chance: np.random.Generator, replicates: int
) -> tuple[Floats, Floats]:
    """Parametric bootstrap: contests with these variances and the same markers for the same applications are made up
    and fitted; how far the severities found are from the true ones, by marker (Efron & Tibshirani 1993, ch. 6).
    """
    table = model.table
    errors = np.empty((replicates, table.markers))
    for replicate in range(replicates):
        quality = chance.normal(0, np.sqrt(variances.quality), table.applications)
        leniency = chance.normal(0, np.sqrt(variances.severity), table.markers)
        noise = chance.normal(0, np.sqrt(variances.noise), len(table.total))
        total = quality[table.application] + leniency[table.marker] + noise
        errors[replicate] = model.leniency(total, model.variances(total)) - leniency
    low, high = np.percentile(errors, _INTERVAL, axis=0)
    return low, high


def _corrected(ranking: Ranking, sheet: Sheet, leniency: dict[str, float]) -> list[Corrected]:
    """The contest's own aggregate of totals less leniencies; equal scores in the legal order."""
    unit = sheet.scale * sheet.divisor
    corrected = {
        place: sheet.score(
            [total - round(Fraction(leniency[marker]) * sheet.scale) for marker, total in sheet.totals[place].items()]
        )
        for place in ranking.order
    }
    legal = {place: at for at, place in enumerate(ranking.order, start=1)}
    order = sorted(ranking.order, key=lambda place: (-corrected[place], legal[place]))
    then = {place: at for at, place in enumerate(order, start=1)}
    return [
        Corrected(
            ranking.case.applications[place].id,
            legal[place],
            float(ranking.scores[place]),
            then[place],
            corrected[place] / unit,
        )
        for place in ranking.order
    ]
