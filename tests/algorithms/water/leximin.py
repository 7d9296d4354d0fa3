"""Lexicographic max-min by linear programs (HiGHS), written from the definition: the oracle for the canal tree."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from scipy.optimize import linprog

from birge.algorithms.water.share import Rule, User, WaterCase


def leximin(case: WaterCase) -> list[float]:
    """m³ of each user of a case without periods, under max-min or priority, floors first."""
    rows, limits = _constraints(case)
    floors = _phase(rows, limits, [float(user.floor) for user in case.users], [1.0] * len(case.users))
    given = np.array(floors)
    rest = [float(user.request) - floor for user, floor in zip(case.users, floors, strict=True)]
    tiers = sorted({user.priority for user in case.users}) if case.rule is Rule.PRIORITY else [None]
    for tier in tiers:
        asked = [
            amount if tier in (None, user.priority) else 0.0 for user, amount in zip(case.users, rest, strict=True)
        ]
        left = np.maximum(limits - rows @ given, 0)
        given = given + np.array(_phase(rows, left, asked, [float(user.weight) for user in case.users]))
    return [float(volume) for volume in given]


def _constraints(case: WaterCase) -> tuple[np.ndarray, np.ndarray]:
    """One row per canal with a capacity, and one for the supply: what the users' volumes mean there."""
    canals = {canal.id: canal for canal in case.canals}

    def entering(user: User, head: str) -> float:
        """m³ that enter at this canal for one m³ of the user; 0 if it is not on the way."""
        factor, here = Fraction(1), user.canal
        while here is not None:
            factor /= canals[here].efficiency
            if here == head:
                return float(factor)
            here = canals[here].parent
        return 0.0

    root = next(canal.id for canal in case.canals if canal.parent is None)
    limits = [(canal.id, float(canal.capacity)) for canal in case.canals if canal.capacity is not None]
    limits.append((root, float(case.supply)))
    rows = [[entering(user, head) for user in case.users] for head, _ in limits]
    return np.array(rows).reshape(len(limits), len(case.users)), np.array([limit for _, limit in limits])


def _phase(rows: np.ndarray, limits: np.ndarray, asked: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Raise the least of given/(weight·asked) as far as it goes, fix those who cannot rise further, and again."""
    given = [0.0] * len(asked)
    free = {user for user, amount in enumerate(asked) if amount > 1e-12}
    while free:
        level, tight = _raised(rows, limits, asked, weights, given, sorted(free))
        for user in tight:
            given[user] = min(asked[user], level * weights[user] * asked[user])
        free -= set(tight)
    return given


def _raised(rows, limits, asked, weights, given, free):
    """The greatest common level of the free ones, and those whom every best solution leaves there (a price)."""
    width = len(asked)
    bounds = [(0.0, amount) if user in free else (given[user], given[user]) for user, amount in enumerate(asked)]
    at_least = np.zeros((len(free), width + 1))
    for place, user in enumerate(free):
        at_least[place, user] = -1.0
        at_least[place, width] = weights[user] * asked[user]
    matrix = np.vstack([np.hstack([rows, np.zeros((len(rows), 1))]), at_least])
    bound = np.concatenate([limits + 1e-12, np.zeros(len(free))])
    goal = np.zeros(width + 1)
    goal[width] = -1.0
    answer = linprog(goal, A_ub=matrix, b_ub=bound, bounds=[*bounds, (0.0, None)], method="highs-ds")
    assert answer.status == 0, answer.message
    prices = answer.ineqlin.marginals[len(rows) :]
    tight = [user for user, price in zip(free, prices, strict=True) if price < -1e-9]
    return answer.x[width], tight
