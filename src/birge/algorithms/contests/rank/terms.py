"""What selection looks at besides the order: who asks for how much, the money, and how many of each area."""

from collections.abc import Sequence
from dataclasses import dataclass

from birge.algorithms.contests.rank.model import RankCase, Rule


@dataclass(frozen=True, slots=True)
class Terms:
    """By application: `requested` in tyiyn, and its `area`, an index into `least` and `most`. Area 0 is that of the
    applications whose area the case does not limit.
    """

    rule: Rule
    funding: int
    requested: Sequence[int]
    area: Sequence[int]
    least: Sequence[int]
    most: Sequence[int]

    @property
    def limited(self) -> bool:
        return len(self.least) > 1


def terms_of(case: RankCase) -> Terms:
    """Areas that can never hold anybody back, or up, count as unlimited."""
    members: dict[str | None, int] = {}
    for application in case.applications:
        members[application.area] = members.get(application.area, 0) + 1
    limits = [
        area for area in case.areas if area.min or (area.max is not None and area.max < members.get(area.area, 0))
    ]
    index = {area.area: at for at, area in enumerate(limits, start=1)}
    everyone = len(case.applications)
    return Terms(
        case.selection,
        case.funding_tyiyn,
        [application.requested_tyiyn for application in case.applications],
        [index.get(application.area or "", 0) for application in case.applications],
        [0, *(area.min for area in limits)],
        [everyone, *(everyone if area.max is None else area.max for area in limits)],
    )
