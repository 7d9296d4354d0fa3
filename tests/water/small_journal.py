"""What was read at posts and delivered to users in the small season, by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from birge.water.enums import DeliveryWay, GaugeKind, RotaBasis, RotaState
from birge.water.models import Delivery, GaugePost, GaugeRating, GaugeReading, GaugeState, Rota, Turn
from tests.water.factories import SINCE, AssociationFactory
from tests.water.small_season import HYDROTECHNICIAN, SmallSeason

MIDNIGHT = datetime(2026, 6, 10, 18, 0, tzinfo=UTC)
"""When 11 June begins in Bishkek."""
TABLE = [["0", "0"], ["10", "30"], ["20", "90"], ["40", "290"]]


class GaugePostFactory(DjangoModelFactory):
    class Meta:
        model = GaugePost

    association = SubFactory(AssociationFactory)
    code = Sequence(lambda number: f"Г-{number}")


class GaugeStateFactory(DjangoModelFactory):
    class Meta:
        model = GaugeState

    distance_m = 10
    kind = GaugeKind.STAFF
    starts_on = SINCE


class GaugeRatingFactory(DjangoModelFactory):
    class Meta:
        model = GaugeRating

    rows = TABLE
    starts_on = SINCE


class GaugeReadingFactory(DjangoModelFactory):
    class Meta:
        model = GaugeReading

    level_cm = Decimal(20)
    by = HYDROTECHNICIAN.as_json()
    at = MIDNIGHT


class DeliveryFactory(DjangoModelFactory):
    class Meta:
        model = Delivery

    way = DeliveryWay.PLAN
    by = HYDROTECHNICIAN.as_json()
    at = MIDNIGHT


def post(season: SmallSeason, canal: str, code: str, distance_m: int = 10) -> GaugePost:
    """A post with the table on the canal that bears this code."""
    gauge = GaugePostFactory(association=season.association, code=code)
    on = season.head if canal == season.head.code else season.outlets["С-2"].states.get().canal
    GaugeStateFactory(gauge=gauge, canal=on, distance_m=distance_m)
    GaugeRatingFactory(gauge=gauge)
    return gauge


def read_twice_a_day(gauge: GaugePost, flow_lps: str, days: int = 10) -> None:
    """At 8 and at 20 o'clock from 11 June on."""
    for half_day in range(2 * days):
        read_at = MIDNIGHT + timedelta(hours=8 + 12 * half_day)
        GaugeReadingFactory(gauge=gauge, read_at=read_at, flow_lps=Decimal(flow_lps))


def delivered(season: SmallSeason, name: str, outlet: str, m3: str | None, day: int = 1, **columns) -> Delivery:
    """Water for two hours from noon of the `day`th day of the period on (None: it runs still)."""
    began = MIDNIGHT + timedelta(days=day - 1, hours=12)
    return DeliveryFactory(
        association=season.association,
        outlet=season.outlets[outlet],
        user=season.users[name],
        started_at=began,
        stopped_at=began + timedelta(hours=2) if m3 else None,
        volume_m3=Decimal(m3) if m3 else None,
        **columns,
    )


def turn_of(season: SmallSeason, name: str, outlet: str, starts_at: datetime, ends_at: datetime) -> Turn:
    """A published turn at 50 l/s; the turns of a canal stand in one rota."""
    canal = season.outlets[outlet].states.get().canal
    rota = Rota.objects.filter(canal=canal).first() or Rota.objects.create(
        association=season.association,
        season=season.season,
        canal=canal,
        basis=RotaBasis.AREA,
        state=RotaState.PUBLISHED,
        starts_at=MIDNIGHT,
        ends_at=MIDNIGHT + timedelta(days=7),
        flow_lps=Decimal(50),
        case={},
        by=HYDROTECHNICIAN.as_json(),
        at=MIDNIGHT,
        published_at=MIDNIGHT,
    )
    return Turn.objects.create(
        rota=rota,
        number=rota.turns.count() + 1,
        user=season.users[name],
        outlet=season.outlets[outlet],
        starts_at=starts_at,
        ends_at=ends_at,
        volume_m3=Decimal(int((ends_at - starts_at).total_seconds()) * 50) / 1000,
        night_minutes=0,
    )
