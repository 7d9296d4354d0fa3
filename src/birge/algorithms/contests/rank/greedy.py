"""`skip` and `stop`: down the order, first for the areas below their minimum, then for the rest under the maximum."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from birge.algorithms.contests.rank.model import Rule
from birge.algorithms.contests.rank.terms import Terms

_NOT_REACHED = -1


@dataclass(slots=True)
class Descent:
    """One going down the queue. `left`: the money left for one who stands at each place, and behind the last; −1 where
    a `stop` ended before. `taken`: the places taken, by area; `full`: the places passed over because of their area.
    """

    left: list[int]
    taken: dict[int, list[int]] = field(default_factory=dict)
    full: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Greedy:
    """Both descents, and which places of the queue they took."""

    first: Descent
    second: Descent
    chosen: Sequence[bool]


def greedy(terms: Terms, queue: Sequence[int]) -> Greedy:
    """Every going down ends, by `stop`, at the first that it reaches and that does not fit. Places are of the queue."""
    chosen = [False] * len(queue)
    counts = [0] * len(terms.least)
    if any(terms.least):
        first = _descend(terms, queue, terms.least, counts, chosen, terms.funding)
    else:
        first = Descent([terms.funding] * (len(queue) + 1))
    spent = sum(terms.requested[queue[place]] for places in first.taken.values() for place in places)
    second = _descend(terms, queue, terms.most, counts, chosen, terms.funding - spent)
    return Greedy(first, second, chosen)


def _descend(
    terms: Terms, queue: Sequence[int], limits: Sequence[int], counts: list[int], chosen: list[bool], money: int
) -> Descent:
    requested, areas, stops = terms.requested, terms.area, terms.rule is Rule.STOP
    descent = Descent([])
    left = descent.left
    for place, application in enumerate(queue):
        left.append(money)
        area = areas[application]
        if chosen[place]:
            continue
        if counts[area] >= limits[area]:
            descent.full.add(place)
        elif requested[application] <= money:
            money -= requested[application]
            chosen[place] = True
            counts[area] += 1
            descent.taken.setdefault(area, []).append(place)
        elif stops:
            left.extend([_NOT_REACHED] * (len(queue) - place))
            return descent
    left.append(money)
    return descent


def lowest_place(terms: Terms, trace: Greedy, application: int) -> int | None:
    """The lowest place at which an unselected application would be selected, all others in their order; None: nowhere.

    Whoever is selected at a place is selected at every higher one: there is more money and more room in its area.
    """
    area, asked = terms.area[application], terms.requested[application]
    first = trace.first.taken.get(area, [])
    found = [_lowest_with_room(trace.first, first, terms.least[area], asked)]
    second = trace.second.taken.get(area, [])
    found.append(_lowest_with_room(trace.second, second, terms.most[area] - len(first), asked))
    return max((place for place in found if place is not None), default=None)


def _lowest_with_room(descent: Descent, taken: Sequence[int], limit: int, asked: int) -> int | None:
    """Down to the place whose taking filled the area, and as far as the money lasts."""
    if limit <= 0:
        return None
    lowest = bisect_right(descent.left, -asked, key=lambda money: -money) - 1
    if len(taken) >= limit:
        lowest = min(lowest, taken[limit - 1])
    return lowest if lowest >= 0 else None
