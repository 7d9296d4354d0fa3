"""The geometry of the passport's drawings: numbers for SVG, no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt

WIDTH = 640
MIDDLE = 60
ROW = 20
MAP_WIDTH = 640
MAP_HEIGHT = 320
MARGIN = 50
LARGEST_RADIUS = 16


@dataclass(frozen=True)
class Bar:
    """One age band: men to the left, women to the right of its label; widths None where the number is hidden."""

    label: str
    y: int
    men: int | None
    women: int | None
    men_width: float | None
    women_width: float | None

    @property
    def men_x(self) -> float:
        return round((WIDTH - MIDDLE) / 2 - (self.men_width or 0), 1)


def pyramid(rows: Sequence[tuple[str, int | None, int | None]]) -> list[Bar]:
    """(label, men, women) by age, the oldest on top."""
    longest = max((n for _label, *pair in rows for n in pair if n), default=1)
    scale = ((WIDTH - MIDDLE) / 2 - 4) / longest

    def width(number: int | None) -> float | None:
        return None if number is None else round(number * scale, 1)

    return [
        Bar(label, place * ROW, men, women, width(men), width(women))
        for place, (label, men, women) in enumerate(reversed(rows))
    ]


@dataclass(frozen=True)
class Dot:
    """A village on the map; the area of the circle is in proportion to its number, `radius` None where it is hidden."""

    name: str
    number: int | None
    x: float
    y: float
    radius: float | None

    @property
    def is_right(self) -> bool:
        """Whether the name stands to the left of the circle, because the edge is near."""
        return self.x > MAP_WIDTH * 0.6

    @property
    def text_x(self) -> float:
        away = (self.radius or 5) + 5
        return round(self.x - away if self.is_right else self.x + away, 1)

    @property
    def text_y(self) -> float:
        return round(self.y + 5, 1)


def dots(villages: Sequence[tuple[str, int | None, float, float]]) -> tuple[list[Dot], int]:
    """(name, number, latitude, longitude) → the circles and the height of the map; north is up."""
    if not villages:
        return [], 0
    shrink = cos(radians(sum(row[2] for row in villages) / len(villages)))
    xs, ys = [row[3] * shrink for row in villages], [row[2] for row in villages]
    wide, high = max(max(xs) - min(xs), 0.001), max(max(ys) - min(ys), 0.001)
    scale = min((MAP_WIDTH - 2 * MARGIN) / wide, MAP_HEIGHT / high)
    left = (MAP_WIDTH - wide * scale) / 2
    most = max((row[1] for row in villages if row[1]), default=1)
    found = []
    for (name, number, _latitude, _longitude), x, y in zip(villages, xs, ys, strict=True):
        radius = None if number is None else round(max(4, LARGEST_RADIUS * sqrt(number / most)), 1)
        place = round(left + (x - min(xs)) * scale, 1), round(MARGIN + (max(ys) - y) * scale, 1)
        found.append(Dot(name, number, *place, radius))
    return found, round(2 * MARGIN + (max(ys) - min(ys)) * scale)
