"""The indicators, from the ratios delivered/required. Pairs for which nothing was required are left out.

- adequacy: the mean of min(delivered/required, 1) over all pairs;
- efficiency: the mean of min(required/delivered, 1); where nothing was delivered, 0;
- dependability: the mean over outlets of the variation of the ratio over periods;
- equity: the mean over periods of the variation of the ratio over outlets;
- Gini and Jain of the outlets' ratios over all their periods together: Gini = ΣΣ|x−y| / (2n²·mean), 0 if all are equal;
  Jain = (Σx)²/(nΣx²), 1 if all are equal.

Variation is the population standard deviation over the mean, and 0 where the mean is 0: all are equally without water.
"""

from dataclasses import dataclass

import numpy as np

from birge.algorithms.water.indicators.deliveries import Codes, Deliveries, Floats


@dataclass(frozen=True, slots=True)
class Indicators:
    """None throughout where nothing was required. `outlets`, `periods`, `pairs`: how many were counted."""

    adequacy: float | None
    efficiency: float | None
    dependability: float | None
    equity: float | None
    gini: float | None
    jain: float | None
    outlets: int
    periods: int
    pairs: int


def indicators(deliveries: Deliveries) -> Indicators:
    counted = deliveries.where(deliveries.required > 0)
    pairs = counted.required.size
    if not pairs:
        return Indicators(None, None, None, None, None, None, 0, 0, 0)
    ratio = counted.delivered / counted.required
    spent = np.divide(counted.required, counted.delivered, out=np.zeros(pairs), where=counted.delivered > 0)
    over_time, over_outlets = _variations(counted.outlet, ratio), _variations(counted.period, ratio)
    whole = sums_by(counted.outlet, counted.delivered) / sums_by(counted.outlet, counted.required)
    return Indicators(
        adequacy=float(np.minimum(ratio, 1).mean()),
        efficiency=float(np.minimum(spent, 1).mean()),
        dependability=float(over_time.mean()),
        equity=float(over_outlets.mean()),
        gini=gini(whole),
        jain=jain(whole),
        outlets=over_time.size,
        periods=over_outlets.size,
        pairs=pairs,
    )


def gini(shares: Floats) -> float:
    """Of at least one number ≥ 0. If all are 0, 0."""
    total, count = float(shares.sum()), shares.size
    if not total:
        return 0.0
    ranks = 2 * np.arange(1, count + 1) - count - 1
    return max(0.0, float((ranks * np.sort(shares)).sum()) / (count * total))


def jain(shares: Floats) -> float:
    """Of at least one number ≥ 0. If all are 0, 1."""
    squares = float((shares * shares).sum())
    return float(shares.sum()) ** 2 / (shares.size * squares) if squares else 1.0


def sums_by(codes: Codes, values: Floats) -> Floats:
    """By code; the codes that occur, in their order."""
    _, places = np.unique(codes, return_inverse=True)
    return np.asarray(np.bincount(places, values), dtype=np.float64)


def _variations(codes: Codes, values: Floats) -> Floats:
    """The coefficient of variation of the values of each code."""
    _, places, counts = np.unique(codes, return_inverse=True, return_counts=True)
    means = np.bincount(places, values) / counts
    squares = np.bincount(places, (values - means[places]) ** 2) / counts
    return np.divide(np.sqrt(squares), means, out=np.zeros(len(means)), where=means > 0)
