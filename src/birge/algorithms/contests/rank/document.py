"""`birge.contests.rank/1` from document to document, and the reason for each application's place."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Final

from birge.algorithms.cases import Document, exact, exact_text
from birge.algorithms.contests.rank.case import read_case
from birge.algorithms.contests.rank.model import RankCase, Rule
from birge.algorithms.contests.rank.ranking import Ranking, rank
from birge.algorithms.contests.rank.verdicts import Outcome, Verdict
from birge.algorithms.registry import Algorithm, Parted, Reason, ReasonValue, register


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


def part(case: Document, result: Document) -> Parted:
    """What a decision states of each application: its `place` in the order and its `score` (exact; null without
    marks), `given_tyiyn` (what it asked for, or 0), and its reason. All else of the result is the case's own.
    """
    places = {name: place for place, name in enumerate(result["order"], start=1)}
    selected = set(result["selected"])
    rows = {}
    for application in case["applications"]:
        name = application["id"]
        score = result["scores"].get(name)
        rows[name] = {
            "place": places.get(name),
            "score": None if score is None else exact(score["exact"]),
            "given_tyiyn": application["requested_tyiyn"] if name in selected else 0,
            **result["reasons"][name],
        }
    outputs = {name: value for name, value in result.items() if name not in ("scores", "reasons")}
    return Parted(outputs, rows)


def reasons(case: Document, result: Document, packed: bool = False) -> dict[str, Reason]:
    """One reason per application id; the code is `rank.` and the outcome, and `.area` behind it where the minimum of an
    area put an application before others. Points and money that were short are None where no addition would have
    helped; money in whole units of the currency.
    """
    read = read_case(case, packed)
    by_area = _decided_by_area(read, result)
    places = {name: place for place, name in enumerate(result["order"], start=1)}
    common: dict[str, ReasonValue] = {"ranked": len(places), "minimum": read.minimum, "currency": read.currency}
    found = {}
    for application in read.applications:
        why, score = result["reasons"][application.id], result["scores"].get(application.id)
        own: dict[str, ReasonValue] = {
            "place": places.get(application.id),
            "score": None if score is None else score["number"],
            "requested": _whole(application.requested_tyiyn),
            "area": application.area,
            "points_short": why["points_short"],
            "money_short": None if why["tyiyn_short"] is None else _whole(why["tyiyn_short"]),
        }
        code = f"rank.{why['outcome']}" + (".area" if application.id in by_area else "")
        found[application.id] = Reason(code, common | own)
    return found


def _decided_by_area(case: RankCase, result: Document) -> set[str]:
    """Under `skip` and `stop`: who was taken for the minimum of its area before somebody above it, and who stood above
    and did without.
    """
    if case.selection not in (Rule.SKIP, Rule.STOP):
        return set()
    missing = {area.area: area.min for area in case.areas}
    area_of = {application.id: application.area or "" for application in case.applications}
    selected, waiting = set(result["selected"]), list[str]()
    found: set[str] = set()
    for name in result["order"]:
        outcome = result["reasons"][name]["outcome"]
        if name in selected and missing.get(area_of[name], 0) > 0:
            missing[area_of[name]] -= 1
            found |= {name, *waiting} if waiting else set()
        elif outcome in (Outcome.MONEY_SHORT, Outcome.AFTER_STOP):
            waiting.append(name)
    return found


def _whole(hundredths: int) -> Fraction:
    return Fraction(hundredths, 100)


RANK: Final = register(Algorithm("birge.contests.rank", 1, run, reasons, subjects="applications", part=part))
