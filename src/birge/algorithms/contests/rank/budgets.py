"""How much money would select whom under `skip` and `stop`, everything else unchanged: least budgets, exactly.

More money is not always better for one: it may let another one in before. So the least budget from the funding upwards
that selects is looked for, not the border of a half-line.
"""

from collections.abc import Sequence

import numpy as np

from birge.algorithms.contests.rank.greedy import Greedy
from birge.algorithms.contests.rank.terms import Terms

_LARGEST = 2**62  # sums up to here are exact in 64 bits


def least_under_skip(terms: Terms, queue: Sequence[int], trace: Greedy) -> dict[int, int]:
    """Without limits by area: by unselected place of the queue its least budget.

    Seen from its own place upwards: let it need x there. One before it who asks for r > x may be skipped or not, one
    who asks for r ≤ x is taken before, so x becomes x if x < r and x + r else. From a given money m, the trace of the
    descent decides who was taken (x + r); who was skipped can stay skipped as long as x < r, and is taken at the least
    money that the rest then needs, counted from 0. Both chains run for all applications at once.
    """
    asked = [terms.requested[application] for application in queue]
    number = np.int64 if sum(asked) + terms.funding < _LARGEST else object
    wanted = np.array(asked, dtype=number)
    from_zero, from_funding = wanted.copy(), wanted.copy()
    for place in reversed(range(len(queue))):
        one, zero, funded = asked[place], from_zero[place + 1 :], from_funding[place + 1 :]
        if trace.chosen[place]:
            funded += one
        else:
            np.copyto(funded, zero + one, where=funded >= one)
        np.copyto(zero, zero + one, where=zero >= one)
    return {place: int(from_funding[place]) for place, taken in enumerate(trace.chosen) if not taken}


def least_under_stop(terms: Terms, queue: Sequence[int]) -> dict[int, int]:
    """By place of the queue the least budget, from the funding upwards, that selects it.

    The first descent takes so many of one fixed sequence as the money reaches; for each number of them the second takes
    so many of another fixed sequence. Every such pair is gone through.
    """
    sequence = _in_first_descent(terms, queue)
    found: dict[int, int] = {}
    taken: set[int] = set()
    spent = 0
    for step in range(len(sequence) + 1):
        below = spent + terms.requested[queue[sequence[step]]] if step < len(sequence) else None
        if below is None or below > terms.funding:
            start = max(terms.funding, spent)
            for place in taken:
                found.setdefault(place, start)
            for place, needed in _second_descent(terms, queue, taken, spent, below).items():
                found.setdefault(place, max(start, needed))
        if below is not None:
            taken.add(sequence[step])
            spent = below
    return found


def _in_first_descent(terms: Terms, queue: Sequence[int]) -> list[int]:
    counts, sequence = [0] * len(terms.least), []
    for place, application in enumerate(queue):
        area = terms.area[application]
        if counts[area] < terms.least[area]:
            counts[area] += 1
            sequence.append(place)
    return sequence


def _second_descent(
    terms: Terms, queue: Sequence[int], taken: set[int], spent: int, below: int | None
) -> dict[int, int]:
    """By place taken then, the money that reaches it, as long as that is less than `below`."""
    counts = [0] * len(terms.least)
    for place in taken:
        counts[terms.area[queue[place]]] += 1
    reached: dict[int, int] = {}
    for place, application in enumerate(queue):
        area = terms.area[application]
        if place in taken or counts[area] >= terms.most[area]:
            continue
        spent += terms.requested[application]
        if below is not None and spent >= below:
            break
        counts[area] += 1
        reached[place] = spent
    return reached
