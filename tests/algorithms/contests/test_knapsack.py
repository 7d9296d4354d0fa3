"""The knapsack against every set there is, with limits by area and requests that do not round."""

from random import Random

import pytest

from birge.algorithms.contests.rank.items import Items
from birge.algorithms.contests.rank.knapsack import best, improvements


def some(seed: int, count: int = 10) -> Items:
    """Odd seeds have round numbers, so that sums are often equal; some areas have no room, some too few members."""
    chance = Random(seed)
    least = [0] + [chance.randrange(3) for _ in range(3)]
    most = [count] + [low + chance.randrange(3) for low in least[1:]]
    step = 100 if seed % 2 else 1
    costs = [step * chance.randrange(1, 1000 // step) for _ in range(count)]
    scores = [step * chance.randrange(1, 1000 // step) for _ in range(count)]
    return Items(costs, scores, [chance.randrange(4) for _ in range(count)], least, most)


def every_set(items: Items) -> list[tuple]:
    """What is compared, less first: unmet minimums, score, cost, the order; then the cost alone."""
    count, found = len(items.cost), []
    for bits in range(1 << count):
        places = [place for place in range(count) if bits >> place & 1]
        areas = [sum(items.area[place] == area for place in places) for area in range(len(items.least))]
        if all(have <= high for have, high in zip(areas, items.most, strict=True)):
            met = sum(map(min, areas, items.least))
            cost = sum(items.cost[place] for place in places)
            order = [place not in places for place in range(count)]
            found.append((-met, -sum(items.score[place] for place in places), cost, order, places))
    return sorted(found)


@pytest.mark.parametrize("seed", range(12))
def test_it_is_the_best_set_at_every_budget_and_with_every_application(seed):
    items = some(seed)
    sets = every_set(items)
    budget = Random(seed).randrange(sum(items.cost))
    for forced in (None, *range(len(items.cost))):
        wanted = next((one for one in sets if one[2] <= budget and (forced is None or forced in one[4])), None)
        found = best(items, budget, forced)
        assert (found and (-found.met, -found.score, found.cost, found.places)) == (wanted and (*wanted[:3], wanted[4]))
    expected, now = [], next(one for one in sets if one[2] <= budget)
    for one in sorted(sets, key=lambda one: (one[2], one)):
        if one[2] > budget and one < now:
            expected.append((one[2], one[4]))
            now = one
    assert [(cost, list(places)) for cost, places in improvements(items, budget)] == expected
