"""The Method of Equal Shares, exactly, and with its completion add1."""

from birge.algorithms.contests.votes.equal_shares.add1 import add1
from birge.algorithms.contests.votes.equal_shares.count import Count, Purchase

__all__ = ["Count", "Purchase", "add1"]
