"""Twenty weeks of rotas on the site, one after the other: nights are shared out, and every week is a whole rota."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from birge.water.models import RotaTerms, Season, Turn
from birge.water.queries.rota_land import night_minutes_before
from birge.water.queries.rotas import last_end
from tests.water.small_rota import STARTS_AT, branch_of, published, season_with_users

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
WEEK_MINUTES, NIGHT_MINUTES = 7 * 24 * 60, 8 * 60


@pytest.mark.parametrize("users", [3, 5, 23])
def test_over_20_weeks_nobody_has_a_night_more_than_another_and_each_rota_is_whole(cast, users):
    """Turns of one length, each cycle after the one before: the most less the least night is never above one night."""
    small = season_with_users(cast.aimak)
    RotaTerms.objects.update(drain_min=0)
    small.parcels["Бурма"].states.update(area_ha=1)
    for number in range(users - 3):
        small.user(f"Дагы {number}", "С-2")
    starts_at, spreads, whole = STARTS_AT - timedelta(days=60), [], []
    for _week in range(20):
        rota = published(small, starts_at=starts_at, cycle_hours=168)
        turns = list(Turn.objects.filter(rota=rota).order_by("starts_at"))
        lengths = [(turn.ends_at - turn.starts_at) // MINUTE for turn in turns]
        whole.append(
            (max(lengths) - min(lengths) <= 1)
            and WEEK_MINUTES - sum(lengths) in {31, 32}  # 400 m fill in 31.25 minutes
            and all(one.ends_at <= other.starts_at for one, other in pairwise(turns))
        )
        starts_at = last_end(branch_of(small).pk)
        nights = night_minutes_before(Season.objects.get(), [turn.user_id for turn in turns], starts_at)
        spreads.append(max(nights.values()) - min(nights.values()))

    assert whole == [True] * 20
    assert max(spreads) <= NIGHT_MINUTES
