"""A rota on the branch of the small season: three users at two outlets, 8 l/s, terms with a night from 22 to 6."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

from birge.water.actions.rota_terms import set_rota_terms
from birge.water.actions.rotas import draft_rota, publish_rota
from birge.water.models import Canal, Rota
from birge.water.rota_planning import RotaPlan
from tests.water.small_season import AT, HYDROTECHNICIAN, SmallSeason, small_season

STARTS_AT = datetime(2026, 6, 11, 0, 0, tzinfo=UTC)
"""06:00 in Bishkek."""
WHO = {"by": HYDROTECHNICIAN, "at": AT}


def season_with_users(place, association=None, **day_only) -> SmallSeason:
    """Асан (1 ha) at 400 m through С-2, Бурма (2 ha) and Чолпон (1 ha) at 400 m through С-3; terms 5 and 3 minutes."""
    small = small_season(place, association=association)
    for name, outlet, area in (("Асан", "С-2", "1"), ("Бурма", "С-3", "2"), ("Чолпон", "С-3", "1")):
        small.user(name, outlet, area, day_only=day_only.get(name, False))
    set_rota_terms(association=small.association, fill_min=Decimal(5), drain_min=Decimal(3), night_from=time(22),
                   night_until=time(6), since=date(2026, 4, 1), **WHO)  # fmt: skip
    return small


def plan_of(small: SmallSeason, **changes) -> RotaPlan:
    """Ten hours on the branch from six in the morning, by area."""
    given = {"starts_at": STARTS_AT, "cycle_hours": 10, "flow_lps": Decimal(8), **changes}
    return RotaPlan(canal=given.pop("canal", None) or branch_of(small), **given)


def branch_of(small: SmallSeason) -> Canal:
    """The canal of the second order."""
    return Canal.objects.get(association=small.association, code="К-2")


def published(small: SmallSeason, **changes) -> Rota:
    """Everybody's turns hold."""
    return publish_rota(draft_rota(plan_of(small, **changes), **WHO), **WHO)
