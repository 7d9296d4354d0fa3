"""How well water was delivered: adequacy, efficiency, dependability and equity (Molden & Gates, J. Irrig. Drain. Eng.
116(6), 1990), Gini and Jain.

all_over = indicators(deliveries)
women = indicators(deliveries.where(group == "women"))
"""

from birge.algorithms.water.indicators.deliveries import Deliveries, codes_of
from birge.algorithms.water.indicators.performance import Indicators, indicators

__all__ = ["Deliveries", "Indicators", "codes_of", "indicators"]
