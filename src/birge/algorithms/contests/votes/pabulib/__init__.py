"""Reading `.pb` files, the format of the library of participatory budgeting Pabulib (pabulib.org/format)."""

from birge.algorithms.contests.votes.pabulib.meta import rule_named
from birge.algorithms.contests.votes.pabulib.reading import PabulibFile, read_pabulib

__all__ = ["PabulibFile", "read_pabulib", "rule_named"]
