"""What the walk through the API needs of water: an association of the clerk's aimak in the middle of a season."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from birge.water.models import Allocation, Delivery, GaugePost, Season
from tests.cast import Cast
from tests.water.delivered import delivered, rota_of, turn_of
from tests.water.small_journal import MIDNIGHT, GaugeReadingFactory, post
from tests.water.small_season import SmallSeason, small_season


def watered(cast: Cast) -> dict[str, str]:
    """The association's things that stand in addresses, made when they are first asked for."""
    season = Season.objects.filter(association=cast.water_users).first() or _in_june(cast).season
    allocation = Allocation.objects.get(season=season)
    return {
        "association": str(season.association_id),
        "season": str(season.pk),
        "asked": str(season.requests.get().pk),
        "allocation": str(allocation.pk),
        "gauge": str(GaugePost.objects.get(association=season.association_id).pk),
        "delivery": str(Delivery.objects.get(association=season.association_id).pk),
    }


def water_bodies(cast: Cast) -> dict[str, Any]:
    """A body of each write about water that the right person could send."""
    season = Season.objects.filter(association=cast.water_users).first()
    if season is None:
        return {}
    head, asked = str(season.allocations.get().head_id), season.requests.get()
    return {
        "setForecast": {"head": head, "period_on": "2026-06-11", "flow_lps": "3"},
        "readGauge": {"read_at": "2026-06-11T08:00:00+06:00", "level_cm": "12.5"},
        "beginDelivery": {
            "user": str(asked.user_id),
            "outlet": str(asked.outlet_id),
            "started_at": "2026-06-12T08:00:00+06:00",
        },
        "stopDelivery": {"stopped_at": "2026-06-12T10:00:00+06:00", "volume_m3": "360"},
        "correctWaterRequest": {"volume_m3": "900", "way": "phone", "why": "Жаан жаады"},
    }


def _in_june(cast: Cast) -> SmallSeason:
    """One user: asked, decided (not published), a turn, a delivery, a reading."""
    small = small_season(cast.aimak, association=cast.water_users)
    user = small.user("Суусун Арыкова", "С-1")
    allocation = small.asked().decided()
    turn_of(rota_of(small, allocation=allocation), user, small.outlets["С-1"], 60)
    delivered(small, user, "С-1", 800)
    gauge = post(small, "К-1", "Г-1")
    GaugeReadingFactory(gauge=gauge, read_at=MIDNIGHT + timedelta(hours=8), flow_lps=Decimal(30))
    return small
