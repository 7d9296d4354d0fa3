"""The least budget under `skip` where areas have a minimum or a maximum: a search through the budgets, upwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from birge.algorithms.contests.rank.terms import Terms

_Key = tuple[int, int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Branch:
    """All budgets in [low, high) have led to this step with these taken (`taken`: first descent, as bits by place)."""

    step: int
    low: int
    high: int | None
    used: int
    taken: int
    counts: tuple[int, ...]

    @property
    def key(self) -> _Key:
        """What decides, besides the money left, how it goes on."""
        return self.step, self.taken, self.counts


@dataclass(frozen=True, slots=True)
class _Failed:
    """Everything from there on, with less money left than `below`, was followed in vain."""

    key: _Key
    below: int


def least_by_area(terms: Terms, queue: Sequence[int], wanted: int) -> int | None:
    """The least budget, from the funding upwards, that selects the place `wanted`; None: none does.

    At every one who is reached the budgets part into those that skip her and those that take her. The lower ones are
    followed first; a branch ends where `wanted` cannot fit any more, or where the same was followed in vain before.
    """
    steps = [(True, place) for place, application in enumerate(queue) if terms.least[terms.area[application]]]
    steps += [(False, place) for place in range(wanted + 1)]
    waiting: list[_Branch | _Failed] = [_Branch(0, terms.funding, None, 0, 0, (0,) * len(terms.least))]
    vain: dict[_Key, int] = {}
    while waiting:
        branch = waiting.pop()
        if isinstance(branch, _Failed):
            vain[branch.key] = max(branch.below, vain.get(branch.key, 0))
            continue
        if branch.high is not None and branch.low == branch.used:
            left = branch.high - branch.used
            if left <= vain.get(branch.key, 0):
                continue
            waiting.append(_Failed(branch.key, left))
        found = _follow(terms, queue, wanted, steps, branch, waiting)
        if found is not None:
            return found
    return None


def _follow(
    terms: Terms,
    queue: Sequence[int],
    wanted: int,
    steps: Sequence[tuple[bool, int]],
    branch: _Branch,
    waiting: list[_Branch | _Failed],
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
        then = taken | 1 << place if first else taken
        more = counts.copy()
        more[area] += area > 0  # area 0 has no limits
        if low < needed:
            if asked > own:
                waiting.append(_Branch(step + 1, needed, high, needed, then, tuple(more)))
                high = needed
                continue
            low = needed
        used, taken, counts = needed, then, more
    return None
