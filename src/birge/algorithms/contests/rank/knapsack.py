"""`knapsack`: the affordable set with the largest sum of scores, then the least money, then the one first in `order`.

Where areas have minimums, the sets that leave the least unmet (in sum) come before all others; no set passes a maximum.
The worth of a set is its sum of scores plus `reward`, which is more than all scores together, for every application
that helps an area to its minimum. See `search.py` for how it is found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from birge.algorithms.contests.rank.items import Items
from birge.algorithms.contests.rank.search import Search
from birge.algorithms.contests.rank.terms import Terms


@dataclass(frozen=True, slots=True)
class Best:
    """`met`: how many applications help an area to its minimum; `score` and `cost` in sum; `places` ascending."""

    met: int
    score: int
    cost: int
    places: Sequence[int]


def items_of(terms: Terms, queue: Sequence[int], scores: Sequence[int]) -> Items:
    """What can be chosen, by place in the order."""
    costs = [terms.requested[application] for application in queue]
    return Items(costs, scores, [terms.area[application] for application in queue], terms.least, terms.most)


def best(items: Items, budget: int, forced: int | None = None) -> Best | None:
    """The set that `knapsack` takes; with `forced`, of the sets that hold this place. None: there is no such set."""
    search = Search(items, budget, forced)
    if not search.possible:
        return None
    found = search.front(search.start, few=True)
    found = search.front(int(found.worth[-1]) if len(found) else search.start)
    met, score = divmod(int(found.worth[-1]), items.reward)
    return Best(met, score, int(found.cost[-1]), found.places(len(found) - 1))


def improvements(items: Items, budget: int) -> Iterator[tuple[int, Sequence[int]]]:
    """(budget, places) wherever, above this budget, `knapsack` takes another set; upwards.

    Window by window: inside one only that can count which is worth more than the last set before it.
    """
    now = best(items, budget)
    worth = now.met * items.reward + now.score if now else 0
    total = sum(items.cost)
    step = max(1, total // (2 * max(1, len(items.cost))))
    while budget < total:
        upper = min(total, budget + step)
        rise = next((rise for rise in items.rises if budget < rise <= upper), None)
        if rise == budget + 1:
            found = best(items, rise)
            if found is not None:
                yield rise, found.places
                worth = found.met * items.reward + found.score
            budget = rise
            continue
        budget = upper if rise is None else rise - 1
        front = Search(items, budget).front(worth + 1)
        for at in range(len(front)):
            yield int(front.cost[at]), front.places(at)
        worth = int(front.worth[-1]) if len(front) else worth
