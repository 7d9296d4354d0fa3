"""The reference evapotranspiration itself, in mm of the day or hour, and the heat that the soil takes up."""

import numpy as np

from birge.algorithms.water.et0.atmosphere import Array

DAY, HOUR = 900.0, 37.0
"""The coefficient of the aerodynamic term: for a day (Eq. 6) and for an hour (Eq. 53)."""

LATENT = 0.408
"""mm of water that 1 MJ/m² evaporates (Eq. 20)."""


def penman_monteith(
    *, t_c: Array, delta: Array, gamma: float, energy: Array, u2_mps: Array, deficit_kpa: Array, step: float = DAY
) -> Array:
    """ET0 of grass (Eq. 6; Eq. 53 with `step` = HOUR), never negative. `energy`: Rn − G; `deficit_kpa`: es − ea."""
    radiation = LATENT * delta * energy
    wind = gamma * step / (t_c + 273) * u2_mps * deficit_kpa
    return np.maximum((radiation + wind) / (delta + gamma * (1 + 0.34 * u2_mps)), 0)


def hargreaves(tmin_c: Array, tmax_c: Array, ra: Array) -> Array:
    """ET0 of a day from temperatures alone (Eq. 52), never negative."""
    mean = (tmin_c + tmax_c) / 2
    return np.maximum(0.0023 * (mean + 17.8) * np.sqrt(tmax_c - tmin_c) * LATENT * ra, 0)


def monthly_soil_heat(t_c: Array) -> Array:
    """G in MJ/m² per day for consecutive months from their mean temperatures (Eq. 43).

    The last month has no following one and is reckoned from the one before it (Eq. 44); so is the first, from the one
    after it. A single month: 0. Over days and ten-day periods G is 0 (Eq. 42).
    """
    if len(t_c) < 2:
        return np.zeros(len(t_c))
    inner = 0.07 * (t_c[2:] - t_c[:-2])
    first, last = 0.14 * (t_c[1:2] - t_c[:1]), 0.14 * (t_c[-1:] - t_c[-2:-1])
    return np.concatenate([first, inner, last])
