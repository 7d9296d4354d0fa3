"""Finds persons and households by what a clerk types: a name in any spelling, a PIN, an address, an account, a phone.

Stored keys answer (`queries.keys`): the words as typed first, then, if few were found, other spellings of them by way
of the words that occur in names (`models.NameWord`). Whoever searches in few places searches place by place; in a great
territory the key goes first. Two queries where
the words as typed are enough, four with other spellings, six when nothing at all was found so far; one more for a
single word in a great territory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from math import prod
from uuid import UUID

from django.db.models import Q, QuerySet

from birge.algorithms.spelling import likeness, near_skeletons, skeleton
from birge.places.models import Place
from birge.registers.models import NameWord, SearchKey
from birge.registers.queries.typed import Typed, beginning, turned, typed

ENOUGH = 8
"""With fewer finds than this, other spellings are looked for too."""
FEW_PLACES = 100
_FULL_NAME = 3
_MOST_KEYS = 150
_SPELLINGS_OF_A_WORD, _SPELLINGS_OF_A_NAME = 4, 6
_MOST_LETTERS_MORE, _LEAST_BONES_OF_A_BEGINNING = 4, 3
_LEAST_LETTERS_OF_A_BEGINNING, _BEGINNINGS_OF_A_WORD = 3, 12
_SAME_BONES, _NEAR_BONES = 0.6, 0.85
"""How alike words must be (`likeness`) that have the same skeleton, or one that differs by one letter."""

Row = tuple[UUID | None, UUID, UUID, str, int]


@dataclass(frozen=True)
class Hit:
    """What was found: a person in her (last) household, or with `person` None a household.

    `rank`: 0 the very words, 1 beginnings of them, 2 another spelling.
    """

    person: UUID | None
    household: UUID
    place: UUID
    standing: int
    rank: int
    unlikeness: float
    key: str

    @property
    def order(self) -> tuple[int, float, int, bool, str, UUID]:
        """Best first: the very words, then likeness, heads, members, those who left, the dead."""
        return self.rank, self.unlikeness, self.standing, self.person is None, self.key, self.person or self.household


def search(text: str, among: QuerySet[Place]) -> list[Hit]:
    """What is found in these places, best first; [] for a text with nothing to search for."""
    wanted = typed(text)
    if not wanted.ranges:
        return []
    scope = _Scope.of(among)
    found: dict[UUID, Hit] = {}
    for condition in _as_typed(wanted) if scope.is_wide else [wanted.beginnings]:
        _keep(found, wanted, scope.rows(condition))
    if wanted.names and len(found) < ENOUGH and not _is_full_name(wanted, found.values()):
        known = _known_words(wanted)
        same = _same_bones(wanted, known)
        if scope.is_wide:
            _keep(found, wanted, scope.rows(_in(_named(wanted, same)) | _begun(wanted, known)))
        elif all(same):
            _keep(found, wanted, scope.rows(_in(_named(wanted, same)) | wanted.beginnings))
        if not found:
            near = _near_bones(wanted, same)
            _keep(found, wanted, scope.rows(_in(_named(wanted, near))))
    return sorted(found.values(), key=lambda hit: hit.order)


def _as_typed(wanted: Typed) -> list[Q]:
    """A single word stands alone: thousands may bear it, and of one range the index yields the first few in order."""
    if len(wanted.names) != 1:
        return [_in(wanted.ranges)]
    (name,) = wanted.names
    return [beginning("key", name), _in(wanted.ranges - {name})]


def _is_full_name(wanted: Typed, found: Iterable[Hit]) -> bool:
    """Surname, given name and patronymic were typed, and somebody bears just these."""
    return len(wanted.names) >= _FULL_NAME and any(hit.rank == 0 for hit in found)


@dataclass(frozen=True)
class _Scope:
    """Where to look: a list of few places, or all of a great territory."""

    places: list[UUID]
    among: QuerySet[Place]

    @classmethod
    def of(cls, among: QuerySet[Place]) -> _Scope:
        return cls(list(among.order_by().values_list("pk", flat=True)[: FEW_PLACES + 1]), among)

    @property
    def is_wide(self) -> bool:
        return len(self.places) > FEW_PLACES

    def rows(self, condition: Q) -> Iterable[Row]:
        """The first rows in the order of the index, which then need not be sorted."""
        here = Q(place__in=self.among.order_by().values("pk")) if self.is_wide else Q(place__in=self.places)
        rows = SearchKey.objects.filter(condition, here).order_by("key", "place")
        return rows.values_list("person_id", "household_id", "place_id", "key", "standing")[:_MOST_KEYS]


def _keep(found: dict[UUID, Hit], wanted: Typed, rows: Iterable[Row]) -> None:
    for person, household, place, key, standing in rows:
        rank, unlikeness = _closeness(wanted, key)
        hit = Hit(person, household, place, standing, rank, unlikeness, key)
        known = found.get(person or household)
        if known is None or hit.order < known.order:
            found[person or household] = hit


def _closeness(wanted: Typed, key: str) -> tuple[int, float]:
    """(rank, unlikeness) of a found key; names are compared word by word, other keys by their beginning only."""
    if not key[0].isalpha():
        return int(key.rstrip() not in wanted.ranges), 0.0
    rank, worst = 0, 0.0
    parts = key.split()
    for word in wanted.names:
        if word in parts:
            continue
        if any(part.startswith(word) for part in parts):
            rank = max(rank, 1)
        else:
            rank, worst = 2, max(worst, 1 - max(likeness(word, part) for part in parts))
    return rank, round(worst, 3)


def _in(ranges: Iterable[str]) -> Q:
    condition = Q(pk__in=[])
    for one in ranges:
        condition |= beginning("key", one)
    return condition


Spelling = tuple[float, str]
Words = dict[str, list[str]]
"""Skeleton -> words of names."""


def _known_words(wanted: Typed) -> Words:
    """The words of names that have the skeleton of a word typed, or begin as it does."""
    bones = [skeleton(word) for word in wanted.names]
    condition = Q(skeleton__in=bones)
    if len(bones[-1]) >= _LEAST_BONES_OF_A_BEGINNING:
        condition |= beginning("skeleton", bones[-1])
    for word in wanted.names:
        if len(word) >= _LEAST_LETTERS_OF_A_BEGINNING and len(wanted.names) > 1:
            condition |= beginning("key", word)
    return _known(condition)


def _same_bones(wanted: Typed, known: Words) -> list[list[Spelling]]:
    """For each word typed the words of names with its skeleton; for the last one also those that begin so."""
    bones = [skeleton(word) for word in wanted.names]
    found = [_alike(word, known.get(bone, ()), _SAME_BONES) for word, bone in zip(wanted.names, bones, strict=True)]
    begun = (key for bone, keys in known.items() if bone.startswith(bones[-1]) for key in keys)
    found[-1] = found[-1] or _alike(wanted.names[-1], begun, _SAME_BONES)
    return found


def _begun(wanted: Typed, known: Words) -> Q:
    """Names in which each word typed is the beginning of one: of a whole word followed by the next, for an index."""
    condition = Q(pk__in=[])
    every = [key for keys in known.values() for key in keys]
    for first, second in permutations(wanted.names, 2):
        if len(first) < _LEAST_LETTERS_OF_A_BEGINNING:
            continue
        whole = sorted((key for key in every if key.startswith(first)), key=len)[:_BEGINNINGS_OF_A_WORD]
        is_initial = len(second) < _LEAST_LETTERS_OF_A_BEGINNING  # then only one of the two orders can be looked up
        pairs = _in(f"{key} {'' if is_initial else second}" for key in whole)
        for word in wanted.names:
            if word != first and (is_initial or word != second):
                pairs &= Q(key__contains=f" {word}")
        condition |= pairs
    return condition


def _near_bones(wanted: Typed, same: Sequence[Sequence[Spelling]]) -> list[list[Spelling]]:
    """For each word that nobody is called (if all are known: for each) those whose skeleton differs by one letter."""
    asked = dict(zip(wanted.names, same, strict=True))
    strange = {word for word, found in asked.items() if (1.0, word) not in found} or set(asked)
    nearby = {word: near_skeletons(skeleton(word)) for word in strange if len(skeleton(word)) > 1}
    known = _known(Q(skeleton__in=sorted(set().union(*nearby.values()))))
    for word, bones in nearby.items():
        keys = (key for bone in bones for key in known.get(bone, ()) if _begin_or_end_alike(word, key))
        asked[word] = _alike(word, keys, _NEAR_BONES)
    return [list(asked[word]) for word in wanted.names]


def _begin_or_end_alike(one: str, other: str) -> bool:
    """Spares most of the comparing: one letter apart, two words still begin or end alike."""
    return one[:2] == other[:2] or one[-3:] == other[-3:]


def _known(condition: Q) -> Words:
    found: Words = {}
    for key, bone in NameWord.objects.filter(condition).values_list("key", "skeleton"):
        found.setdefault(bone, []).append(key)
    return found


def _alike(word: str, keys: Iterable[str], enough: float) -> list[Spelling]:
    scored = ((likeness(word, key), key) for key in keys if abs(len(key) - len(word)) <= _MOST_LETTERS_MORE)
    return sorted(((score, key) for score, key in scored if score >= enough), reverse=True)[:_SPELLINGS_OF_A_WORD]


def _named(wanted: Typed, spellings: Sequence[Sequence[Spelling]]) -> Iterator[str]:
    """The likeliest combinations, as ranges of keys; a word without other spellings stands as it was typed."""
    choices = [found or [(1.0, word)] for word, found in zip(wanted.names, spellings, strict=True)]
    combined = sorted(product(*choices), key=lambda words: -prod(score for score, _word in words))
    for words in combined[:_SPELLINGS_OF_A_NAME]:
        yield from turned("", [word for _score, word in words])
