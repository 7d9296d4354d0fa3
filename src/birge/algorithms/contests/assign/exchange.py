"""Chains of changes that are all allowed alike: sets of markers are whole numbers, bit by bit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from birge.algorithms.contests.assign.problem import Problem


class Hop(NamedTuple):
    """The giver can hand the application on to any of the `takers`. None: nothing is handed on, but she may have one
    more, and each of them one fewer.
    """

    takers: int
    giver: int
    application: int | None


class Step(NamedTuple):
    giver: int
    application: int | None
    taker: int


class Search(NamedTuple):
    """`found`: a target that was reached; `seen`: all markers that can be reached, where none is a target."""

    found: int | None
    seen: int
    hops: list[Hop]

    def steps(self) -> list[Step]:
        """The chain to the found marker, from its start."""
        steps: list[Step] = []
        marker = self.found
        for hop in reversed(self.hops):
            if marker is not None and hop.takers >> marker & 1:
                steps.append(Step(hop.giver, hop.application, marker))
                marker = hop.giver
        return steps[::-1]


@dataclass(slots=True)
class Exchange:
    """`out` by application: markers that it may be handed on to, if it is handed on inside a group. Between groups:
    only where it has more of the giver's group than it must have, and to `pools`, by application.
    `held` by marker: her applications that may be handed on. `up`: markers who may have one more for one fewer of those
    in `down`.
    """

    problem: Problem
    out: list[int]
    held: list[set[int]]
    counts: list[list[int]]
    pools: list[int]
    masks: list[int]
    up: int = 0
    down: int = 0

    def takers(self, application: int, giver: int) -> int:
        """To whom the giver can hand the application on."""
        out = self.out[application]
        return out if len(self.masks) == 1 else out & self.reach(application, giver)

    def reach(self, application: int, giver: int) -> int:
        """The groups in which the application may have a marker for the giver."""
        group = self.problem.groups[giver]
        spare = self.counts[application][group] > self.problem.minima[group]
        return self.masks[group] | self.pools[application] if spare else self.masks[group]

    def search(self, starts: int, targets: int, among: int = -1) -> Search:
        """A shortest chain from one of the starts to one of the targets, all inside `among`."""
        hops: list[Hop] = []
        seen, now = starts, starts
        if starts & targets:
            return Search(lowest(starts & targets), seen, hops)
        while now:
            later = 0
            for giver in bits(now):
                for hop in self._hops(giver, among & ~seen):
                    new = hop.takers & ~seen
                    if new:
                        hops.append(hop._replace(takers=new))
                        if new & targets:
                            return Search(lowest(new & targets), seen, hops)
                        seen |= new
                        later |= new
            now = later
        return Search(None, seen, hops)

    def _hops(self, giver: int, new: int) -> Iterator[Hop]:
        """To those markers who are new; none that leads to nobody."""
        for application in self.held[giver]:
            if self.out[application] & new:
                takers = self.takers(application, giver) & new
                if takers:
                    yield Hop(takers, giver, application)
        if self.up >> giver & 1 and self.down & new:
            yield Hop(self.down & new, giver, None)

    def move(self, application: int, giver: int, taker: int) -> None:
        self.held[giver].remove(application)
        self.out[application] |= 1 << giver
        self.counts[application][self.problem.groups[giver]] -= 1
        self.give(application, taker)

    def give(self, application: int, marker: int) -> None:
        self.held[marker].add(application)
        self.out[application] ^= 1 << marker
        self.counts[application][self.problem.groups[marker]] += 1


def lowest(markers: int) -> int:
    return (markers & -markers).bit_length() - 1


def bits(markers: int) -> Iterator[int]:
    """The markers of the set, in their order."""
    while markers:
        bit = markers & -markers
        yield bit.bit_length() - 1
        markers ^= bit


def set_of(markers: list[int]) -> int:
    return sum(1 << marker for marker in markers)
