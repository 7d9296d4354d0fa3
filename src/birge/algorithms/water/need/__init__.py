"""What fields need: crop coefficients, the daily balance of the root zone, effective rain, losses on the way.

fields = adjust_to_climate(fields, weather, height_m, mid_from_table, end_from_table)
period, labels = periods_of(weather.days)
season = run(weather, fields, irrigation_mm, period)          # season.sums["irrigation"][period, field] in mm
volume = gross_m3(season.total("irrigation"), area_ha, efficiency)
"""

from birge.algorithms.water.need.balance import SUMMED, Day, Season, run
from birge.algorithms.water.need.coefficients import EDITIONS, Crop, crop_id
from birge.algorithms.water.need.curve import adjust_to_climate, adjusted, kc_on, root_on
from birge.algorithms.water.need.efficiency import gross_m3, gross_mm, leaching_requirement, scheme_efficiency
from birge.algorithms.water.need.fields import FULL, Fields, Weather
from birge.algorithms.water.need.periods import period_label, periods_of
from birge.algorithms.water.need.soils import SOILS, Soil

__all__ = [
    "EDITIONS",
    "FULL",
    "SOILS",
    "SUMMED",
    "Crop",
    "Day",
    "Fields",
    "Season",
    "Soil",
    "Weather",
    "adjust_to_climate",
    "adjusted",
    "crop_id",
    "gross_m3",
    "gross_mm",
    "kc_on",
    "leaching_requirement",
    "period_label",
    "periods_of",
    "root_on",
    "run",
    "scheme_efficiency",
]
