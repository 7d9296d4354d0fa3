"""What indicators are computed from: what was required, planned and delivered, when, and how far the water flows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from birge.decisions.enums import State
from birge.people.models import Organisation
from birge.registers.enums import Relation
from birge.registers.models import Membership, PersonState
from birge.registers.queries.book import facts
from birge.water.models import (
    AllocationRow,
    Band,
    CanalState,
    OutletState,
    WaterRequest,
    WaterUserState,
)
from birge.water.periods import ten_days_of
from birge.water.queries.deliveries import deliveries_in
from birge.water.queries.rotas import turns_between
from birge.water.queries.volumes import midnight

SECONDS_IN_MINUTE = 60

Gate = tuple[UUID, UUID, date]
"""A user, an outlet, and the first day of ten days."""


@dataclass
class Flow:
    """What a user required, was promised and got at an outlet in ten days, m³. `planned` None: nothing was decided."""

    required: Decimal = Decimal(0)
    planned: Decimal | None = None
    delivered: Decimal = Decimal(0)
    late_min: list[float] = field(default_factory=list)
    """By how many minutes each delivery of a turn began after its plan."""


def flows_in(
    association: Organisation | UUID, starts_on: date, ends_on: date, *, with_planned: bool = True
) -> dict[Gate, Flow]:
    """Every gate at which something was required or delivered in the periods that begin in [starts_on, ends_on).

    Required is what was asked for; planned is what the published decision that stands gives. Three queries.
    """
    found: dict[Gate, Flow] = defaultdict(Flow)
    within = {"period_on__gte": starts_on, "period_on__lt": ends_on}
    requests = WaterRequest.objects.filter(season__association=association, **within)
    for user, outlet, period_on, volume in requests.values_list("user", "outlet", "period_on", "volume_m3"):
        found[user, outlet, period_on].required += volume
    if with_planned:
        _add_planned(found, association, within)
    delivered = deliveries_in(association, midnight(starts_on), midnight(ends_on)).filter(volume_m3__isnull=False)
    columns = ("user", "outlet", "started_at", "volume_m3", "turn__starts_at")
    for user, outlet, started, volume, planned_at in delivered.values_list(*columns):
        flow = found[user, outlet, ten_days_of(timezone.localdate(started)).starts_on]
        flow.delivered += volume or 0
        if planned_at is not None:
            flow.late_min.append((started - planned_at).total_seconds() / SECONDS_IN_MINUTE)
    return dict(found)


def _add_planned(found: dict[Gate, Flow], association: Organisation | UUID, within: dict[str, date]) -> None:
    rows = AllocationRow.objects.filter(
        allocation__association=association,
        allocation__decision__state=State.PUBLISHED,
        **{f"allocation__{name}": day for name, day in within.items()},
    )
    columns = ("request__user", "request__outlet", "allocation__period_on", "given_m3")
    for user, outlet, period_on, volume in rows.values_list(*columns):
        flow = found[user, outlet, period_on]
        flow.planned = (flow.planned or Decimal(0)) + volume


@dataclass(frozen=True)
class Night:
    """Minutes of turns by night and in all."""

    night: int = 0
    minutes: int = 0

    @property
    def share(self) -> float | None:
        """The part of the time of turns that lies in the night."""
        return self.night / self.minutes if self.minutes else None


def nights_by_user(association: Organisation | UUID, starts_on: date, ends_on: date) -> dict[UUID, Night]:
    """Of the turns that hold: one query."""
    rows = turns_between(association, midnight(starts_on), midnight(ends_on))
    found: dict[UUID, Night] = defaultdict(Night)
    for user, night, begins, ends in rows.values_list("user", "night_minutes", "starts_at", "ends_at"):
        before = found[user]
        found[user] = Night(before.night + night, before.minutes + round((ends - begins).total_seconds() / 60))
    return dict(found)


def ways_of(outlets: Collection[UUID], association: Organisation | UUID, on: date) -> dict[UUID, int]:
    """How many metres of canal the water flows to each of these outlets on that day: two queries."""
    canals = {
        canal: (parent, distance)
        for canal, parent, distance in CanalState.objects.on(on)
        .filter(canal__association=association)
        .values_list("canal", "parent", "distance_m")
    }
    rows = OutletState.objects.on(on).filter(outlet__in=outlets).values_list("outlet", "canal", "distance_m")
    return {outlet: distance + _way_to(canal, canals) for outlet, canal, distance in rows}


def _way_to(canal: UUID | None, canals: dict[UUID, tuple[UUID | None, int]]) -> int:
    """From the source to the head of the canal. A circle, which the checks report, is walked once."""
    way, seen = 0, set()
    while canal in canals and canal not in seen:
        seen.add(canal)
        canal, distance = canals[canal]
        way += distance
    return way


def sexes_of_heads(users: Iterable[UUID], on: date) -> dict[UUID, str]:
    """The sex of the head of each user's household, as the book has it; "" where it says nothing. Three queries."""
    homes = dict(
        WaterUserState.objects.on(on).filter(user__in=list(users), household__isnull=False)
        .values_list("user", "household")
    )  # fmt: skip
    heads = dict(
        facts(Membership, on).filter(household__in=set(homes.values()), relation=Relation.HEAD)
        .values_list("household", "person")
    )  # fmt: skip
    sexes = dict(facts(PersonState, on).filter(person__in=set(heads.values())).values_list("person", "sex"))
    return {user: sexes.get(heads.get(homes.get(user)), "") for user in users}


def bands_on(association: Organisation | UUID, on: date) -> dict[str, Band]:
    """The bands by kind: the association's own before those for all. One query."""
    rows = Band.objects.on(on).filter(Q(association=association) | Q(association=None))
    return {row.kind: row for row in sorted(rows, key=lambda row: row.association_id is not None)}
