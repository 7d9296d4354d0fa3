"""Rotas and turns written as rows, for tests that need turns but not the way to them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from birge.water.enums import RotaBasis, RotaState
from birge.water.models import Rota, Season, Turn
from tests.water.factories import AssociationFactory, CanalFactory, OutletFactory, WaterUserFactory

STARTS_AT = datetime(2026, 6, 11, 0, 0, tzinfo=UTC)


class SeasonFactory(DjangoModelFactory):
    class Meta:
        model = Season

    association = SubFactory(AssociationFactory)
    names = LazyAttribute(lambda season: {"ky": "2026-жыл"})
    starts_on = date(2026, 4, 1)
    ends_on = date(2026, 10, 1)


class RotaFactory(DjangoModelFactory):
    """A published week of 30 l/s, without turns."""

    class Meta:
        model = Rota

    season = SubFactory(SeasonFactory)
    association = LazyAttribute(lambda rota: rota.season.association)
    canal = LazyAttribute(lambda rota: CanalFactory(association=rota.association))
    basis = RotaBasis.AREA
    state = RotaState.PUBLISHED
    starts_at = STARTS_AT
    ends_at = LazyAttribute(lambda rota: rota.starts_at + timedelta(days=7))
    flow_lps = Decimal(30)
    case = LazyAttribute(lambda rota: {})
    by = LazyAttribute(lambda rota: {})
    at = STARTS_AT


class TurnFactory(DjangoModelFactory):
    """The first hour of its rota's week."""

    class Meta:
        model = Turn

    rota = SubFactory(RotaFactory)
    number = Sequence(lambda number: number + 1)
    user = LazyAttribute(lambda turn: WaterUserFactory(association=turn.rota.association))
    outlet = LazyAttribute(lambda turn: OutletFactory(association=turn.rota.association))
    starts_at = LazyAttribute(lambda turn: turn.rota.starts_at)
    ends_at = LazyAttribute(lambda turn: turn.starts_at + timedelta(hours=1))
    volume_m3 = Decimal(108)
    night_minutes = 0
