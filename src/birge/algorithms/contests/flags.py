"""What reviewers should look at in a contest: signs, never proofs. Pure; nothing is decided by them.

The signs are those that contest rules and procurement reviews name: a single applicant, the same people behind several
applicants, a sum that is split so that each part stays small, and texts or budgets that are nearly copies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from birge.algorithms.contests.conflicts.names import Alike, Word, compare_words, name_words
from birge.algorithms.spelling import words

SINGLE, SAME_PEOPLE, SPLIT, ALIKE_TEXTS, ALIKE_BUDGETS = (
    "single",
    "same-people",
    "split",
    "alike-texts",
    "alike-budgets",
)
_WINDOW = 3
_LEAST_ROWS = 3


@dataclass(frozen=True)
class Sent:
    """An application as it is looked at: who stands behind it, what it says, what it costs.

    `is_here`: of the contest that is looked at; others (earlier ones of the same people) are only compared with these.
    """

    id: str
    applicant: str
    people: frozenset[str] = frozenset()
    text: str = ""
    rows: tuple[tuple[str, int], ...] = ()
    requested_tyiyn: int = 0
    is_here: bool = True


@dataclass(frozen=True)
class Flag:
    """A sign: which, about which applications, and what was seen (names, a share in percent, a sum in tyiyn)."""

    code: str
    applications: tuple[str, ...]
    names: tuple[str, ...] = field(default=())
    percent: int | None = None
    amount_tyiyn: int | None = None


def find_flags(sent: Sequence[Sent], *, small_tyiyn: int | None, alike_percent: int = 60) -> list[Flag]:
    """All signs. `small_tyiyn`: up to this sum less is asked of an applicant; None: sums are not looked at."""
    here = [one for one in sent if one.is_here]
    found = []
    if len({one.applicant for one in here}) == 1:
        found.append(Flag(SINGLE, tuple(sorted(one.id for one in here))))
    pairs = [(a, b) for a, b in combinations(sorted(sent, key=lambda one: one.id), 2) if a.is_here or b.is_here]
    found += _same_people(pairs)
    if small_tyiyn is not None:
        found += _split(sent, small_tyiyn)
    found += _alike(pairs, alike_percent)
    return found


def _same_people(pairs: Iterable[tuple[Sent, Sent]]) -> Iterator[Flag]:
    for a, b in pairs:
        if a.applicant != b.applicant and (both := _together(a, b)):
            yield Flag(SAME_PEOPLE, (a.id, b.id), names=tuple(sorted(both)))


def _together(a: Sent, b: Sent) -> frozenset[str]:
    """The people of `a` who stand behind `b` too, in whichever spelling."""
    others = [_words(name) for name in b.people]
    return frozenset(name for name in a.people if any(_same_person(_words(name), other) for other in others))


def _same_person(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    keys = {word.key for word in other if word.key}
    return any(word.key in keys for word in one) and compare_words(one, other) in (Alike.SAME, Alike.LIKELY)


_words = lru_cache(maxsize=4096)(name_words)


def _split(sent: Sequence[Sent], small_tyiyn: int) -> Iterator[Flag]:
    """Small sums of the same people that come to more than a small sum."""
    small = [one for one in sorted(sent, key=lambda one: one.id) if one.requested_tyiyn <= small_tyiyn]
    for group in _groups(small):
        total = sum(one.requested_tyiyn for one in group)
        if len(group) > 1 and total > small_tyiyn and any(one.is_here for one in group):
            yield Flag(SPLIT, tuple(one.id for one in group), amount_tyiyn=total)


def _groups(sent: Sequence[Sent]) -> list[list[Sent]]:
    """Applications that hang together by an applicant or by people."""
    groups: list[list[Sent]] = []
    for one in sent:
        touching = [group for group in groups if any(_hang_together(one, other) for other in group)]
        merged = [member for group in touching for member in group] + [one]
        groups = [group for group in groups if group not in touching] + [sorted(merged, key=lambda item: item.id)]
    return groups


def _hang_together(a: Sent, b: Sent) -> bool:
    return a.applicant == b.applicant or bool(_together(a, b))


def _alike(pairs: Iterable[tuple[Sent, Sent]], alike_percent: int) -> Iterator[Flag]:
    for a, b in pairs:
        if a.applicant == b.applicant:
            continue
        texts = _percent_in_common(_windows(a.text), _windows(b.text))
        if texts >= alike_percent:
            yield Flag(ALIKE_TEXTS, (a.id, b.id), percent=texts)
        if min(len(a.rows), len(b.rows)) >= _LEAST_ROWS:
            budgets = _percent_in_common(_tidy_rows(a), _tidy_rows(b))
            if budgets >= alike_percent:
                yield Flag(ALIKE_BUDGETS, (a.id, b.id), percent=budgets)


def _windows(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of three words."""
    found = words(text)
    return frozenset(tuple(found[start : start + _WINDOW]) for start in range(len(found) - _WINDOW + 1))


def _tidy_rows(one: Sent) -> frozenset[tuple[str, int]]:
    return frozenset((" ".join(words(what)), cost) for what, cost in one.rows)


def _percent_in_common(a: frozenset[object], b: frozenset[object]) -> int:
    """Jaccard's index in whole percent, rounded down; nothing has nothing in common with nothing."""
    union = len(a | b)
    return 100 * len(a & b) // union if union else 0
