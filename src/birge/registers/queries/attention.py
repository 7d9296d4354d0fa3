"""What in the book of some places needs a clerk's attention."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from birge.places.models import OPEN_END
from birge.registers.enums import HouseholdKind, Relation
from birge.registers.models import HouseholdState, Membership, Pin, SocialPassport, Status

RECENT = timedelta(days=365)
SOON = timedelta(days=30)


def homes_in(places: Any) -> QuerySet[HouseholdState]:
    """The households that live in these places now."""
    return HouseholdState.objects.standing().filter(ends_on=OPEN_END, place__in=places)


def members_in(places: Any) -> QuerySet[Membership]:
    """Who belongs to them now."""
    rows = Membership.objects.standing().filter(ends_on=OPEN_END)
    return rows.filter(household__in=homes_in(places).values("household"))


def ending_statuses(places: Any, on: date) -> QuerySet[Status]:
    """Statuses that ended within a year and were not given again, or end within thirty days: restricted."""
    persons, homes = members_in(places).values("person"), homes_in(places).values("household")
    later = Status.objects.standing().filter(
        Q(person=OuterRef("person")) | Q(household=OuterRef("household")),
        kind=OuterRef("kind"),
        starts_on__gte=OuterRef("ends_on"),
    )
    rows = Status.objects.standing().filter(ends_on__gt=on - RECENT, ends_on__lte=on + SOON)
    return rows.filter(Q(person__in=persons) | Q(household__in=homes)).exclude(Exists(later)).order_by("ends_on", "id")


def ending_passports(places: Any, on: date) -> QuerySet[SocialPassport]:
    """Social passports whose assessment ended within a year and was not renewed, or ends soon: restricted."""
    later = SocialPassport.objects.standing().filter(
        household=OuterRef("household"), starts_on__gte=OuterRef("ends_on")
    )
    rows = SocialPassport.objects.standing().filter(ends_on__gt=on - RECENT, ends_on__lte=on + SOON)
    mine = rows.filter(household__in=homes_in(places).values("household"))
    return mine.exclude(Exists(later)).order_by("ends_on", "id")


def without_head(places: Any) -> QuerySet[HouseholdState]:
    """Families and institutions that have no head: nobody belongs to them, or the head was struck out."""
    heads = Membership.objects.standing().filter(
        household=OuterRef("household"), ends_on=OPEN_END, relation=Relation.HEAD
    )
    families = homes_in(places).exclude(kind=HouseholdKind.EMPTY_HOUSE)
    return families.exclude(Exists(heads)).order_by("place", "street", "house", "id")


def shared_pins(places: Any) -> QuerySet[Pin]:
    """PINs of people here that another person of the book has too."""
    other = Pin.objects.standing().filter(pin=OuterRef("pin")).exclude(person=OuterRef("person"))
    rows = Pin.objects.standing().filter(person__in=members_in(places).values("person"))
    return rows.filter(Exists(other)).order_by("pin", "id")
