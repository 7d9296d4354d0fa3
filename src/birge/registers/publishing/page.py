"""What the page and the paper of a passport show, ready to be laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from birge.algorithms.tables import Node
from birge.places.models import Settlement
from birge.registers.indicators import HOUSEHOLDS, PERSONS, POPULATION
from birge.registers.publishing.charts import ROW, Bar, Dot, dots, pyramid
from birge.registers.queries.passport import REST, Passport

MOST_PLACES = 40
"""A page of more places shows those directly below only in its files."""


@dataclass(frozen=True)
class Headline:
    """The figures of the top of the page, and the same a year earlier where they are known."""

    label: str
    unit: Any
    value: int | None
    earlier: int | None = None
    is_compared: bool = False

    @property
    def change(self) -> int | None:
        if not self.is_compared or self.value is None or self.earlier is None:
            return None
        return self.value - self.earlier


@dataclass(frozen=True)
class VillageRow:
    place: Node
    name: str
    is_rest: bool
    depth: int
    people: int | None
    women: int | None
    men: int | None
    homes: int | None
    coverage: int | None
    written_at: datetime | None


@dataclass(frozen=True)
class AgeRow:
    number: int
    label: str
    women: int | None
    men: int | None
    not_stated: int | None
    everybody: int | None


@dataclass(frozen=True)
class SectionRows:
    """A section: its lines with the value of the whole, then of each place; `names`: of these places."""

    label: Any
    definition: Any
    unit: Any
    lines: list[tuple[Any, Fraction | None, list[Fraction | None]]]
    names: list[str]

    @property
    def by_place(self) -> list[tuple[str, list[Fraction | None]]]:
        """A row for each place."""
        return [(name, [values[row] for _label, _whole, values in self.lines]) for row, name in enumerate(self.names)]


@dataclass(frozen=True)
class Page:
    headlines: list[Headline]
    bars: list[Bar]
    ages: list[AgeRow]
    villages: list[VillageRow]
    dots: list[Dot]
    map_height: int
    sections: list[SectionRows]
    pyramid_height: int

    @property
    def caption_y(self) -> int:
        return self.pyramid_height - 6


Earlier = Mapping[str, int | None]
"""The figures of a year earlier by code: people, f, m, homes."""


def page_of(
    passport: Passport, earlier: Earlier | None, written: Mapping[UUID, datetime], points: list[Settlement]
) -> Page:
    """`points`: where the villages lie; one of each is drawn."""
    words = [("people", _("Population"), PERSONS), ("f", _("Women and girls"), PERSONS),
             ("m", _("Men and boys"), PERSONS), ("homes", _("Households"), HOUSEHOLDS)]  # fmt: skip
    now, then = passport.headline(), earlier or {}
    headlines = [Headline(label, unit, now[code], then.get(code), earlier is not None) for code, label, unit in words]
    ages = [_age(passport, number, label) for number, label in passport.bands]
    drawn = [(row.label, row.men, row.women) for row in ages[:-1]]
    nodes = [node for node in passport.nodes() if node != passport.about.place][:MOST_PLACES]
    villages = [_village(passport, node, written) for node in nodes]
    circles, height = _map(passport, points)
    bars = pyramid(drawn)
    sections = [_section(passport, section, nodes) for section in passport.sections]
    return Page(
        headlines, bars, ages, villages, circles, height, [s for s in sections if s], ROW * len(bars) + 24
    )  # fmt: skip


def _age(passport: Passport, number: int, label: str) -> AgeRow:
    people = passport.population.value
    women, men, not_stated = (people(age=number, sex=sex) for sex in ("f", "m", ""))
    return AgeRow(number, label, women, men, not_stated, people(age=number))


def _village(passport: Passport, node: Node, written: Mapping[UUID, datetime]) -> VillageRow:
    people, rest = passport.population.value, isinstance(node, tuple) and node[0] == REST
    unit: Any = node
    return VillageRow(
        node,
        passport.territory.name_of(node),
        rest,
        passport.territory.dimension.depth[passport.territory.dimension.position[node]],
        people(place=node),
        people(place=node, sex="f"),
        people(place=node, sex="m"),
        passport.homes.value(place=node),
        passport.coverage_percent(node),
        None if rest else written.get(unit),
    )


def _section(passport: Passport, section: Any, nodes: list[Node]) -> SectionRows | None:
    if section.indicator is POPULATION or not section.lines:
        return None
    one = section.indicator
    shown = nodes if section.lines[0].cells.is_by_place else []
    lines = [
        (line.label, line.value(passport.about.place), [line.value(node) for node in shown]) for line in section.lines
    ]
    names = [passport.territory.name_of(node) for node in shown]
    return SectionRows(one.label, one.definition, one.unit, [row for row in lines if row[1] != 0], names)


def _map(passport: Passport, points: list[Settlement]) -> tuple[list[Dot], int]:
    places = {point.place_id: point for point in reversed(points) if point.place_id}
    rows = [
        (passport.territory.name_of(unit), passport.population.value(place=unit), point.latitude, point.longitude)
        for unit, point in sorted(places.items(), key=lambda pair: passport.territory.codes.get(pair[0], ""))
        if unit in passport.territory.codes and unit != passport.about.place
    ]
    return dots(rows)
