"""Charts drawn on the server: only geometry here, the SVG is in `templates/decisions/*.svg.html`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

WIDTH = 100
COLUMNS_WIDTH, COLUMNS_HEIGHT, MOST_COLUMNS = 240, 60, 40


@dataclass(frozen=True)
class Bar:
    """One horizontal bar of asked and, in it, given, as parts of `WIDTH` of the longest."""

    label: str
    subjects: int
    asked: Fraction
    given: Fraction
    asked_width: str
    given_width: str


def bars(rows: Sequence[tuple[str, int, Fraction, Fraction]]) -> list[Bar]:
    """Bars for (label, subjects, asked, given)."""
    longest = max((max(asked, given) for _label, _subjects, asked, given in rows), default=Fraction(0)) or Fraction(1)
    return [
        Bar(label, subjects, asked, given, _shown(asked * WIDTH / longest), _shown(given * WIDTH / longest))
        for label, subjects, asked, given in rows
    ]


@dataclass(frozen=True)
class Column:
    """One column: what was asked (from the top of the claim) and what is given, in units of the drawing."""

    x: str
    width: str
    asked_y: str
    asked_height: str
    given_y: str
    given_height: str


def columns(pairs: Sequence[tuple[Fraction, Fraction]]) -> list[Column]:
    """Columns for (asked, given) pairs, least claim first; beyond 40 each column is a mean of neighbours."""
    means = _gathered(sorted(pairs))
    highest = max((max(pair) for pair in means), default=Fraction(0)) or Fraction(1)
    step = Fraction(COLUMNS_WIDTH, max(len(means), 1))
    drawn = []
    for at, (asked, given) in enumerate(means):
        asked_height, given_height = asked * COLUMNS_HEIGHT / highest, given * COLUMNS_HEIGHT / highest
        drawn.append(
            Column(
                x=_shown(step * at),
                width=_shown(step * Fraction(4, 5)),
                asked_y=_shown(COLUMNS_HEIGHT - asked_height),
                asked_height=_shown(asked_height),
                given_y=_shown(COLUMNS_HEIGHT - given_height),
                given_height=_shown(given_height),
            )
        )
    return drawn


@dataclass(frozen=True)
class Outcome:
    """What a rule comes to: how many get all they asked for, and nothing; the least part of a claim; the sum."""

    columns: list[Column]
    in_full: int
    nothing: int
    least_percent: int
    total: Fraction


def outcome(pairs: Sequence[tuple[Fraction, Fraction]]) -> Outcome:
    """The outcome of a rule from the (asked, given) pairs of all; whoever asked for nothing does not count."""
    asking = [(asked, given) for asked, given in pairs if asked]
    return Outcome(
        columns=columns(pairs),
        in_full=sum(1 for asked, given in asking if given == asked),
        nothing=sum(1 for _asked, given in asking if not given),
        least_percent=round(min((given / asked for asked, given in asking), default=Fraction(0)) * 100),
        total=sum((given for _asked, given in pairs), Fraction(0)),
    )


def _gathered(pairs: Sequence[tuple[Fraction, Fraction]]) -> list[tuple[Fraction, Fraction]]:
    if len(pairs) <= MOST_COLUMNS:
        return list(pairs)
    edges = [len(pairs) * at // MOST_COLUMNS for at in range(MOST_COLUMNS + 1)]
    return [_mean(pairs[start:end]) for start, end in pairwise(edges)]


def _mean(run: Sequence[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    asked = sum((pair[0] for pair in run), Fraction(0))
    given = sum((pair[1] for pair in run), Fraction(0))
    return asked / len(run), given / len(run)


def _shown(number: Fraction) -> str:
    """A coordinate: always with a point, whatever the reader's language."""
    return f"{float(number):.2f}"
