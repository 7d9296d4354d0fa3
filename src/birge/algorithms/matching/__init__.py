"""Which rows of a list of persons are probably one person, and why."""

from birge.algorithms.matching.explain import CODES, Reason
from birge.algorithms.matching.kinds import Kind, kind_of, kinds_of
from birge.algorithms.matching.pairs import THRESHOLD, Found, Pair, find_pairs
from birge.algorithms.matching.persons import Match, Person, matches_among, matches_of
from birge.algorithms.matching.words import text_of

__all__ = [
    "CODES", "THRESHOLD", "Found", "Kind", "Match", "Pair", "Person", "Reason",
    "find_pairs", "kind_of", "kinds_of", "matches_among", "matches_of", "text_of",
]  # fmt: skip
