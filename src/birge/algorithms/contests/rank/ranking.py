"""The whole ranking of a case: order, winners, reserve, what each was short of, and how stable it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from birge.algorithms.contests.rank.choosing import chosen, money_short
from birge.algorithms.contests.rank.model import RankCase
from birge.algorithms.contests.rank.order import standing
from birge.algorithms.contests.rank.scoring import sheet_of
from birge.algorithms.contests.rank.stability import Stability, stability
from birge.algorithms.contests.rank.terms import terms_of
from birge.algorithms.contests.rank.verdicts import UNRANKED, Verdict, verdicts


@dataclass(frozen=True, slots=True)
class Ranking:
    """Applications are places in the case's list. `order` has every ranked one, the best first; `scores` in points."""

    case: RankCase
    order: Sequence[int]
    selected: Sequence[int]
    reserve: Sequence[int]
    unranked: Sequence[int]
    unmet_areas: Sequence[str]
    scores: Mapping[int, Fraction]
    verdicts: Mapping[int, Verdict]
    stability: Stability


def rank(case: RankCase) -> Ranking:
    """Raises NoAnswer where `all-above-minimum` is short of money."""
    sheet, terms = sheet_of(case), terms_of(case)
    standing_ = standing(sheet)
    selected = chosen(terms, standing_)
    if selected is None:
        raise money_short(case, standing_.queue)
    winners = set(selected)
    waiting = [place for place in standing_.queue if place not in winners]
    unranked = [place for place in range(len(case.applications)) if place not in standing_.keys]
    unranked.sort(key=lambda place: case.applications[place].id)
    return Ranking(
        case,
        standing_.order,
        selected,
        waiting[: case.reserve],
        unranked,
        _unmet(case, selected),
        {place: sheet.points(standing_.score(place)) for place in standing_.order},
        {**verdicts(sheet, terms, standing_, winners), **dict.fromkeys(unranked, UNRANKED)},
        stability(sheet, terms, standing_, selected),
    )


def _unmet(case: RankCase, selected: Sequence[int]) -> list[str]:
    areas = [case.applications[place].area for place in selected]
    return sorted(area.area for area in case.areas if areas.count(area.area) < area.min)
