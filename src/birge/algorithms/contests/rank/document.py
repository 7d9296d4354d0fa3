"""`birge.contests.rank/1` from document to document, and the reason for each application's place."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from birge.algorithms.cases import Document, exact_text
from birge.algorithms.contests.rank.case import read_case
from birge.algorithms.contests.rank.ranking import Ranking, rank
from birge.algorithms.contests.rank.verdicts import Verdict


def run(case: Document, packed: bool = False) -> Document:
    """The result document. Raises CaseError or NoAnswer."""
    return document_of(rank(read_case(case, packed)))


def document_of(ranking: Ranking) -> Document:
    """Objects by id are in the order of the ranking, then by id."""

    def name(place: int) -> str:
        return ranking.case.applications[place].id

    def ids(places: Sequence[int]) -> list[str]:
        return list(map(name, places))

    def maybe(places: Sequence[int] | None) -> list[str] | None:
        return None if places is None else ids(places)

    everyone = [*ranking.order, *ranking.unranked]
    return {
        "order": ids(ranking.order),
        "selected": ids(ranking.selected),
        "reserve": ids(ranking.reserve),
        "unranked": ids(ranking.unranked),
        "unmet_areas": list(ranking.unmet_areas),
        "scores": dict(
            zip(ids(ranking.order), [_score(ranking.scores[place]) for place in ranking.order], strict=True)
        ),
        "reasons": dict(zip(ids(everyone), [_verdict(ranking.verdicts[place]) for place in everyone], strict=True)),
        "stability": {
            "stable": ranking.stability.stable,
            "by_marker": [
                {"marker": one.marker, "selected": maybe(one.selected)} for one in ranking.stability.by_marker
            ],
            "by_weight": [
                {"criterion": one.criterion, "factor": one.factor, "selected": maybe(one.selected)}
                for one in ranking.stability.by_weight
            ],
        },
    }


def _score(points: Fraction) -> Document:
    """Shown half up to 2 decimals, and exactly."""
    return {"number": Fraction(floor(points * 100 + Fraction(1, 2)), 100), "exact": exact_text(points)}


def _verdict(verdict: Verdict) -> Document:
    return {
        "outcome": str(verdict.outcome),
        "points_short": verdict.points_short,
        "tyiyn_short": verdict.tyiyn_short,
    }
