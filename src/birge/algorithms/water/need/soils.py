"""Water that soils hold, in m³/m³ at field capacity and wilting point: middles of the ranges of FAO-56 Table 19.

To confirm: taken from general knowledge of the table, not compared with the printed page.
"""

from typing import NamedTuple


class Soil(NamedTuple):
    theta_fc: float
    theta_wp: float


SOILS: dict[str, Soil] = {
    "sand": Soil(0.12, 0.045),
    "sandy-loam": Soil(0.23, 0.11),
    "loam": Soil(0.25, 0.12),
    "silt-loam": Soil(0.29, 0.15),
    "silty-clay-loam": Soil(0.335, 0.205),
    "clay": Soil(0.36, 0.22),
}
