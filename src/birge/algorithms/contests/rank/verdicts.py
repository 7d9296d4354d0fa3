"""Why each application was selected or not, and what it was short of: the least that would have selected it alone.

Shortfalls in points are whole hundredths: the least that can be added to the application's own score. The order that
then arises is the one that counts.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from birge.algorithms.contests.rank.budgets import least_under_skip, least_under_stop
from birge.algorithms.contests.rank.budgets_by_area import least_by_area
from birge.algorithms.contests.rank.greedy import Greedy, greedy, lowest_place
from birge.algorithms.contests.rank.items import Items
from birge.algorithms.contests.rank.knapsack import Best, best, improvements, items_of
from birge.algorithms.contests.rank.model import Rule
from birge.algorithms.contests.rank.order import Standing
from birge.algorithms.contests.rank.scoring import Sheet
from birge.algorithms.contests.rank.terms import Terms


class Outcome(StrEnum):
    """`area-full`: its area was at the maximum when its turn came. `money-short`: it did not fit into the money left.
    `after-stop`: the selection had ended before. `outscored`: others together have more points for the money.
    """

    SELECTED = "selected"
    UNRANKED = "unranked"
    BELOW_MINIMUM = "below-minimum"
    AREA_FULL = "area-full"
    MONEY_SHORT = "money-short"
    AFTER_STOP = "after-stop"
    OUTSCORED = "outscored"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`points_short`, `tyiyn_short`: the least addition to its own score, or to the money, that selects it; None where
    no addition does.
    """

    outcome: Outcome
    points_short: Fraction | None
    tyiyn_short: int | None


_SELECTED = Verdict(Outcome.SELECTED, Fraction(0), 0)
UNRANKED = Verdict(Outcome.UNRANKED, None, None)


def verdicts(sheet: Sheet, terms: Terms, standing: Standing, selected: set[int]) -> dict[int, Verdict]:
    """By ranked application."""
    kinds: dict[Rule, type[_Judging]] = {Rule.ALL_ABOVE_MINIMUM: _Everyone, Rule.KNAPSACK: _Weighed}
    judging = kinds.get(terms.rule, _InTurn)(sheet, terms, standing)
    return {place: _SELECTED if place in selected else judging.verdict(place) for place in standing.order}


class _Judging(ABC):
    """What is common to all rules: a score is raised to the minimum, or past another."""

    def __init__(self, sheet: Sheet, terms: Terms, standing: Standing) -> None:
        self.terms, self.standing, self.queue = terms, standing, standing.queue
        self.least = sheet.least_score(sheet.scale)
        self.place_of = {application: place for place, application in enumerate(self.queue)}

    @abstractmethod
    def verdict(self, application: int) -> Verdict:
        """Of one that is ranked and not selected."""

    def hundredths(self, threshold: int, reached: bool) -> Fraction:
        """The least whole hundredths of a point at or (where the threshold itself does not do) above it."""
        cents, rest = divmod(100 * threshold, self.standing.unit)
        return Fraction(cents + 1 if rest or not reached else cents, 100)

    def to_minimum(self, application: int) -> int:
        return max(0, self.least - self.standing.score(application))


class _Everyone(_Judging):
    """Only the minimum counts; but one more must not make the money short."""

    def verdict(self, application: int) -> Verdict:
        spent = sum(self.terms.requested[place] for place in self.queue)
        fits = spent + self.terms.requested[application] <= self.terms.funding
        points = self.hundredths(self.to_minimum(application), True) if fits else None
        return Verdict(Outcome.BELOW_MINIMUM, points, None)


