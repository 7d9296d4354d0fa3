"""The demo's canals: one main, three that leave it, two that leave each of these; sixty outlets. All invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import cos, radians

METRES_IN_DEGREE = 111_000
Point = tuple[float, float]
"""(longitude, latitude)."""

INVENTED = {"ky": "ойдон чыгарылган", "ru": "вымышленный"}
SECOND = [("Жаңы-Арык", "Жаны-Арык", 600), ("Орто-Арык", "Орто-Арык", 2100), ("Төмөнкү-Арык", "Томонку-Арык", 3400)]
"""Canals of the second order: names, and where they leave the main one."""
OUTLETS = {1: 6, 2: 6, 3: 6}
"""How many outlets stand on each canal of an order: 6 + 3 · 6 + 6 · 6 = 60."""


@dataclass(frozen=True)
class Drawn:
    """A canal of the demo: `heading` (east, south) is where it runs, as parts of its length."""

    code: str
    names: dict[str, str]
    order: int
    parent: Drawn | None
    distance_m: int
    length_m: int
    capacity_lps: Decimal
    efficiency: Decimal
    lining: str
    heading: Point
    start: Point

    def at(self, distance_m: float) -> Point:
        """The point of the canal so far from its head."""
        longitude, latitude = self.start
        east, south = (part * distance_m / METRES_IN_DEGREE for part in self.heading)
        return round(longitude + east / cos(radians(latitude)), 6), round(latitude - south, 6)

    def outline(self) -> dict[str, object]:
        """For the map."""
        return {"type": "LineString", "coordinates": [self.at(0), self.at(self.length_m)]}


def canals(head: Point, widened: int = 1) -> list[Drawn]:
    """Every canal, parents first; the main one begins at `head`. `widened`: so many times as wide."""
    main = Drawn("М", named("Чоң-Канал", "Чон-Канал"), 1, None, 0, 4200, Decimal(900 * widened), Decimal("0.88"),
                 "concrete", (0.2, 0.98), head)  # fmt: skip
    found = [main]
    for number, (ky, ru, distance) in enumerate(SECOND, start=1):
        side = 1 if number % 2 else -1
        second = Drawn(f"К-{number}", named(ky, ru), 2, main, distance, 2400, Decimal(280 * widened), Decimal("0.80"),
                       "earth", (0.98 * side, 0.2), main.at(distance))  # fmt: skip
        found.append(second)
        for branch in (1, 2):
            place = 700 * branch
            found.append(
                Drawn(f"К-{number}-{branch}", named(f"{ky}, {branch}-бутак", f"{ru}, {branch}-я ветвь"), 3, second,
                      place, 1100, Decimal(90 * widened), Decimal("0.75"), "earth", (0.1 * side, 0.99),
                      second.at(place))
            )  # fmt: skip
    return found


def named(ky: str, ru: str) -> dict[str, str]:
    """A name that says itself that it is invented."""
    return {"ky": f"{ky} ({INVENTED['ky']})", "ru": f"{ru} ({INVENTED['ru']})"}


def outlets(found: list[Drawn]) -> Iterator[tuple[str, Drawn, int]]:
    """(code, canal, metres from its head) of every outlet."""
    number = 0
    for canal in found:
        count = OUTLETS[canal.order]
        for place in range(1, count + 1):
            number += 1
            yield f"С-{number:02d}", canal, round(canal.length_m * place / (count + 1) / 10) * 10
