"""A small association: a river, a main canal of 1,000 m with a branch, an outlet, a user with a parcel."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from birge.people.enums import OrganisationKind
from birge.water.models import (
    Canal,
    CanalState,
    Outlet,
    OutletState,
    Parcel,
    ParcelState,
    Tenure,
    WaterUser,
    WaterUserState,
)
from tests.people.factories import OrganisationFactory

SINCE = date(2025, 1, 1)


class AssociationFactory(OrganisationFactory):
    kind = OrganisationKind.WATER_USERS


class CanalFactory(DjangoModelFactory):
    class Meta:
        model = Canal

    association = SubFactory(AssociationFactory)
    code = Sequence(lambda number: f"К-{number}")


class CanalStateFactory(DjangoModelFactory):
    class Meta:
        model = CanalState

    canal = SubFactory(CanalFactory)
    names = LazyAttribute(lambda state: {"ky": f"Канал {state.canal.code}"})
    source = LazyAttribute(lambda state: "" if state.parent else "Суу")
    parent = None
    length_m = 1000
    capacity_lps = Decimal(500)
    efficiency = Decimal("0.8")
    starts_on = SINCE


class OutletFactory(DjangoModelFactory):
    class Meta:
        model = Outlet

    association = SubFactory(AssociationFactory)
    code = Sequence(lambda number: f"С-{number}")


class OutletStateFactory(DjangoModelFactory):
    class Meta:
        model = OutletState

    outlet = SubFactory(OutletFactory)
    distance_m = 400
    capacity_lps = Decimal(30)
    starts_on = SINCE


class WaterUserFactory(DjangoModelFactory):
    class Meta:
        model = WaterUser

    association = SubFactory(AssociationFactory)
    number = Sequence(str)


class WaterUserStateFactory(DjangoModelFactory):
    class Meta:
        model = WaterUserState

    user = SubFactory(WaterUserFactory)
    name = Sequence(lambda number: f"Суучу {number}")
    starts_on = SINCE


class ParcelFactory(DjangoModelFactory):
    class Meta:
        model = Parcel

    association = SubFactory(AssociationFactory)
    number = Sequence(lambda number: f"П-{number}")


class ParcelStateFactory(DjangoModelFactory):
    class Meta:
        model = ParcelState

    parcel = SubFactory(ParcelFactory)
    area_ha = Decimal("0.75")
    starts_on = SINCE


class TenureFactory(DjangoModelFactory):
    class Meta:
        model = Tenure

    starts_on = SINCE
