"""How well an association delivered in some ten-day periods: all that the pages of indicators show.

Only periods that are over count, and of these only such in which somebody wrote a delivery into the journal: where
nothing was written nothing is known, which is not the same as no water.
"""

from birge.water.performance.gathering import performance_of
from birge.water.performance.judging import Judged, judged
from birge.water.performance.measures import Group, OutletLine, Performance, PeriodLine

__all__ = ["Group", "Judged", "OutletLine", "Performance", "PeriodLine", "judged", "performance_of"]
