"""The sentence behind a reason, in each language: pure, and fixed with the version of the algorithm.

A published version's words are never changed: they stand in signed packages, and `verify` writes them again to compare.
"""

from collections.abc import Mapping

from birge.algorithms.reasons import rank_1, share_1, vote_1, water_share_1
from birge.algorithms.reasons.words import Words
from birge.algorithms.registry import Reason

LANGUAGES = ("ky", "ru", "en", "uz", "tg")

_WORDS: Mapping[str, Words] = {
    "birge.contests.rank/1": rank_1.WORDS,
    "birge.contests.vote/1": vote_1.WORDS,
    "birge.share/1": share_1.WORDS,
    "birge.water.share/1": water_share_1.WORDS,
}


def texts_of(algorithm_format: str, reason: Reason) -> dict[str, str]:
    """The reason in every language, by language code. LookupError if the algorithm or its code has no words."""
    return _WORDS[algorithm_format].texts(reason)


__all__ = ["LANGUAGES", "texts_of"]
