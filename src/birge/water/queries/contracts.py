"""Finds contracts of a season, their versions, and who has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from birge.algorithms.tables import Coordinates, Dimension, Protected, Table, protect
from birge.people.models import Account
from birge.registers.enums import Relation, Sex
from birge.registers.models import Membership, PersonState, ResidentLink
from birge.water.enums import ContractState
from birge.water.models import (
    Contract,
    ContractVersion,
    CropPlan,
    ParcelState,
    Season,
    Tenure,
    WaterUserState,
    ZoneState,
)

SMALLEST_GROUP = 10
"""Smaller groups are not shown, as in public packages of decisions (`birge.decision/1`)."""


def latest_versions(season: Season) -> dict[UUID, ContractVersion]:
    """The latest version of each contract of the season, by the contract's id: one query."""
    rows = ContractVersion.objects.filter(contract__season=season, number=F("contract__number"))
    return {row.contract_id: row for row in rows.iterator(chunk_size=500)}


def contracts_of(season: Season, on: date) -> QuerySet[Any]:
    """The contracts with the user's name on that day, and the sums of the latest version."""
    latest = ContractVersion.objects.filter(contract=OuterRef("pk"), number=OuterRef("number"))
    names = WaterUserState.objects.on(on).filter(user=OuterRef("user"))
    return (
        Contract.objects.filter(season=season)
        .select_related("user")
        .annotate(
            user_name=Subquery(names.values("name")[:1]),
            ordered_m3=Subquery(latest.values("ordered_m3")[:1]),
            offered_m3=Subquery(latest.values("offered_m3")[:1]),
        )
    )


def search_contracts(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """By the number or the name of the user."""
    return rows.filter(Q(user__number=text) | Q(user__states__name__icontains=text)).distinct()


def counts_by_state(season: Season) -> dict[str, int]:
    """How many contracts of the season are in each state: one query."""
    return dict(Counter(Contract.objects.filter(season=season).values_list("state", flat=True)))


def users_in_plan(season: Season, on: date) -> QuerySet[Any]:
    """The users who on that day water a parcel of the season's crop plan, as they are known then."""
    planned = CropPlan.objects.filter(season=season).values("parcel")
    watering = Tenure.objects.on(on).filter(parcel__in=planned).values("user")
    rows: QuerySet[Any] = WaterUserState.objects.on(on).filter(user__in=watering)
    return rows.select_related("user").order_by("user__number")


def without_contract(season: Season, on: date) -> QuerySet[Any]:
    """Those of them who have no contract, or did not accept it."""
    accepted = Contract.objects.filter(season=season, state=ContractState.ACCEPTED).values("user")
    return users_in_plan(season, on).exclude(user__in=accepted)


def in_force(versions: Iterable[ContractVersion]) -> ContractVersion | None:
    """The version that was accepted last: it holds until a later one is accepted."""
    accepted = [row for row in versions if row.state == ContractState.ACCEPTED]
    return max(accepted, key=lambda row: row.number, default=None)


def accounts_of_households(households: Iterable[UUID], on: date) -> dict[UUID, list[Account]]:
    """The accounts of the members of these households on that day, by household: two queries."""
    members = dict(Membership.objects.on(on).filter(household__in=list(households)).values_list("person", "household"))
    found: dict[UUID, list[Account]] = {}
    links = ResidentLink.objects.filter(person__in=list(members), ended_at=None).select_related("account")
    for link in links:
        found.setdefault(members[link.person_id], []).append(link.account)
    return found


@dataclass(frozen=True)
class Gap:
    """How many users in the crop plan have, and have not, accepted a contract, by sex of the head and by zone.

    `table`: (sex, zone, "yes" | "no"), "total" on each; small numbers are hidden. `zones`: names by code. `missing`:
    each user without an accepted contract, and the contract if there is one.
    """

    table: Protected
    zones: dict[str, str]
    missing: list[tuple[Any, Contract | None]]


NOT_STATED, YES, NO = "–", "yes", "no"


def gap_of(season: Season, on: date) -> Gap:
    """Who has no contract, as groups of which none is smaller than ten: seven queries."""
    users = list(users_in_plan(season, on))
    contracts = {row.user_id: row for row in Contract.objects.filter(season=season)}
    accepted = {user for user, row in contracts.items() if row.state == ContractState.ACCEPTED}
    sexes, zones = _sexes([row.household_id for row in users], on), _zones(season, on)
    counted: Counter[Coordinates] = Counter()
    for row in users:
        sex = sexes.get(row.household_id, NOT_STATED) if row.household_id else NOT_STATED
        counted[sex, zones.get(row.user_id, NOT_STATED), YES if row.user_id in accepted else NO] += 1
    dimensions = (
        Dimension.flat("sex", (Sex.FEMALE.value, Sex.MALE.value, NOT_STATED)),
        Dimension.flat("zone", tuple(sorted({NOT_STATED, *zones.values()}))),
        Dimension.flat("contract", (YES, NO)),
    )
    states = ZoneState.objects.on(on).filter(zone__association=season.association_id).select_related("zone")
    names = {row.zone.code: str(row) for row in states}
    missing = [(row, contracts.get(row.user_id)) for row in users if row.user_id not in accepted]
    return Gap(protect(Table(dimensions, counted), SMALLEST_GROUP), names, missing)


def _sexes(households: Iterable[UUID | None], on: date) -> dict[UUID, str]:
    """The sex of the head of each of these households where the book states it: two queries."""
    heads = dict(
        Membership.objects.on(on)
        .filter(household__in=[pk for pk in households if pk], relation=Relation.HEAD)
        .values_list("person", "household")
    )
    sexes = PersonState.objects.on(on).filter(person__in=list(heads)).exclude(sex="").values_list("person", "sex")
    return {heads[person]: sex for person, sex in sexes}


def _zones(season: Season, on: date) -> dict[UUID, str]:
    """The code of the zone of each user: that of the first of her outlets that has one, by code. Two queries."""
    parcels = ParcelState.objects.on(on).filter(
        parcel__association=season.association_id,
        outlet__states__starts_on__lte=on,
        outlet__states__ends_on__gt=on,
        outlet__states__zone__isnull=False,
    )
    of_parcel = dict(parcels.order_by("-outlet__code").values_list("parcel", "outlet__states__zone__code"))
    users = Tenure.objects.on(on).filter(parcel__association=season.association_id)
    tenures = dict(users.values_list("parcel", "user"))
    return {tenures[parcel]: zone for parcel, zone in of_parcel.items() if parcel in tenures}
