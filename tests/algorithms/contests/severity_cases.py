"""Contests made up: true qualities, and strict and lenient markers who use the scale unequally."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.contests.severity import Model, Table

QUALITY, SEVERITY, NOISE = 1.0, 0.8, 0.8  # standard deviations
SCALE_USE = (0.7, 1.3)  # how wide one marker spreads what another gives


@dataclass(frozen=True)
class MadeUp:
    quality: NDArray[np.float64]
    table: Table


def made_up(applications: int, markers: int, each: int, seed: int) -> MadeUp:
    """Each application is marked by `each` markers, loads even."""
    chance = np.random.default_rng(seed)
    quality = chance.normal(0, QUALITY, applications)
    leniency = chance.normal(0, SEVERITY, markers)
    wide = chance.uniform(*SCALE_USE, markers)
    pairs = [
        (application, marker)
        for application, own in enumerate(_even(applications, markers, each, chance))
        for marker in own
    ]
    application, marker = np.array(pairs).T
    noise = chance.normal(0, NOISE, len(pairs))
    total = leniency[marker] + wide[marker] * (quality[application] + noise)
    return MadeUp(quality, Table(application, marker, total, applications, markers))


def _even(applications: int, markers: int, each: int, chance: np.random.Generator) -> list[list[int]]:
    loads = np.zeros(markers)
    rows = []
    for _ in range(applications):
        own = np.lexsort((chance.random(markers), loads))[:each]
        loads[own] += 1
        rows.append(sorted(own.tolist()))
    return rows


def plain(table: Table) -> NDArray[np.float64]:
    return table.sums(table.total) / table.sums(np.ones(len(table.total)))


def corrected(table: Table) -> NDArray[np.float64]:
    model = Model(table)
    leniency = model.leniency(table.total, model.variances(table.total))
    return table.sums(table.total - leniency[table.marker]) / model.by_application


def kendall(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Tau: the pairs in the same order less those in another, over all pairs."""
    signs = np.sign(one[:, None] - one) * np.sign(other[:, None] - other)
    return float(signs.sum() / (len(one) * (len(one) - 1)))
