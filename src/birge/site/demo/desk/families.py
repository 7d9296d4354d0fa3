"""Families of the demo's book to whom something happens on the clerk's desk."""

from __future__ import annotations

from datetime import date

from birge.kernel.actors import Actor
from birge.people.models import Account
from birge.places.models import Place
from birge.places.queries import within
from birge.registers.enums import HouseholdKind, Relation
from birge.registers.models import HouseholdState, Membership, Person, Visit


def clerk_of(aimak: Place, account: Account) -> Actor:
    """The person of the demo who keeps this aimak's book."""
    return Actor(account=account.pk, name=account.name, role="clerk", scope=str(aimak.pk))


def last_families(aimak: Place, on: date, count: int) -> list[HouseholdState]:
    """The last ones of the aimak's last village, to whom the round has not come yet."""
    states = HouseholdState.objects.on(on).filter(kind=HouseholdKind.FAMILY, place__in=within([aimak.pk], on))
    alone = states.exclude(household__in=Visit.objects.values("household"))
    return list(alone.select_related("place", "household").order_by("-place__soate", "-number")[:count])


def head_of(state: HouseholdState, on: date) -> Person:
    """The head of a household that has members."""
    membership: Membership = Membership.objects.on(on).get(household=state.household_id, relation=Relation.HEAD)
    return membership.person
