"""What the assembly resolved, as it holds on a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from birge.people.models import Organisation
from birge.places.queries import within
from birge.registers.models import HouseholdState, Membership, Status
from birge.registers.queries.book import facts
from birge.water.enums import OF_THE_VULNERABLE
from birge.water.models import AssemblyRule, Vulnerable, WaterUserState


def rules_on(association: Organisation | UUID, on: date) -> dict[str, AssemblyRule]:
    """The rules that hold on that day, by kind."""
    rows = AssemblyRule.objects.on(on).filter(association=association).select_related("minutes")
    return {row.kind: row for row in rows}


def vulnerable_on(association: Organisation | UUID, on: date) -> set[UUID]:
    """The users whom the clerk's reading of the book calls vulnerable on that day: restricted."""
    return set(Vulnerable.objects.on(on).filter(user__association=association).values_list("user", flat=True))


def read_in_book(association: Organisation, on: date) -> tuple[set[UUID], set[UUID]]:
    """The users whose households, or whose members, have one of the statuses that the rules name; and the households.

    Only households that live where the association works: the clerk of that place reads no other book. Restricted.
    """
    rules = rules_on(association, on)
    codes = {code for kind in OF_THE_VULNERABLE & rules.keys() for code in rules[kind].statuses}
    linked = WaterUserState.objects.on(on).filter(user__association=association, household__isnull=False)
    users = dict(linked.values_list("user", "household"))
    homes = facts(HouseholdState, on).filter(household__in=linked.values("household"))
    places = [association.place_id] if association.place_id else []
    here = homes.filter(place__in=within(places, on)).values("household")
    statuses = facts(Status, on).filter(kind__code__in=codes)
    found = set(statuses.filter(household__in=here).values_list("household", flat=True))
    members = facts(Membership, on).filter(household__in=here)
    of_members = statuses.filter(person__in=members.values("person")).values("person")
    found |= set(members.filter(person__in=of_members).values_list("household", flat=True))
    read = set(here.values_list("household", flat=True))
    return {user for user, household in users.items() if household in found}, read
