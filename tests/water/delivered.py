"""Deliveries of the small season, as the journal holds them."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from birge.water.enums import DeliveryWay, RotaBasis, RotaState
from birge.water.models import Allocation, Delivery, Outlet, Rota, Turn, WaterUser
from birge.water.periods import TenDays
from birge.water.queries.volumes import midnight
from tests.water.small_season import AT, JUNE, SmallSeason

RUN = timedelta(hours=6)


def delivered(
    small: SmallSeason,
    user: WaterUser,
    outlet: str | Outlet,
    volume: object,
    *,
    period: TenDays = JUNE,
    turn: Turn | None = None,
    started_at: datetime | None = None,
) -> Delivery:
    """So much ran to her on the first morning of the period."""
    at = started_at or midnight(period.starts_on) + RUN
    return Delivery.objects.create(
        association=small.association,
        outlet=small.outlets[outlet] if isinstance(outlet, str) else outlet,
        user=user,
        turn=turn,
        started_at=at,
        stopped_at=at + RUN,
        volume_m3=Decimal(str(volume)),
        way=DeliveryWay.FLOW,
        by={},
        at=AT,
    )


def rota_of(small: SmallSeason, *, allocation: Allocation | None = None, period: TenDays = JUNE) -> Rota:
    """A published rota of the head canal for the whole period, by volume where it follows a share-out."""
    begins, ends = midnight(period.starts_on), midnight(period.ends_on)
    return Rota.objects.create(
        association=small.association,
        season=small.season,
        canal=small.head,
        allocation=allocation,
        basis=RotaBasis.VOLUME if allocation else RotaBasis.AREA,
        state=RotaState.PUBLISHED,
        starts_at=begins,
        ends_at=ends,
        flow_lps=Decimal(30),
        case={},
        by={},
        at=AT,
    )


def turn_of(rota: Rota, user: WaterUser, outlet: Outlet, minutes: int, night: int = 0) -> Turn:
    """Her turn behind those that the rota has already."""
    last = rota.turns.order_by("number").last()
    begins = last.ends_at if last else rota.starts_at
    return Turn.objects.create(
        rota=rota,
        number=last.number + 1 if last else 1,
        user=user,
        outlet=outlet,
        starts_at=begins,
        ends_at=begins + timedelta(minutes=minutes),
        volume_m3=Decimal(0),
        night_minutes=night,
    )
