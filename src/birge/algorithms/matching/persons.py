"""The matching for whoever has persons one by one: a book's rows, or one new person at the counter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from birge.algorithms.matching.explain import Reason, reasons_of
from birge.algorithms.matching.fields import FieldOfFew, fields_of
from birge.algorithms.matching.kinds import Kind, kinds_of
from birge.algorithms.matching.levels import compare
from birge.algorithms.matching.model import start, weigh
from birge.algorithms.matching.pairs import THRESHOLD, find_pairs

Key = TypeVar("Key")
Person = Mapping[str, str]
"""Field to text, "" or no such key for what is not known: surname, given_name, patronymic, sex (m, f), born_on
(2026-12-31, 2026-12, 2026), pin, phone, village, street, house and whatever else tells persons apart."""


class Match(NamedTuple, Generic[Key]):
    """Two persons by their keys; `score`: the probability that they are one, 0 to 1."""

    a: Key
    b: Key
    score: float
    reasons: tuple[Reason, ...]


def matches_among(persons: Iterable[tuple[Key, Person]], threshold: float = THRESHOLD) -> list[Match[Key]]:
    """The pairs of the list that a clerk should look at, likeliest first; `a` stands before `b` in the list.

    How rare a name is, and how often clerks err, is learned from the list itself: give all persons of the book, or of
    the places in question, at once. A million take about a minute.
    """
    keys, columns, kinds = _table(list(persons))
    pairs = find_pairs(columns, kinds, threshold).pairs
    return [Match(keys[pair.a], keys[pair.b], pair.score, pair.reasons) for pair in pairs]


def matches_of(
    person: Person, candidates: Iterable[tuple[Key, Person]], among: int = 1000, threshold: float = THRESHOLD
) -> list[Match[Key | None]]:
    """Which of the candidates (what a search by name, PIN or phone gave) are probably this new person.

    Nothing is learned: names count as rare as usual, since candidates are chosen for being alike. `among`: how many
    persons the book has. `a` is None, for the new person.
    """
    keys, columns, kinds = _table([(None, person), *candidates])
    fields = [FieldOfFew(f.name, f.kind, f.codes, f.values, f.keys) for f in fields_of(columns, kinds)]
    if not fields or len(keys) < 2:
        return []
    other = np.arange(1, len(keys))
    one = np.zeros_like(other)
    levels, model = compare(fields, one, other), start(fields, rows=among)
    weights = weigh(model, fields, levels, one, other)
    likely = np.flatnonzero(weights.scores >= threshold)
    reasons = reasons_of(
        columns, fields, [level[likely] for level in levels], weights.only(likely), model, one[likely], other[likely]
    )
    found = [
        Match(None, keys[row], round(score, 6), why)
        for row, score, why in zip(other[likely].tolist(), weights.scores[likely].tolist(), reasons, strict=True)
    ]
    return sorted(found, key=lambda match: -match.score)


def _table(
    persons: Sequence[tuple[Key, Person]],
) -> tuple[list[Key], dict[str, list[str]], dict[str, Kind]]:
    names = dict.fromkeys(name for _key, person in persons for name in person)
    columns = {name: [person.get(name, "") for _key, person in persons] for name in names}
    return [key for key, _person in persons], columns, kinds_of(columns)
