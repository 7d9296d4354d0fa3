"""An invented station with the weather of 2026, three days of which nobody measured, and how crops are grown there."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from math import cos, pi

from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.water.actions.weather import choose_need, enter_station, grow, write_mean
from birge.water.models import Crop, Station, WeatherDay

AT = datetime(2026, 10, 2, 5, 0, tzinfo=UTC)
FIRST, LAST = date(2026, 3, 1), date(2026, 9, 30)
NOT_MEASURED = {date(2026, 5, 17), date(2026, 6, 23), date(2026, 6, 24)}
NAME = "Ак-Суу метеостанциясы (ойдон чыгарылган)"
INVENTED = "ойдон чыгарылган / вымышлено"
HOTTEST_DAY, WARMTH, SWING = 200, 11.5, 14.5
"""Day of the year, yearly mean and half the range of the daily mean, °C: invented."""
RAIN_OF_MONTH = (45, 50, 70, 65, 55, 30, 15, 8, 12, 40, 45, 50)
"""mm: invented."""
GROWN = {
    "maize": ("maize", 4, 20, {}),
    "winter-wheat": ("winter-wheat", 10, 10, {}),
    "alfalfa": ("alfalfa", 3, 20, {"mid_days": 120, "late_days": 30}),
    "orchard": ("apple-grass", 3, 25, {}),
    "garden": ("tomato", 5, 1, {}),
}
"""Row of the tables, month and day of planting, values of its own, by crop: invented."""


def make_weather(association: Organisation, latitude: float, longitude: float, by: Actor) -> None:
    """Days, means of every month, and by what the need is computed."""
    values = {
        "name": NAME,
        "latitude": Decimal(str(round(latitude, 5))),
        "longitude": Decimal(str(round(longitude, 5))),
        "elevation_m": 1050,
        "wind_height_m": Decimal(10),
        "source": INVENTED,
    }
    station = enter_station(association=association, values=values, by=by, at=AT)
    _days(station, by)
    for month in range(1, 13):
        write_mean(station=station, month=month, measured=_mean(month), source=INVENTED, by=by, at=AT)
    setting = {"station": station, "edition": "fao56-1998", "soil": "loam", "efficiency": Decimal("0.6"),
               "fill_days": 3, "source": INVENTED}  # fmt: skip
    choose_need(association=association, values=setting, since=FIRST, by=by, at=AT)
    for code, (table, month, day, own) in GROWN.items():
        chosen = {"table_crop": table, "month": month, "day": day, "source": INVENTED, **own}
        grow(association=association, crop=Crop.objects.get(code=code), values=chosen, since=FIRST, by=by, at=AT)


def _warmth(on: date) -> float:
    return WARMTH + SWING * cos(2 * pi * (on.timetuple().tm_yday - HOTTEST_DAY) / 365)


def _days(station: Station, by: Actor) -> None:
    chance = random.Random("birge: weather")  # noqa: S311  (demo data, not a secret)
    rows = []
    for number in range((LAST - FIRST).days + 1):
        on = FIRST + timedelta(days=number)
        wet = chance.random() < RAIN_OF_MONTH[on.month - 1] / 260
        mean = _warmth(on) + chance.gauss(0, 2.2) - (3 if wet else 0)
        range_c = 9 if wet else chance.uniform(12, 17)
        measured = {
            "tmin_c": f"{mean - range_c / 2:.1f}",
            "tmax_c": f"{mean + range_c / 2:.1f}",
            "rh_pct": f"{min(92.0, max(28.0, 78 - 1.3 * mean + (20 if wet else 0) + chance.gauss(0, 4))):.0f}",
            "wind_mps": f"{abs(chance.gauss(2.2, 0.8)):.1f}",
            "sun_hours": f"{2.5 if wet else chance.uniform(7, 12) - 2 * abs(6.5 - on.month) / 3:.1f}",
            "rain_mm": f"{chance.uniform(2, 15):.1f}" if wet else "0",
        }
        if on not in NOT_MEASURED:
            rows.append(WeatherDay(station=station, on=on, measured=measured, by=by.as_json(), at=AT))
    WeatherDay.objects.bulk_create(rows, batch_size=500)


def _mean(month: int) -> dict[str, Decimal]:
    mean = _warmth(date(2026, month, 15))
    values = {"tmin_c": mean - 7, "tmax_c": mean + 7, "rh_pct": 78 - 1.3 * mean, "wind_mps": 2.2,
              "rain_mm": RAIN_OF_MONTH[month - 1]}  # fmt: skip
    return {name: Decimal(str(round(value, 1))) for name, value in values.items()}
