"""The least budget under `skip` where areas have a minimum or a maximum: a search through the budgets, upwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from birge.algorithms.contests.rank.terms import Terms


@dataclass(frozen=True, slots=True)
class _Branch:
    """All budgets in [low, high) have led to this step with these taken (`taken`: first descent, as bits by place)."""

    step: int
    low: int
    high: int | None
    used: int
    taken: int
    counts: tuple[int, ...]


def least_by_area(terms: Terms, queue: Sequence[int], wanted: int) -> int | None:
    """The least budget, from the funding upwards, that selects the place `wanted`; None: none does.

    At every one who is reached the budgets part into those that skip her and those that take her. The lower ones are
    followed first; a branch ends where `wanted` cannot fit any more.
    """
    steps = [(True, place) for place, application in enumerate(queue) if terms.least[terms.area[application]]]
    steps += [(False, place) for place in range(wanted + 1)]
    waiting = [_Branch(0, terms.funding, None, 0, 0, (0,) * len(terms.least))]
    while waiting:
        found = _follow(terms, queue, wanted, steps, waiting.pop(), waiting)
        if found is not None:
            return found
    return None


def _follow(
    terms: Terms,
    queue: Sequence[int],
    wanted: int,
    steps: Sequence[tuple[bool, int]],
    branch: _Branch,
    waiting: list[_Branch],
) -> int | None:
    """Down one branch, always skipping where both are possible; the takings are put on `waiting`."""
    low, high, used, taken = branch.low, branch.high, branch.used, branch.taken
    counts = list(branch.counts)
    own = terms.requested[queue[wanted]]
    for step in range(branch.step, len(steps)):
        if high is not None and used + own >= high:
            return None
        first, place = steps[step]
        area, asked = terms.area[queue[place]], terms.requested[queue[place]]
        if counts[area] >= (terms.least if first else terms.most)[area] or taken >> place & 1:
            continue
        if place == wanted:
            return max(low, used + own)
        needed = used + asked
        if high is not None and high <= needed:
            continue
        if low < needed:
            with_it = _taking(step, needed, high, place, first, taken, area, counts)
            if asked > own:
                waiting.append(with_it)
                high = needed
                continue
            low = needed
        used = needed
        counts[area] += 1
        taken |= 1 << place if first else 0
    return None


def _taking(
    step: int, needed: int, high: int | None, place: int, first: bool, taken: int, area: int, counts: list[int]
) -> _Branch:
    more = tuple(count + (at == area) for at, count in enumerate(counts))
    return _Branch(step + 1, needed, high, needed, taken | 1 << place if first else taken, more)
