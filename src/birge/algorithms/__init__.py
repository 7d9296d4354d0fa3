"""Pure algorithms: no Django, no clock, no files. Importing this package registers every algorithm and version."""

from birge.algorithms import shares
from birge.algorithms.contests import rank as contests_rank
from birge.algorithms.contests import votes as contests_votes
from birge.algorithms.water import share as water_share

__all__ = ["contests_rank", "contests_votes", "shares", "water_share"]
