"""The columns of a file made ready: each different value folded once, rows as numbers of values."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.matching import dates
from birge.algorithms.matching.edits import DIGITS, Letters
from birge.algorithms.matching.kinds import Kind
from birge.algorithms.spelling import fold, skeleton

Codes = NDArray[np.int32]
Columns = Mapping[str, Sequence[str]]

NAMES = (Kind.SURNAME, Kind.GIVEN_NAME, Kind.PATRONYMIC)
_NOTHING = {"", "na", "n/a", "nan", "null", "none", "-", "–", "—", "?", "жок", "нет", "белгисиз"}
_ROOT = re.compile("(?:ovich|evich|ovna|evna|ova|eva|ov|ev|ulu|uli|ugli|ogli|kizi|kiz)$")
_SEXES = {
    word: sex
    for sex, words in {
        "m": "m male man м муж мужской мужчина эркек э ер erkak мард",
        "f": "f female woman w ж жен женский женщина аял а ayol зан",
    }.items()
    for word in words.split()
}
_TWINS = {
    name: number
    for number, names in enumerate((
        "hasan asan", "husan husein husain husen hussein usen uson usan oson",
        "fatima fotima fatma batma batima patma", "zuhra zuura zura zuhro",
    ), 2)
    for name in names.split()
}  # fmt: skip
"""Хасан (Асан) and Хусан (Хусейн, Үсөн), Фатима (Батма) and Зухра (Зуура): the names customarily given to twins in
Central Asia. Alike as they are written, they are two persons."""
_DIGITS_OF_A_PHONE = 9
"""A Kyrgyz number without the country code and the leading zero."""


@dataclass(frozen=True)
class Field:
    """One thing compared. `codes[row]` is the number of the row's value in `values`, -1 where there is none.

    `values` are folded; `keys[value]` is the same number for values that are forms of one word: same consonant
    skeleton of the same root (Асанов, Асанова, Асан уулу).
    """

    name: str
    kind: Kind
    codes: Codes
    values: Sequence[str]
    keys: Codes

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many rows have each value."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.values))

    @cached_property
    def key_counts(self) -> NDArray[np.int64]:
        """How many rows have a value of each key."""
        size = int(self.keys.max(initial=-1)) + 1
        return np.bincount(self.row_keys[self.row_keys >= 0], minlength=size)

    @cached_property
    def row_keys(self) -> Codes:
        """The key of each row's value, -1 where there is none."""
        return np.append(self.keys, np.int32(-1))[self.codes].astype(np.int32)

    @cached_property
    def letters(self) -> Letters:
        return Letters.of(self.values)

    @cached_property
    def date_parts(self) -> NDArray[np.int64]:
        """Of dates: year, month and day (0 where not known) of each value."""
        digits = self.letters.letters.astype(np.int64) - DIGITS
        if digits.shape[1] < 8:
            return np.zeros((3, len(self.values)), np.int64)
        year, rest = digits[:, :4] @ (1000, 100, 10, 1), digits[:, 4:8]
        return np.stack([year, rest[:, 0] * 10 + rest[:, 1], rest[:, 2] * 10 + rest[:, 3]])

    @cached_property
    def row_date_parts(self) -> NDArray[np.int64]:
        """Of dates: the parts of each row's; -1 where there is none."""
        return np.where(self.codes >= 0, self.date_parts[:, self.codes], -1)

    @cached_property
    def two_parts(self) -> dict[tuple[int, int], tuple[Codes, NDArray[np.int64]]]:
        """Of dates, for each two of year, month and day: one number for them per row (0 unless both are known), and how
        many rows have each number."""
        found = {}
        for first, second in ((0, 1), (0, 2), (1, 2)):
            one, other = self.row_date_parts[first], self.row_date_parts[second]
            joined = np.where((one > 0) & (other > 0), one * 100 + other, 0).astype(np.int32)
            counts = np.bincount(joined)
            counts[0] = 0
            found[first, second] = joined, counts
        return found

    @cached_property
    def root_letters(self) -> Letters:
        """Of the values without what names a father's child: -ов, -ова, -ович, -овна, уулу, кызы."""
        return Letters.of([root_of(value) for value in self.values])

    @cached_property
    def twins(self) -> Codes:
        """0, or which name of which pair of twins' names each value is: 2·pair and 2·pair + 1."""
        return np.array([_TWINS.get(value, 0) for value in self.values], np.int32)

    @cached_property
    def rows(self) -> int:
        """How many rows have a value."""
        return int((self.codes >= 0).sum())


class FieldOfFew(Field):
    """A field of rows that were chosen for being alike, so that how often a value stands there says nothing."""

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        return np.zeros(len(self.values), np.int64)

    @cached_property
    def key_counts(self) -> NDArray[np.int64]:
        return np.zeros(int(self.keys.max(initial=-1)) + 1, np.int64)

    @cached_property
    def two_parts(self) -> dict[tuple[int, int], tuple[Codes, NDArray[np.int64]]]:
        return {parts: (joined, np.zeros_like(counts)) for parts, (joined, counts) in super().two_parts.items()}

    @cached_property
    def rows(self) -> int:
        return 0


