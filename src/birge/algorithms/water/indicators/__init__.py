"""How well water was delivered: adequacy, efficiency, dependability and equity (Molden & Gates, J. Irrig. Drain. Eng.
116(6), 1990), Gini and Jain; and what compares head with tail, best with worst, supply with need.

all_over = indicators(deliveries)
women = indicators(deliveries.where(group == "women"))
"""

from birge.algorithms.water.indicators.comparing import (
    HEAD,
    MIDDLE,
    TAIL,
    head_to_tail,
    interquartile,
    parts_by_way,
    relative_supply,
    tail_supply,
    timeliness,
)
from birge.algorithms.water.indicators.deliveries import Deliveries, codes_of
from birge.algorithms.water.indicators.performance import Indicators, indicators

__all__ = [
    "HEAD",
    "MIDDLE",
    "TAIL",
    "Deliveries",
    "Indicators",
    "codes_of",
    "head_to_tail",
    "indicators",
    "interquartile",
    "parts_by_way",
    "relative_supply",
    "tail_supply",
    "timeliness",
]
