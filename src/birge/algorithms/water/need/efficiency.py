"""From what the root zone needs to what must be taken at the head. 1 mm on 1 ha is 10 m³."""

import numpy as np

from birge.algorithms.water.et0.atmosphere import Array

M3_PER_MM_HA = 10
M3_PER_DAY_PER_LPS = 86.4


def leaching_requirement(ec_water: Array, ec_soil: Array) -> Array:
    """The part of the water that must drain to keep the salts down, from 0 to below 1 (surface and sprinkler).

    `ec_water`: salinity of the water, `ec_soil`: of the soil's saturation extract that the crop bears, both dS/m
    (FAO Irrigation and Drainage Paper 29). ValueError where the water is too salty for any leaching to help.
    """
    if not np.all(2 * ec_water < 5 * ec_soil):
        raise ValueError("the water is too salty for this crop: no amount of leaching is enough")
    return ec_water / (5 * ec_soil - ec_water)


def scheme_efficiency(conveyance: Array, application: Array) -> Array:
    """The part of the water taken at the head that the root zone gets: conveyance × application, each in (0, 1]."""
    return conveyance * application


def gross_mm(etc_mm: Array, effective_rain_mm: Array, leaching: Array, efficiency: Array) -> Array:
    """Water to be taken for a crop: (ETc − effective rain) / (1 − leaching) / efficiency, never negative."""
    return np.maximum(etc_mm - effective_rain_mm, 0) / (1 - leaching) / efficiency


def gross_m3(net_mm: Array, area_ha: Array, efficiency: Array) -> Array:
    """Volume to be taken so that `net_mm` reach the root zone of the whole field."""
    return net_mm * M3_PER_MM_HA * area_ha / efficiency
