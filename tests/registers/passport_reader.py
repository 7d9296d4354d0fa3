"""A reader who puts together everything that is published of a place and computes what is hidden from it.

He has the CSV, the XLSX and the page; what is shown in one of them he knows in all. He knows what the words mean: which
parts a total has, which units lie in which, that nobody is counted below zero, that a hidden number is at least one. He
asks the solver HiGHS (in scipy) for the least and the greatest whole number that each hidden one can be.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from openpyxl import load_workbook
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

TOTAL = "total"
M2_PER_HA = 10_000
UNKNOWN = np.inf

Key = tuple[str, str, str, str, str]
"""Indicator, category, code of the place, sex, age; as the CSV names them."""


@dataclass
class Published:
    """`numbers`: by key what is shown in any of the files and on the page, None where nowhere; land in m².

    `parents`: the unit above each unit, by code; the place itself has none. `seen_percent`: coverage by unit.
    """

    place: str
    parents: Mapping[str, str]
    numbers: dict[Key, int | None] = field(default_factory=dict)
    words: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    seen_percent: dict[str, int | None] = field(default_factory=dict)

    def learn(self, key: Key, value: Any) -> None:
        shown = None if value is None else round(Fraction(str(value)) * (M2_PER_HA if key[0] == "land" else 1))
        known = self.numbers.get(key)
        assert None in (shown, known) or shown == known, f"{key} is published as {shown} and as {known}"
        self.numbers[key] = known if shown is None else shown

    def read_files(self, as_csv: bytes, as_xlsx: bytes) -> None:
        """Both have the same rows in the same order: the one with codes, the other with words."""
        sheet = load_workbook(io.BytesIO(as_xlsx)).worksheets[1].iter_rows(min_row=2, values_only=True)
        for row, cells in zip(csv.DictReader(io.StringIO(as_csv.decode())), sheet, strict=True):
            assert row["place_code"] == cells[0]
            key = (row["indicator"], row["category"], row["place_code"], row["sex"], row["age"])
            self.words[cells[2], cells[3] or ""] = key[:2]
            self.learn(key, row["value"] or None)
            self.learn(key, None if cells[7] == "…" else cells[7])

    def read_page(self, page: Any, codes: Mapping[Any, str]) -> None:
        """`page`: what the template of the page gets; `codes`: of the nodes of the territory."""
        people, women, men, homes = page.headlines
        sexes = {"f": "women", "m": "men", "not-stated": "not_stated", TOTAL: "everybody"}
        for sex, headline in ((TOTAL, people), ("f", women), ("m", men)):
            self.learn(("population", TOTAL, self.place, sex, TOTAL), headline.value)
        self.learn(("households", TOTAL, self.place, TOTAL, TOTAL), homes.value)
        for row in page.ages:
            age = "not-stated" if row.number < 0 else row.label.replace("–", "-")
            for sex, name in sexes.items():
                self.learn(("population", TOTAL, self.place, sex, age), getattr(row, name))
        for row in page.villages:
            code = codes[row.place]
            for sex, value in ((TOTAL, row.people), ("f", row.women), ("m", row.men)):
                self.learn(("population", TOTAL, code, sex, TOTAL), value)
            self.learn(("households", TOTAL, code, TOTAL, TOTAL), row.homes)
            self.seen_percent[code] = row.coverage
        nodes = [codes[row.place] for row in page.villages]
        for section in page.sections:
            for label, whole, values in section.lines:
                indicator, category = self.words[str(section.label), str(label)]
                places = [self.place, *nodes[: len(values)]]
                for code, value in zip(places, [whole, *values], strict=True):
                    self.learn((indicator, category, code, TOTAL, TOTAL), value)

    @property
    def hidden(self) -> list[Key]:
        return [key for key, value in self.numbers.items() if value is None]


class Reader:
    """Whole numbers, one for each finest key and each household written in, bound by what is published."""

    def __init__(self, published: Published) -> None:
        self.published = published
        self.finest: dict[Key, int] = {}
        self.rows: list[tuple[list[int], float, float]] = []
        self.places_of = _leaves(published.parents, published.place)
        for key, value in published.numbers.items():
            self._bind(self.parts(key), *((1, UNKNOWN) if value is None else (value, value)))
        self._bind_parts_of_everybody()
        self._bind_coverage()

    def parts(self, key: Key) -> list[int]:
        """The finest numbers that add up to the key's; one that is not told by place or part stands for itself."""
        return [self._number(one) for one in self._finest_of(key)]

    def _finest_of(self, key: Key) -> Iterator[Key]:
        indicator, category, place, sex, age = key
        categories = self._parts_of[indicator] if category == TOTAL else [category]
        sexes = self._sexes if indicator == "population" and sex == TOTAL else [sex]
        ages = self._ages if indicator == "population" and age == TOTAL else [age]
        places = self.places_of[place] if indicator in self._by_place else [place]
        for where in places:
            for what in categories:
                for who in sexes:
                    yield from ((indicator, what, where, who, when) for when in ages)

    def _number(self, key: Key) -> int:
        return self.finest.setdefault(key, len(self.finest))

    @cached_property
    def _parts_of(self) -> dict[str, list[str]]:
        """The categories of each indicator that add up to its total."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for indicator, category, *_rest in self.published.numbers:
            if category != TOTAL:
                found[indicator][category] = None
        return {**{one: [*parts] for one, parts in found.items()}, "population": [TOTAL]}

    @cached_property
    def _by_place(self) -> set[str]:
        return {key[0] for key in self.published.numbers if key[2] != self.published.place}

    @cached_property
    def _sexes(self) -> list[str]:
        return [*dict.fromkeys(key[3] for key in self.published.numbers if key[0] == "population" and key[3] != TOTAL)]

    @cached_property
    def _ages(self) -> list[str]:
        return [*dict.fromkeys(key[4] for key in self.published.numbers if key[0] == "population" and key[4] != TOTAL)]

    def _bind(self, plus: list[int], least: float, most: float, minus: list[int] | None = None) -> None:
        self.rows.append(([*plus, *(~number for number in minus or [])], least, most))

    def _bind_parts_of_everybody(self) -> None:
        """Everybody is present or away; every household has its water from somewhere; a status is of some of them."""
        place = self.published.place
        people = self.parts(("population", TOTAL, place, TOTAL, TOTAL))
        homes = self.parts(("households", TOTAL, place, TOTAL, TOTAL))
        for indicator, everybody in (("presence", people), *((one, homes) for one in SERVICES)):
            whole = self.parts((indicator, TOTAL, place, TOTAL, TOTAL))
            self._bind(whole, 0, 0, everybody)
        for indicator, everybody in (("statuses-of-persons", people), ("statuses-of-households", homes)):
            for status in self._parts_of.get(indicator, []):
                self._bind(everybody, 0, UNKNOWN, self.parts((indicator, status, place, TOTAL, TOTAL)))

    def _bind_coverage(self) -> None:
        """In `percent` of 100 households, rounded down, a line was entered in the year."""
        for place in self.places_of[self.published.place]:
            seen = [self._number(("seen", TOTAL, place, TOTAL, TOTAL))]
            self._bind(self.parts(("households", TOTAL, place, TOTAL, TOTAL)), 0, UNKNOWN, seen)
        for place, percent in self.published.seen_percent.items():
            homes = self.published.numbers["households", TOTAL, place, TOTAL, TOTAL]
            if percent is not None and homes:
                seen = [self._number(("seen", TOTAL, leaf, TOTAL, TOTAL)) for leaf in self.places_of[place]]
                self._bind(seen, -(-percent * homes // 100), ((percent + 1) * homes - 1) // 100)

    def widths(self, needed: Mapping[Key, int]) -> dict[Key, int]:
        """Of each hidden number how far apart its least and greatest possible values are.

        Not asked further where solutions found on the way already lie as far apart as is `needed`.
        """
        keys = self.published.hidden
        sums = _matrix([(self.parts(key), 0, 0) for key in keys], len(self.finest))
        bounds = _matrix(self.rows, len(self.finest))
        constraints = LinearConstraint(bounds, [row[1] for row in self.rows], [row[2] for row in self.rows])
        least, most = np.full(len(keys), np.inf), np.full(len(keys), -np.inf)
        for place, key in enumerate(keys):
            for sign in (1, -1):
                if most[place] - least[place] < needed[key]:
                    found = sums @ self._solved(sign * sums[[place]].toarray()[0], constraints)
                    least, most = np.minimum(least, found), np.maximum(most, found)
        return dict(zip(keys, (most - least).astype(int).tolist(), strict=True))

    def _solved(self, costs: Any, constraints: LinearConstraint) -> Any:
        """The whole numbers for which the costs are least; checked, so that no tolerance of the solver counts."""
        most = BEYOND * max(value or 0 for value in self.published.numbers.values())
        answer = milp(costs, integrality=np.ones(len(costs)), bounds=Bounds(0, most), constraints=constraints)
        assert answer.status == 0, answer.message
        numbers = np.rint(answer.x)
        sums = constraints.A @ numbers
        assert (constraints.lb <= sums).all() and (sums <= constraints.ub).all() and (numbers >= 0).all()
        return numbers


SERVICES = ("water", "heating", "sanitation", "electricity", "internet")
BEYOND = 10
"""So many times the largest number that is shown the reader lets a number be, so that every range has an end."""


def _matrix(rows: list[tuple[list[int], float, float]], width: int) -> Any:
    """Numbers below zero (`~n`) are subtracted."""
    places = [(row, n if n >= 0 else ~n, 1 if n >= 0 else -1) for row, (parts, *_) in enumerate(rows) for n in parts]
    at, columns, signs = (np.array(column) for column in zip(*places, strict=True))
    return csr_array((signs, (at, columns)), shape=(len(rows), width))


def _leaves(parents: Mapping[str, str], whole: str) -> dict[str, list[str]]:
    """Of each unit the units in it that have none in them."""
    inner = set(parents.values())
    found: dict[str, list[str]] = defaultdict(list)
    for leaf in [code for code in (whole, *parents) if code not in inner]:
        above: str | None = leaf
        while above is not None:
            found[above].append(leaf)
            above = parents.get(above)
    return found
