"""The order of the ranked applications, and the queue of those that can be selected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from birge.algorithms.contests.rank.scoring import Key, Sheet


@dataclass(frozen=True, slots=True)
class Standing:
    """`keys` and `order` of the ranked applications (places in the case; the best first); scores are −key[0], in units
    of which `unit` make a point. The first `eligible` of the order reach the minimum.
    """

    keys: Mapping[int, Key]
    order: Sequence[int]
    eligible: int
    unit: int

    def score(self, application: int) -> int:
        return -int(self.keys[application][0])

    @property
    def queue(self) -> Sequence[int]:
        return self.order[: self.eligible]


def standing(sheet: Sheet) -> Standing:
    """The order of the case itself. An application without marks is not ranked."""
    ranked = [place for place, by_marker in enumerate(sheet.parts) if by_marker]
    return standing_of(sheet, {place: key_of(sheet, place) for place in ranked})


def standing_of(sheet: Sheet, keys: Mapping[int, Key], scale: int | None = None) -> Standing:
    """By keys whose scores are in units of 1/(`scale`·divisor) points (default: the sheet's scale)."""
    scale = scale or sheet.scale
    order = sorted(keys, key=keys.__getitem__)
    least = sheet.least_score(scale)
    return Standing(keys, order, sum(-keys[place][0] >= least for place in order), scale * sheet.divisor)


def key_of(sheet: Sheet, place: int, without: str | None = None) -> Key:
    """The key of one application; `without` the marks of that marker, who must not be its only one."""
    totals, parts = sheet.totals[place], sheet.parts[place]
    left = [total for marker, total in totals.items() if marker != without]
    return (-sheet.score(left), *sheet.ties(place, [row for marker, row in parts.items() if marker != without]))
