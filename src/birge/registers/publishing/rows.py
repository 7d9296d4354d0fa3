"""All figures of a passport as rows: one meaning for files and for paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from birge.algorithms.tables import Node
from birge.registers.indicators import POPULATION, SEXES, Indicator
from birge.registers.queries.passport import Passport

TOTAL, NOT_STATED = "total", "not-stated"


@dataclass(frozen=True)
class Figure:
    """One number, by codes (for machines) and words (for people). `value` None: hidden."""

    place: Node
    indicator: Indicator
    category: str
    category_label: Any
    sex: str
    age: str
    value: Fraction | None


def figures(passport: Passport) -> Iterator[Figure]:
    """Place by place, the whole first; in the order of the page."""
    for place in passport.nodes():
        yield from _population(passport, place)
        for section in passport.sections:
            if section.indicator is not POPULATION:
                for line in section.lines:
                    if place != passport.about.place and not line.cells.is_by_place:
                        continue
                    code = line.code or (NOT_STATED if line.at else TOTAL)
                    yield Figure(place, section.indicator, code, line.label, TOTAL, TOTAL, line.value(place))


def _population(passport: Passport, place: Node) -> Iterator[Figure]:
    sexes: list[tuple[str, dict[str, Node]]] = [(TOTAL, {})]
    sexes += [(code or NOT_STATED, {"sex": code}) for code, _label in SEXES]
    ages: list[tuple[str, dict[str, Node]]] = [(TOTAL, {})]
    ages += [(NOT_STATED if n < 0 else word.replace("–", "-"), {"age": n}) for n, word in passport.bands]
    for sex, by_sex in sexes:
        for age, by_age in ages:
            value = passport.population.value(place=place, **by_sex, **by_age)
            yield Figure(place, POPULATION, TOTAL, "", sex, age, None if value is None else Fraction(value))
