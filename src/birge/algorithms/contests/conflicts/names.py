"""Whether two names may be one person's, however they are spelt and in whichever order their words stand."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Final, NamedTuple

from birge.algorithms.matching.fields import root_of
from birge.algorithms.spelling import likeness, skeleton, words

_CHILD: Final = frozenset({"ulu", "uli", "ugli", "ogli", "kizi", "kiz"})
"""Уулу, кызы, oʻgʻli, qizi as `spelling` folds them: who is whose child; no name by themselves."""
_WHOLE: Final = 3
"""Surname, given name and father's name."""
_ALIKE: Final = 0.85


class Alike(StrEnum):
    """How much two names have in common."""

    SAME = "same"
    """All of surname, given name and father's name, each in some spelling of the very same letters."""
    LIKELY = "likely"
    """All words of the shorter name stand in the other one: shortened, with initials, in another form or nearly so."""
    PARTLY = "partly"
    """Two words, but not all: a sister, a father, or a namesake."""


class Word(NamedTuple):
    """`key` joins what may be one word: Асанов, Асанова, Асанович; an initial has none."""

    text: str
    root: str
    key: str


def name_words(name: str) -> tuple[Word, ...]:
    """The words of a name, folded; уулу and кызы are passed over."""
    found = []
    for text in words(name):
        if text not in _CHILD:
            root = root_of(text)
            found.append(Word(text, root, "" if len(text) == 1 else skeleton(root) or root))
    return tuple(found)


def compare_names(one: str, other: str) -> Alike | None:
    """None: no more than a surname or a given name in common, which says nothing where villages share a few."""
    return compare_words(name_words(one), name_words(other))


def compare_words(one: tuple[Word, ...], other: tuple[Word, ...]) -> Alike | None:
    texts = Counter(word.text for word in one)
    if len(one) >= _WHOLE and all(word.key for word in one) and texts == Counter(word.text for word in other):
        return Alike.SAME
    short, long = sorted((one, other), key=len)
    found, whole = _found(short, list(long))
    if found < 2 or not whole:
        return None
    if found == len(short):
        return Alike.LIKELY
    return Alike.PARTLY if whole > 1 else None


def _found(short: tuple[Word, ...], left: list[Word]) -> tuple[int, int]:
    """How many words of the shorter name stand in the other, each in a place of its own; how many without initials."""
    whole = 0
    unfound = []
    for word in short:
        match = next((one for one in left if word.key and one.key and _one_word(word, one)), None)
        if match is None:
            unfound.append(word)
        else:
            left.remove(match)
            whole += 1
    initials = 0
    for word in unfound:
        match = next((one for one in left if _initial(word, one)), None)
        if match is not None:
            left.remove(match)
            initials += 1
    return whole + initials, whole


def _one_word(one: Word, other: Word) -> bool:
    return one.root == other.root or (one.key == other.key and likeness(one.root, other.root) >= _ALIKE)


def _initial(one: Word, other: Word) -> bool:
    return not (one.key and other.key) and one.text[0] == other.text[0]
