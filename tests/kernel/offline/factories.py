"""Yards, their clerks, and what a phone would send about them."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid4

import factory
from factory.django import DjangoModelFactory

from birge.kernel.offline.receiving import Operation
from birge.people.models import Account
from tests.kernel.offline.app.models import Yard
from tests.kernel.offline.app.offline import YardVisits

AIMAK, OTHER = UUID(int=1), UUID(int=2)
AT = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
KIND = YardVisits()


class YardFactory(DjangoModelFactory):
    class Meta:
        model = Yard

    place = AIMAK
    street = "Ленин"
    head = factory.Sequence(lambda number: f"Асан Усенов {number}")
    phone = "+996555000001"
    sheep = 5


def clerk_of(place: UUID) -> Account:
    """Clerks of the yards are named after their place."""
    return Account.objects.get_or_create(username=f"clerk-{place.int}", defaults={"name": f"Адис {place.int}"})[0]


def operation(yard: Yard, key: UUID | None = None, **values: str) -> Operation:
    """The phone saw the yard as it stands in the variable, and wants these fields otherwise."""
    saw = KIND.values(yard)
    wants = saw | values
    return Operation(key or uuid4(), "yards", str(yard.pk), KIND.version(yard), saw, wants, AT)
