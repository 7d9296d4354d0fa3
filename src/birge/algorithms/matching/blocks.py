"""Candidate pairs: rows that agree in two things (or in one that is nearly unique), out of all pairs of rows.

A thing is a name (whichever of the names it stands among, by consonant skeleton), the birth date or two of its parts,
a number given by an authority, a phone, a part of the address, any other text of many values. A block of rows that
agree is dropped only where it stays too big when divided by every third thing; `Candidates.dropped_pairs` counts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.matching.edits import Ints
from birge.algorithms.matching.fields import NAMES, Field
from birge.algorithms.matching.kinds import Kind

PAIRS_PER_ROW = 0.5
"""A key may give so many pairs per row of the file; bigger blocks are divided first."""
FEW_PAIRS = 50_000
"""A key may always give so many."""

MANY_PER_ROW = 8
"""With more candidates per row, agreeing in two things is not enough."""

_SINGLE = (Kind.IDENTIFIER, Kind.PHONE, Kind.EMAIL)
_FEW_VALUES = 12
_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class _Thing:
    """What rows can agree in. `values[k]` is one number per row (-1: none); names have two, one for each name."""

    group: str
    values: tuple[Ints, ...]


@dataclass(frozen=True)
class Candidates:
    """Pairs of rows as `low * rows + high`, ascending, each once; `dropped_pairs` were too many to look at."""

    pairs: Ints
    dropped_pairs: int


def candidates(fields: Sequence[Field]) -> Candidates:
    """The candidate pairs of all keys together."""
    rows = len(fields[0].codes)
    most = max(int(PAIRS_PER_ROW * rows), FEW_PAIRS)
    things = _things(fields)
    telling: list[Ints] = []
    others: list[Ints] = []
    dropped = 0
    for key, thirds, is_telling in _keys(fields, things):
        pairs, finer, too_many = _pairs_of(key, thirds, most, rows)
        (telling if is_telling else others).append(pairs)
        telling += finer
        dropped += too_many
    return _often_enough(telling, others, dropped, rows)


def _often_enough(telling: list[Ints], others: list[Ints], dropped: int, rows: int) -> Candidates:
    """All pairs or, where they are more than `MANY_PER_ROW`, those that agree in three things or in a telling key."""
    pairs = _each_once([*telling, *others])
    if len(pairs) <= MANY_PER_ROW * rows:
        return Candidates(pairs, dropped)
    together = np.sort(np.concatenate([*telling, *telling, *others]))
    starts = _starts(together)
    often = together[starts[np.diff(np.append(starts, len(together))) > 1]]
    return Candidates(often, dropped + len(pairs) - len(often))


def _starts(ordered: Ints) -> Ints:
    """Where a new value begins."""
    return np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])) if len(ordered) else np.empty(0, np.int64)


def _each_once(found: list[Ints]) -> Ints:
    """All of them, ascending. Sorting is ten times as fast as `np.unique`."""
    together = np.sort(np.concatenate(found)) if found else np.empty(0, np.int64)
    return together[_starts(together)]


def _things(fields: Sequence[Field]) -> list[_Thing]:
    names = tuple(field.row_keys.astype(np.int64) for field in fields if field.kind in (Kind.SURNAME, Kind.GIVEN_NAME))
    things = [_Thing("name", names)] if names else []
    for field in fields:
        if field.kind is Kind.BORN_ON:
            things += _dates(field)
        elif field.kind is Kind.PATRONYMIC:
            things.append(_Thing(field.name, (field.row_keys.astype(np.int64),)))
        elif field.kind not in NAMES and field.kind is not Kind.SEX and len(field.values) > _FEW_VALUES:
            things.append(_Thing(field.name, (field.codes.astype(np.int64),)))
    return things


def _dates(field: Field) -> list[_Thing]:
    year, month, day = field.row_date_parts
    swapped = year * 10_000 + np.minimum(month, day) * 100 + np.maximum(month, day)
    parts = [
        np.where((year > 0) & (month > 0) & (day > 0), swapped, -1),
        np.where((year > 0) & (month > 0), 10**8 + year * 100 + month, -1),
        np.where((year > 0) & (day > 0), 2 * 10**8 + year * 100 + day, -1),
        np.where((month > 0) & (day > 0), 3 * 10**8 + month * 100 + day, -1),
    ]
    return [_Thing("born_on", (values,)) for values in parts]


def _keys(
    fields: Sequence[Field], things: Sequence[_Thing]
) -> Iterator[tuple[list[tuple[Ints, Ints]], Sequence[_Thing], bool]]:
    """Each key as one or more columns (number per row, rows that have it), and whether it tells much by itself."""
    few = sum(field.kind in NAMES or field.kind is Kind.BORN_ON for field in fields) < 2
    for field in fields:
        if field.kind in _SINGLE or few:
            yield [_rows_with(field.codes.astype(np.int64))], things, True
    for thing in things:
        if thing.group == "name" and len(thing.values) == 2:
            first, second = thing.values
            both = (first >= 0) & (second >= 0)
            joined = _joined(np.minimum(first, second), np.maximum(first, second))
            yield [_rows_with(np.where(both, joined, -1))], things, True
    for (_place, one), (place, other) in combinations(enumerate(things), 2):
        if one.group != other.group:
            columns = [
                _rows_with(np.where((left >= 0) & (right >= 0), _joined(left, right), -1))
                for left in one.values
                for right in other.values
            ]
            yield columns, things[place + 1 :], False


def _joined(left: Ints, right: Ints) -> Ints:
    """One number for two; different pairs may (once in 10¹⁸) get the same, which only adds a candidate."""
    mixed = (left.view(np.uint64) + np.uint64(1)) * _MIX
    mixed ^= mixed >> np.uint64(29)
    mixed += right.view(np.uint64)
    mixed *= _MIX
    mixed ^= mixed >> np.uint64(32)
    mixed >>= np.uint64(1)
    return mixed.view(np.int64)


def _rows_with(values: Ints) -> tuple[Ints, Ints]:
    rows = np.flatnonzero(values >= 0)
    return values[rows], rows


def _pairs_of(
    key: list[tuple[Ints, Ints]], things: Sequence[_Thing], most: int, rows: int
) -> tuple[Ints, list[Ints], int]:
    values = np.concatenate([part[0] for part in key])
    members = np.concatenate([part[1] for part in key])
    pairs, rest_values, rest_rows = _small_blocks(values, members, most, rows)
    if not len(rest_rows):
        return _each_once([pairs]), [], 0
    found, dropped = [], 0
    for thing in things:
        for third in thing.values:
            third_values, two_values, members = third[rest_rows], rest_values, rest_rows
            if (third_values < 0).any():
                has = third_values >= 0
                third_values, two_values, members = third_values[has], rest_values[has], rest_rows[has]
            more, left_values, _left_rows = _small_blocks(_joined(two_values, third_values), members, most // 4, rows)
            found.append(more)
            dropped += _count(left_values)
    return _each_once([pairs]), found, dropped


def _count(values: Ints) -> int:
    sizes = np.diff(np.append(_starts(np.sort(values)), len(values)))
    return int((sizes * (sizes - 1) // 2).sum())


def _small_blocks(values: Ints, members: Ints, most: int, rows: int) -> tuple[Ints, Ints, Ints]:
    """The pairs within blocks, smallest blocks first while they are at most `most` in all; values and rows of the
    others."""
    values, members = _sorted(values, members, rows)
    starts = _starts(values)
    sizes = np.diff(np.append(starts, len(values)))
    limit = _largest(sizes, most)
    of_row = np.repeat(sizes, sizes)
    pairs = _all_pairs(members, starts[(sizes > 1) & (sizes <= limit)], sizes[(sizes > 1) & (sizes <= limit)], rows)
    rest = of_row > limit
    return pairs, values[rest], members[rest]


def _sorted(values: Ints, members: Ints, rows: int) -> tuple[Ints, Ints]:
    """By value, then row: both packed into one number, which sorts many times as fast as two.

    What is left of a value's mixed bits beside the row may fall together with another's, which only adds candidates.
    """
    bits = np.uint64(rows.bit_length())
    mixed = values.view(np.uint64) * _MIX
    mixed ^= mixed >> np.uint64(31)
    mixed >>= bits
    mixed <<= bits
    mixed |= members.view(np.uint64)
    mixed.sort()
    members = (mixed & ((np.uint64(1) << bits) - np.uint64(1))).view(np.int64)
    mixed >>= bits
    return mixed.view(np.int64), members


def _largest(sizes: Ints, most: int) -> int:
    """The greatest block size up to which all blocks together have at most `most` pairs; 2 at least."""
    counts = np.bincount(sizes) if len(sizes) else np.zeros(1, np.int64)
    each = np.arange(len(counts))
    running = np.cumsum(counts * (each * (each - 1) // 2))
    return max(int(np.searchsorted(running, most, side="right")) - 1, 2)


def _all_pairs(members: Ints, starts: Ints, sizes: Ints, rows: int) -> Ints:
    """All pairs within each block: offset by offset, so that no block needs a loop of its own."""
    found: list[NDArray[np.int64]] = []
    for step in range(1, int(sizes.max(initial=1))):
        wide = sizes > step
        count = sizes[wide] - step
        first = np.repeat(starts[wide] - np.append(0, np.cumsum(count)[:-1]), count) + np.arange(count.sum())
        one, other = members[first], members[first + step]
        apart = one != other
        low, high = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
        found.append(low * rows + high)
    return np.concatenate(found) if found else np.empty(0, np.int64)
