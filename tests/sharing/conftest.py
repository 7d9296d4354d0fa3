"""An aid list, families to draw onto it, and the clerk."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from birge.registers.enums import Animal, LandClass
from birge.registers.models import Land, Livestock, SocialPassport
from birge.sharing.actions import create
from tests.sharing.drawing import AT, has, home, status
from tests.sharing.factories import CLERK, data


@pytest.fixture
def share_out(cast):
    return create(place=cast.aimak, data=data(), by=CLERK, at=AT)


@pytest.fixture
def families(cast):
    """Four families of the aimak and one of the neighbour."""
    many = home(cast.village, "Көпов", children=[2012, 2014, 2024], street="Арык")
    poor = home(cast.village, "Жардыев", street="Достук", house="2")
    rich = home(cast.village, "Байов", children=[2010], house="3")
    sick = home(cast.village, "Майыпов", house="4")
    far = home(cast.other_village, "Алысов", children=[2025])
    has(SocialPassport(household=poor, income_tyiyn=150_000, starts_on=date(2025, 6, 1)))
    has(SocialPassport(household=many, income_tyiyn=1_600_000, starts_on=date(2025, 6, 1)))
    has(Land(household=rich, land_class=LandClass.IRRIGATED, area_ha=Decimal("2.5"), starts_on=date(2020, 1, 1)))
    for animal, count in [(Animal.SHEEP, 40), (Animal.POULTRY, 90)]:
        has(Livestock(household=rich, animal=animal, count=count, starts_on=date(2020, 1, 1)))
    has(Livestock(household=poor, animal=Animal.POULTRY, count=9, starts_on=date(2020, 1, 1)))
    status("low-income", household=poor)
    status("disability-1", person=sick.memberships.get().person)
    status("disability-1", person=rich.memberships.first().person, ends_on=date(2026, 1, 1))
    return {"many": many, "poor": poor, "rich": rich, "sick": sick, "far": far}


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.clerk)
    return client


@pytest.fixture
def english_clerk(clerk, english):
    clerk.cookies["birge_language"] = "en"
    return clerk