def fields_of(columns: Columns, kinds: Mapping[str, Kind]) -> list[Field]:
    """The fields that can tell persons apart or together, by name. `columns` are of equal length.

    Left out: what is `NOT_COMPARED`, empty columns, and columns of unknown meaning in which every row has a value of
    its own (they number the rows).
    """
    named = _put_together(columns, kinds)
    words: dict[str, int] = {}
    fields = [_field(name, kind, texts, words) for name, (kind, texts) in sorted(named.items())]
    return [field for field in fields if len(field.values) and not _is_a_numbering(field)]


def _is_a_numbering(field: Field) -> bool:
    return field.kind is Kind.TEXT and field.rows > 1 and int(field.counts.max()) == 1


def _put_together(columns: Columns, kinds: Mapping[str, Kind]) -> dict[str, tuple[Kind, Sequence[str]]]:
    by_kind = {kind: name for name, kind in kinds.items()}
    apart = {Kind.NOT_COMPARED, *_FULL_NAMES, Kind.BIRTH_YEAR, Kind.BIRTH_MONTH, Kind.BIRTH_DAY}
    named = {name: (kind, columns[name]) for name, kind in kinds.items() if kind not in apart}
    if Kind.BIRTH_YEAR in by_kind and Kind.BORN_ON not in by_kind:
        count = len(columns[by_kind[Kind.BIRTH_YEAR]])
        parts = [
            columns[by_kind[kind]] if kind in by_kind else [""] * count
            for kind in (Kind.BIRTH_YEAR, Kind.BIRTH_MONTH, Kind.BIRTH_DAY)
        ]
        named["born_on"] = (Kind.BORN_ON, [dates.joined(*map(_text, part)) for part in zip(*parts, strict=True)])
    for kind in _FULL_NAMES:
        if kind in by_kind and not {Kind.SURNAME, Kind.GIVEN_NAME} & by_kind.keys():
            named |= _name_parts(columns[by_kind[kind]], kind is Kind.FULL_NAME_GIVEN_FIRST)
    return named


_FULL_NAMES = (Kind.FULL_NAME, Kind.FULL_NAME_GIVEN_FIRST)


def _name_parts(texts: Sequence[str], given_first: bool) -> dict[str, tuple[Kind, Sequence[str]]]:
    """Surname, given name, patronymic (or, with the given name first: given name, other names, surname)."""
    split = [text.split() for text in texts]
    if given_first:
        split = [[*words[-1:], *words[:1], *words[1:-1]] if len(words) > 1 else ["", *words] for words in split]
    return {
        "surname": (Kind.SURNAME, [words[0] if words else "" for words in split]),
        "given_name": (Kind.GIVEN_NAME, [words[1] if len(words) > 1 else "" for words in split]),
        "patronymic": (Kind.PATRONYMIC, [" ".join(words[2:]) for words in split]),
    }


def _text(text: str) -> str:
    stripped = text.strip()
    return "" if stripped.casefold() in _NOTHING else stripped


def _field(name: str, kind: Kind, texts: Sequence[str], words: dict[str, int]) -> Field:
    """`words` numbers the keys of all names alike, so that a surname can be found in the place of a given name."""
    seen = _numbered(dict.fromkeys(texts))
    raw = np.fromiter(map(seen.__getitem__, texts), np.int32, len(texts))
    folded = _folded(kind, [_text(text) for text in seen])
    values = sorted(set(folded) - {""})
    numbers = _numbered(values) | {"": -1}
    codes = np.fromiter(map(numbers.__getitem__, folded or [""]), np.int32)[raw]
    if kind in NAMES:
        keys = np.array([words.setdefault(_key(value), len(words)) for value in values], np.int32)
    else:
        keys = np.arange(len(values), dtype=np.int32)
    return Field(name, kind, codes, values, keys)


def _numbered(texts: Collection[str]) -> dict[str, int]:
    return dict(zip(texts, range(len(texts)), strict=True))


def _folded(kind: Kind, texts: Sequence[str]) -> list[str]:
    if kind is Kind.BORN_ON:
        return dates.digits_of(texts)
    if kind is Kind.SEX:
        return [_SEXES.get(text.casefold(), fold(text)) for text in texts]
    if kind is Kind.PHONE:
        return ["".join(filter(str.isdigit, text))[-_DIGITS_OF_A_PHONE:] for text in texts]
    if kind is Kind.IDENTIFIER:
        return [text.removesuffix(".0") if text.isascii() and text.isalnum() else fold(text) for text in texts]
    return [fold(text) for text in texts]


def _key(name: str) -> str:
    root = root_of(name)
    return skeleton(root) or root


def root_of(name: str) -> str:
    """A folded name without -ov, -ova, -ovich, -ovna, -ulu, -kizi, if three letters or more remain."""
    root = _ROOT.sub("", name)
    return root if len(root) > 2 else name
