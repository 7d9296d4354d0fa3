"""How much of a period's rain helps the crop, by named methods, for plans without a daily balance. In mm."""

from collections.abc import Callable

import numpy as np

from birge.algorithms.water.et0.atmosphere import Array


def usda_month(rain_mm: Array) -> Array:
    """USDA Soil Conservation Service, monthly rain; both branches give 150 mm at 250 mm."""
    return np.where(rain_mm <= 250, rain_mm * (125 - 0.2 * rain_mm) / 125, 125 + 0.1 * rain_mm)


def usda_ten_days(rain_mm: Array) -> Array:
    """The same for ten days (a third of a month); both branches give 50 mm at 250/3 mm."""
    return usda_month(3 * rain_mm) / 3


def fao_aglw_month(rain_mm: Array) -> Array:
    """FAO/AGLW, rain that can be relied on, monthly; both branches give 32 mm at 70 mm; never negative."""
    return np.maximum(np.where(rain_mm <= 70, 0.6 * rain_mm - 10, 0.8 * rain_mm - 24), 0)


def fixed_share(rain_mm: Array, share: float) -> Array:
    """A fixed part of the rain, usually 0.7–0.9."""
    if not 0 <= share <= 1:
        raise ValueError(f"{share}: a part of the rain lies between 0 and 1")
    return share * rain_mm


METHODS: dict[str, Callable[[Array], Array]] = {
    "usda-month": usda_month,
    "usda-ten-days": usda_ten_days,
    "fao-aglw-month": fao_aglw_month,
}
"""By name; `fixed_share` needs its share besides."""