class _InTurn(_Judging):
    """`skip` and `stop`: a higher score is an earlier turn."""

    def __init__(self, sheet: Sheet, terms: Terms, standing: Standing) -> None:
        super().__init__(sheet, terms, standing)
        self.trace: Greedy = greedy(terms, self.queue)
        self.budgets: dict[int, int] | None = None
        if terms.rule is Rule.STOP:
            self.budgets = least_under_stop(terms, self.queue)
        elif not terms.limited:
            self.budgets = least_under_skip(terms, self.queue, self.trace)

    def verdict(self, application: int) -> Verdict:
        place = self.place_of.get(application)
        if place is None:
            return Verdict(Outcome.BELOW_MINIMUM, self._points(application), None)
        budgets = self.budgets
        budget = least_by_area(self.terms, self.queue, place) if budgets is None else budgets.get(place)
        short = None if budget is None else budget - self.terms.funding
        return Verdict(self._outcome(place), self._points(application), short)

    def _outcome(self, place: int) -> Outcome:
        if self.trace.second.left[place] < 0:
            return Outcome.AFTER_STOP
        return Outcome.AREA_FULL if place in self.trace.second.full else Outcome.MONEY_SHORT

    def _points(self, application: int) -> Fraction | None:
        lowest = lowest_place(self.terms, self.trace, application)
        if lowest is None:
            return None
        needed, reached = self.to_minimum(application), True
        if lowest < len(self.queue):
            own, other = self.standing.keys[application], self.standing.keys[self.queue[lowest]]
            gap, before = own[0] - other[0], own[1:] < other[1:]
            if gap >= needed:
                needed, reached = gap, before
        return self.hundredths(needed, reached)


class _Weighed(_Judging):
    """`knapsack`: the best set with the application against the best without it."""

    def __init__(self, sheet: Sheet, terms: Terms, standing: Standing) -> None:
        super().__init__(sheet, terms, standing)
        self.scores = [standing.score(application) for application in self.queue]
        self.items = items_of(terms, self.queue, self.scores)
        self.best = best(self.items, terms.funding) or Best(0, 0, 0, ())
        self.budgets: dict[int, int] = {}
        missing = set(range(len(self.queue))) - set(self.best.places)
        for cost, places in improvements(self.items, terms.funding) if missing else ():
            for place in missing.intersection(places):
                self.budgets[place] = cost
                missing.discard(place)
            if not missing:
                break

    def verdict(self, application: int) -> Verdict:
        place = self.place_of.get(application)
        if place is None:
            return Verdict(Outcome.BELOW_MINIMUM, self._points_with(application, *self._joined(application)), None)
        alone = self.terms.requested[application] <= self.terms.funding
        budget = self.budgets.get(place)
        return Verdict(
            Outcome.OUTSCORED if alone else Outcome.MONEY_SHORT,
            self._points_with(application, self.items, self.queue, place),
            None if budget is None else budget - self.terms.funding,
        )

    def _joined(self, application: int) -> tuple[Items, list[int], int]:
        """The queue with one more behind it."""
        queue = [*self.queue, application]
        scores = [*self.scores, self.standing.score(application)]
        return items_of(self.terms, queue, scores), queue, len(self.queue)

    def _points_with(self, application: int, items: Items, queue: Sequence[int], place: int) -> Fraction | None:
        with_it = best(items, self.terms.funding, forced=place)
        if with_it is None or with_it.met < self.best.met:
            return None
        needed, reached = self.to_minimum(application), True
        gap = self.best.score - with_it.score
        if with_it.met == self.best.met and gap >= needed:
            needed, reached = gap, self._wins_tie(application, [queue[at] for at in with_it.places], with_it.cost, gap)
        return self.hundredths(needed, reached)

    def _wins_tie(self, application: int, with_it: list[int], cost: int, gap: int) -> bool:
        """Of two sets with equal sums: the cheaper, then the one that holds the first in which they differ."""
        if cost != self.best.cost:
            return cost < self.best.cost
        keys = dict(self.standing.keys)
        keys[application] = (keys[application][0] - gap, *keys[application][1:])
        without = {self.queue[place] for place in self.best.places}
        first = min(without.symmetric_difference(with_it), key=keys.__getitem__)
        return first in with_it
