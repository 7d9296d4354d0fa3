"""Finds share-outs, their claimants and what was handed out, and the families of the book that an aid is for."""

from birge.sharing.queries.families import MOST, Candidate, alike, candidates, look_back_on
from birge.sharing.queries.share_outs import (
    claimants_of,
    drawings_of,
    group_names,
    minutes_for,
    search_claimants,
    search_share_outs,
    totals_of,
    villages_of,
    waiting,
    with_decisions,
)

__all__ = [
    "MOST",
    "Candidate",
    "alike",
    "candidates",
    "claimants_of",
    "drawings_of",
    "group_names",
    "look_back_on",
    "minutes_for",
    "search_claimants",
    "search_share_outs",
    "totals_of",
    "villages_of",
    "waiting",
    "with_decisions",
]
