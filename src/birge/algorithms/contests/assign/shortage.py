"""The application that cannot be served, with those before it: what holds it back, and what giving way would help."""

from dataclasses import dataclass, replace

from birge.algorithms.contests.assign.exchange import Exchange, bits, set_of
from birge.algorithms.contests.assign.flow import Flow
from birge.algorithms.contests.assign.problem import Problem, row_sets


@dataclass(frozen=True, slots=True)
class Held:
    """All that holds the missing places back: the applications, the limits of the markers, pairs in conflict."""

    applications: set[int]
    markers: set[int]
    conflicts: set[tuple[int, int]]


@dataclass(slots=True)
class Shortage:
    """`missing`: the places that `application` lacks, by group; None: of any group. `limits`: None where dropped."""

    application: int
    exchange: Exchange
    conflicts: list[int]
    limits: list[int | None]
    missing: list[int | None]

    def copy(self) -> "Shortage":
        old = self.exchange
        held, counts = [set(one) for one in old.held], [list(one) for one in old.counts]
        exchange = replace(old, out=list(old.out), held=held, counts=counts)
        return replace(
            self,
            exchange=exchange,
            conflicts=list(self.conflicts),
            limits=list(self.limits),
            missing=list(self.missing),
        )

    def fill(self) -> bool:
        """Whether nothing is missing any more, after all chains that are still possible."""
        self.missing = [group for group in self.missing if not self._fill(group)]
        return not self.missing

    def _fill(self, group: int | None) -> bool:
        room = set_of([m for m, limit in enumerate(self.limits) if limit is None or len(self.exchange.held[m]) < limit])
        search = self.exchange.search(self._starts(group), room)
        if search.found is None:
            return False
        steps = search.steps()
        first = steps[0].giver if steps else search.found
        for giver, moved, taker in steps:
            if moved is not None:
                self.exchange.move(moved, giver, taker)
        self.exchange.give(self.application, first)
        return True

    def _starts(self, group: int | None) -> int:
        return self.exchange.out[self.application] & (-1 if group is None else self.exchange.masks[group])

    def held_back_by(self) -> Held:
        """From the missing places on, every chain ends with these: with fewer of them one more place is found."""
        exchange = self.exchange
        starts = 0
        wanted = {self.application: 0}
        for group in self.missing:
            starts |= self._starts(group)
            wanted[self.application] |= -1 if group is None else exchange.masks[group]
        seen = exchange.search(starts, 0).seen
        for marker in bits(seen):
            for application in exchange.held[marker]:
                wanted[application] = wanted.get(application, 0) | exchange.reach(application, marker)
        conflicts = {
            (application, marker)
            for application, reach in wanted.items()
            for marker in bits(self.conflicts[application] & reach & ~seen)
        }
        return Held(set(wanted), set(bits(seen)), conflicts)

    def only(self, held: Held) -> None:
        """Drop the limits of all other markers; the places stay missing."""
        for marker in range(len(self.limits)):
            if marker not in held.markers:
                self.limits[marker] = None

    def without_group(self, group: int) -> "Shortage":
        other = self.copy()
        minima = [0 if number == group else least for number, least in enumerate(self.exchange.problem.minima)]
        other.exchange.problem = replace(self.exchange.problem, minima=minima)
        other.missing = [None if missing == group else missing for missing in self.missing]
        return other

    def without_application(self, application: int) -> "Shortage":
        other = self.copy()
        for held in other.exchange.held:
            held.discard(application)
        return other

    def without_limit(self, marker: int) -> "Shortage":
        other = self.copy()
        other.limits[marker] = None
        return other

    def drop_conflict(self, application: int, marker: int) -> None:
        self.conflicts[application] ^= 1 << marker
        self.exchange.out[application] |= 1 << marker


def shortage_of(flow: Flow, application: int) -> Shortage:
    """Where the flow could not place the application."""
    problem = flow.problem
    everyone = (1 << len(problem.markers)) - 1
    conflicts = row_sets(problem.cost[: application + 1] >= problem.far)
    out = [
        everyone & ~forbidden & ~set_of(list(chosen)) for forbidden, chosen in zip(conflicts, flow.chosen, strict=False)
    ]
    counts = [list(row) for row in flow.counts[: application + 1]]
    masks = [
        set_of([m for m, own in enumerate(problem.groups) if own == group]) for group in range(len(problem.minima))
    ]
    held = [set(one) for one in flow.held]
    exchange = Exchange(problem, out, held, counts, [everyone] * len(out), masks)
    return Shortage(application, exchange, conflicts, list(problem.limits), _missing(problem, counts[application]))


def _missing(problem: Problem, counts: list[int]) -> list[int | None]:
    missing: list[int | None] = []
    for group, (least, count) in enumerate(zip(problem.minima, counts, strict=True)):
        missing += [group] * (least - count)
    free = problem.each - sum(map(max, problem.minima, counts))
    return missing + [None] * free
