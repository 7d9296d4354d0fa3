"""A small association: a river, a main canal of 1,000 m with a branch, an outlet, a user with a parcel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from birge.people.enums import OrganisationKind
from birge.people.models import Organisation
from birge.registers.models import Household
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


@dataclass(frozen=True)
class Register:
    """A main canal (1,000 m, 500 l/s) with a branch at 300 m, an outlet on the branch, a user and her parcel."""

    main: Canal
    branch: Canal
    outlet: Outlet
    user: WaterUser
    parcel: Parcel


def make_register(association: Organisation, household: Household | None = None) -> Register:
    """The smallest register that has something of everything."""
    main = CanalFactory(association=association, code="М")
    branch = CanalFactory(association=association, code="К-1")
    CanalStateFactory(canal=main)
    CanalStateFactory(canal=branch, parent=main, distance_m=300, length_m=800, capacity_lps=Decimal(120))
    outlet = OutletFactory(association=association, code="С-1")
    OutletStateFactory(outlet=outlet, canal=branch)
    user = WaterUserFactory(association=association, number="17")
    WaterUserStateFactory(user=user, name="Сууев Канал", phone="+996700000017", household=household)
    parcel = ParcelFactory(association=association, number="П-1")
    ParcelStateFactory(parcel=parcel, outlet=outlet)
    TenureFactory(parcel=parcel, user=user)
    return Register(main, branch, outlet, user, parcel)
