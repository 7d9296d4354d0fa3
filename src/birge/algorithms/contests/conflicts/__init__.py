"""Conflicts of interest that names give away: between markers and those who apply.

findings = find_ties(markers, applications)   # certain, or to check
alike = compare_names("Өмүрбек Сыдыков", "Сыдыков Омурбек Асанович")
"""

from birge.algorithms.contests.conflicts.names import Alike, compare_names
from birge.algorithms.contests.conflicts.ties import (
    ApplicantTies,
    Certainty,
    Finding,
    MarkerTies,
    Organisation,
    Tie,
    find_ties,
)

__all__ = [
    "Alike",
    "ApplicantTies",
    "Certainty",
    "Finding",
    "MarkerTies",
    "Organisation",
    "Tie",
    "compare_names",
    "find_ties",
]
