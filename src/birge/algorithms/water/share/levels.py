"""The level of a canal: how far the water of those below it can rise together before the canal is full.

Everyone's water rises as given = level·weight·asked until it is what was asked (level 1/weight). So the flow that a
canal carries is a concave, piecewise linear function of the level; where a canal below is full, its part of the flow
stays as it is. The canals are therefore taken from the leaves upwards: each cuts the function of its subtree off at its
own capacity, at its own level, and hands the rest up. A user then stands at the least of the levels on the way to the
source: the lexicographic max-min (progressive filling; Bertsekas & Gallager, Data Networks, §6.5.2), unique, whatever
the order.

Volumes are whole numbers, reckoned at the source. A level is a quotient of two of them and compared by `key`: the
quotient shifted so far that two different quotients have different keys.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from birge.algorithms.water.share.factors import Factors


@dataclass(frozen=True, slots=True)
class Level:
    """`volume / slope`; `key` for comparing it with the other levels of the same filling."""

    key: int
    volume: int
    slope: int


@dataclass(frozen=True, slots=True)
class Pour:
    """Those at one canal (not below it) whose water rises alike: what they ask for in all, and their weight."""

    node: int
    weight: int
    asked: int


@dataclass(frozen=True, slots=True)
class Levels:
    """By node: its level (None: it cannot be full), what it carries when nothing above it is full, and the greatest key
    of those below it. `one`: the key of level 1."""

    levels: list[Level | None]
    carried: list[int]
    tops: list[int]
    one: int


class _Corners:
    """Where the flow of a subtree bends: by the key of the level, the volume and the slope of those who stop rising
    there."""

    __slots__ = ("heap", "sums")

    def __init__(self) -> None:
        self.heap: list[int] = []  # keys, negative: the greatest first
        self.sums: dict[int, tuple[int, int]] = {}

    def add(self, key: int, volume: int, slope: int) -> None:
        if key in self.sums:
            more_volume, more_slope = self.sums[key]
            self.sums[key] = volume + more_volume, slope + more_slope
        else:
            self.sums[key] = volume, slope
            heappush(self.heap, -key)

    def merged(self, other: "_Corners") -> "_Corners":
        """The smaller into the larger, so that all merging together costs n log² n."""
        if len(self.heap) < len(other.heap):
            return other.merged(self)
        for key, (volume, slope) in other.sums.items():
            self.add(key, volume, slope)
        return self

    def cut(self, carried: int, limit: int, shift: int) -> Level:
        """The level at which the subtree carries just `limit` < `carried`; who would rise above it stops there."""
        slope = 0
        while True:
            volume, steepness = self.sums.pop(-heappop(self.heap))
            carried -= volume
            slope += steepness
            top = self.sums[-self.heap[0]] if self.heap else None
            if top is None or (limit - carried) * top[1] >= top[0] * slope:
                level = Level(((limit - carried) << shift) // slope, limit - carried, slope)
                self.add(level.key, level.volume, level.slope)
                return level


def filled(parents: Sequence[int], limits: Sequence[int | None], pours: Iterable[Pour], factors: Factors) -> Levels:
    """Progressive filling. `limits` is what each node may carry; a parent has a smaller number than its children."""
    pours = list(pours)
    shift = 2 * sum(pour.weight * pour.asked for pour in pours).bit_length()
    one = 1 << shift
    corners = [_Corners() for _ in parents]
    carried, tops = [0] * len(parents), [-1] * len(parents)
    for pour in pours:
        corners[pour.node].add(one // pour.weight, pour.asked, pour.weight * pour.asked)
        carried[pour.node] += pour.asked
    levels: list[Level | None] = [None] * len(parents)
    for node in range(len(parents) - 1, -1, -1):
        own, limit = corners[node], limits[node]
        if limit is not None and factors.exceeds(carried[node], limit):
            levels[node] = own.cut(carried[node], limit, shift)
            carried[node] = limit
        if own.heap:
            tops[node] = -own.heap[0]
        if node:
            carried[parents[node]] += carried[node]
            corners[parents[node]] = corners[parents[node]].merged(own)
    return Levels(levels, carried, tops, one)


def by_ratio(limits: Sequence[int | None], asked: Sequence[int], factors: Factors) -> Levels:
    """Each node by itself: what it may carry over all that is asked for through it, where that is less than 1."""
    shift = 2 * max(asked, default=0).bit_length()
    levels = [
        Level((limit << shift) // amount, limit, amount)
        if limit is not None and factors.exceeds(amount, limit)
        else None
        for limit, amount in zip(limits, asked, strict=True)
    ]
    return Levels(levels, list(asked), [-1] * len(asked), 1 << shift)


def binders(parents: Sequence[int], levels: Sequence[Level | None], factors: Factors) -> list[int]:
    """For those at each node: the node of the least level on the way to the source, the nearest of equal ones; -1 where
    none has a level."""
    found: list[int] = []
    for node, level in enumerate(levels):
        above = found[parents[node]] if node else -1
        over = levels[above] if above >= 0 else None
        binds = level is not None and (over is None or not factors.exceeds(level.key, over.key))
        found.append(node if binds else above)
    return found


def left_over(
    parents: Sequence[int], limits: Sequence[int | None], filling: Levels, binding: Sequence[int]
) -> list[int | None]:
    """What the nodes may carry after this filling. Below a full node that holds back some of theirs nothing more can
    flow at all, so there the number does not matter as long as it is not 0: such a node is not full itself."""
    left: list[int | None] = []
    for node, limit in enumerate(limits):
        above = binding[parents[node]] if node else -1
        over = filling.levels[above] if above >= 0 else None
        held_back = over is not None and over.key < filling.tops[node]
        left.append(limit if limit is None or held_back else max(0, limit - filling.carried[node]))
    return left
