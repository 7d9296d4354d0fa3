"""The canal tree against lexicographic max-min by linear programs: 200 trees, the same in each run."""

from fractions import Fraction
from random import Random

import pytest

from birge.algorithms.water.share import Canal, Rule, User, WaterCase, share
from tests.algorithms.water.leximin import leximin

WEIGHTS = [Fraction(text) for text in ("1", "1", "2", "0.5", "1.3")]
FLOORS = [Fraction(text) for text in ("0", "0", "0.5", "0.25", "1")]


def tree(seed: int) -> WaterCase:
    chance = Random(seed)
    canals = []
    for number in range(chance.randint(1, 10)):
        capacity = chance.choice([None, Fraction(chance.randrange(300), 10)])
        parent = f"c{chance.randrange(number)}" if number else None
        canals.append(Canal(f"c{number}", parent, capacity, Fraction(chance.choice([100, 95, 80, 61, 50]), 100)))
    users = []
    for number in range(chance.randint(1, 15)):
        request = Fraction(chance.randrange(200), 10)
        floor = request * chance.choice(FLOORS)
        terms = chance.choice(WEIGHTS), floor, chance.randint(1, 3)
        users.append(User(f"u{number}", chance.choice(canals).id, request, *terms))
    supply = Fraction(chance.randrange(1500), 10)
    return WaterCase(chance.choice([Rule.MAX_MIN, Rule.PRIORITY]), supply, tuple(canals), tuple(users))


@pytest.mark.parametrize("first", range(0, 200, 20))
def test_it_agrees_with_the_linear_programs(first):
    for seed in range(first, first + 20):
        case = tree(seed)
        exact = [float(volume) for volume in share(case).periods[0].given()]
        assert exact == pytest.approx(leximin(case), abs=1e-9), seed
