"""Crop coefficients by edition, as data.

`fao56-1998`: FAO Irrigation and Drainage Paper 56 (1998), Tables 11, 12 and 22, with one value where the paper prints
a range, as kthorp/pyfao56 stores them. Stage lengths are those of the row of Table 11 nearest to a continental spring.
Rooting depth is the lower end of Table 22's range, the careful choice for planning irrigation. Tobacco is in none of
these tables. `fao56-2025`: the revised edition (doi 10.4060/cd6621en), Tables 6.1 and 6.2: only coefficients that were
compared with the printed page; stage lengths, heights, roots and p must be given with the field.

None: the edition has no value. Coefficients are for RHmin 45 % and wind of 2 m/s; `curve.adjust_to_climate` moves them.
"""

from dataclasses import dataclass

Stages = tuple[int, int, int | None, int | None]
Kc = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Crop:
    """Days of the stages initial, development, mid-season, late; single coefficients; height and roots in m; p."""

    id: str
    kc_ini: float
    kc_mid: float
    kc_end: float
    ini_days: int | None = None
    dev_days: int | None = None
    mid_days: int | None = None
    late_days: int | None = None
    height_m: float | None = None
    root_m: float | None = None
    p: float | None = None


def _row(name: str, stages: Stages, kc: Kc, height_m: float, root_m: float, p: float) -> Crop:
    return Crop(name, *kc, *stages, height_m, root_m, p)


_ORCHARD = (20, 70, 90, 30)

_1998 = (
    _row("winter-wheat", (160, 75, 75, 25), (0.40, 1.15, 0.25), 1.0, 1.5, 0.55),  # soil that freezes
    _row("spring-wheat", (20, 25, 60, 30), (0.30, 1.15, 0.25), 1.0, 1.0, 0.55),
    _row("barley", (20, 25, 60, 30), (0.30, 1.15, 0.25), 1.0, 1.0, 0.55),
    _row("oats", (20, 25, 60, 30), (0.30, 1.15, 0.25), 1.0, 1.0, 0.55),
    _row("maize", (30, 40, 50, 50), (0.30, 1.20, 0.35), 2.0, 1.0, 0.55),  # harvested dry
    _row("cotton", (30, 50, 60, 55), (0.35, 1.17, 0.60), 1.35, 1.0, 0.65),
    _row("potato", (25, 30, 45, 30), (0.50, 1.15, 0.75), 0.6, 0.4, 0.35),
    _row("sugar-beet", (50, 40, 50, 40), (0.35, 1.20, 0.70), 0.5, 0.7, 0.55),
    _row("alfalfa", (10, 30, None, None), (0.40, 0.95, 0.90), 0.7, 1.0, 0.55),  # mean over the cuts of a season
    _row("alfalfa-first-cut", (10, 30, 25, 10), (0.40, 1.20, 1.15), 0.7, 1.0, 0.55),
    _row("alfalfa-next-cut", (5, 20, 10, 10), (0.40, 1.20, 1.15), 0.7, 1.0, 0.55),
    _row("dry-beans", (20, 30, 40, 20), (0.40, 1.15, 0.35), 0.4, 0.6, 0.45),
    _row("green-beans", (20, 30, 30, 10), (0.50, 1.05, 0.90), 0.4, 0.5, 0.45),
    _row("sunflower", (25, 35, 45, 25), (0.35, 1.10, 0.35), 2.0, 0.8, 0.45),
    _row("rice", (30, 30, 60, 30), (1.05, 1.20, 0.75), 1.0, 0.5, 0.20),
    _row("tomato", (30, 40, 45, 30), (0.60, 1.15, 0.80), 0.6, 0.7, 0.40),
    _row("onion", (15, 25, 70, 40), (0.70, 1.05, 0.75), 0.4, 0.3, 0.30),
    _row("cabbage", (40, 60, 50, 15), (0.70, 1.05, 0.95), 0.4, 0.5, 0.45),
    _row("carrot", (30, 40, 60, 20), (0.70, 1.05, 0.95), 0.3, 0.5, 0.35),
    _row("sweet-pepper", (30, 35, 40, 20), (0.60, 1.05, 0.90), 0.7, 0.5, 0.30),
    _row("cucumber", (20, 30, 40, 15), (0.60, 1.00, 0.75), 0.3, 0.7, 0.50),
    _row("sweet-melon", (25, 35, 40, 20), (0.50, 1.05, 0.75), 0.4, 0.8, 0.40),
    _row("watermelon", (20, 30, 30, 30), (0.40, 1.00, 0.75), 0.4, 0.8, 0.40),
    _row("apple", _ORCHARD, (0.45, 0.95, 0.70), 4.0, 1.0, 0.50),  # bare ground, hard frost
    _row("apple-grass", _ORCHARD, (0.50, 1.20, 0.95), 4.0, 1.0, 0.50),  # grass between the trees
    _row("apricot", _ORCHARD, (0.45, 0.90, 0.65), 3.0, 1.0, 0.50),
    _row("apricot-grass", _ORCHARD, (0.50, 1.15, 0.90), 3.0, 1.0, 0.50),
    _row("walnut", (20, 10, 130, 30), (0.50, 1.10, 0.65), 4.5, 1.7, 0.50),
    _row("grapes", (20, 50, 90, 20), (0.30, 0.85, 0.45), 2.0, 1.0, 0.35),  # for the table
    _row("pasture", (10, 20, None, None), (0.40, 0.90, 0.85), 0.22, 0.5, 0.60),  # grazed in rotation
)

_2025 = (
    Crop("barley", 0.30, 1.10, 0.25),
    Crop("maize", 0.30, 1.20, 0.30),
    Crop("cotton", 0.40, 1.10, 0.50),
    Crop("potato", 0.50, 1.10, 0.40),
    Crop("sugar-beet", 0.35, 1.10, 0.75),
    Crop("alfalfa-first-cut", 0.50, 1.20, 1.15),
    Crop("alfalfa-next-cut", 0.50, 1.20, 1.15),
    Crop("sunflower", 0.35, 1.15, 0.30),
    Crop("rice", 1.05, 1.20, 1.05),
    Crop("tomato", 0.60, 1.10, 0.85),
    Crop("onion", 0.70, 1.05, 0.70),
    Crop("cabbage", 0.70, 1.05, 1.00),
    Crop("sweet-pepper", 0.60, 1.10, 1.00),
)

EDITIONS: dict[str, dict[str, Crop]] = {
    "fao56-1998": {crop.id: crop for crop in _1998},
    "fao56-2025": {crop.id: crop for crop in _2025},
}
"""Crops by id, by edition."""


def crop_id(name: str) -> str:
    """The id that a name as people write it stands for: "Sugar beet" is "sugar-beet"."""
    return "-".join(name.casefold().replace("_", " ").replace("-", " ").split())
