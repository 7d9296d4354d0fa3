"""What indicators are computed from: what was required, planned and delivered, when, and how far the water flows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import DecimalField, Exists, FilteredRelation, OuterRef, Q, Subquery, Sum, Value
from django.utils import timezone

from birge.decisions.enums import State
from birge.people.models import Organisation
from birge.registers.enums import Relation
from birge.registers.models import Membership
from birge.registers.queries.book import facts
from birge.water.models import Band, Canal, Vulnerable, WaterRequest, WaterUser
from birge.water.periods import ten_days_of
from birge.water.queries.deliveries import M3, deliveries_in
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
    outlet_code: str = ""


def flows_in(
    association: Organisation | UUID, starts_on: date, ends_on: date, *, with_planned: bool = True
) -> dict[Gate, Flow]:
    """Every gate at which something was required or delivered in the periods that begin in [starts_on, ends_on).

    Required is what was asked for; planned is what the published decision that stands gives. Two queries.
    """
    found: dict[Gate, Flow] = defaultdict(Flow)
    within = {"period_on__gte": starts_on, "period_on__lt": ends_on}
    requests = WaterRequest.objects.filter(season__association=association, **within).order_by()
    given = Sum("rows__given_m3", filter=Q(rows__allocation__decision__state=State.PUBLISHED))
    each = requests.values_list("pk", "user", "outlet", "outlet__code", "period_on", "volume_m3")
    rows = each.annotate(planned=given if with_planned else Value(None, DecimalField()))
    for _pk, user, outlet, code, period_on, volume, planned in rows:
        flow = found[user, outlet, period_on]
        flow.outlet_code = code
        flow.required += volume
        if planned is not None:
            flow.planned = (flow.planned or Decimal(0)) + planned.quantize(M3)
    delivered = deliveries_in(association, midnight(starts_on), midnight(ends_on)).filter(volume_m3__isnull=False)
    columns = ("user", "outlet", "outlet__code", "started_at", "volume_m3", "turn__starts_at")
    for user, outlet, code, started, volume, planned_at in delivered.values_list(*columns):
        flow = found[user, outlet, ten_days_of(timezone.localdate(started)).starts_on]
        flow.outlet_code = code
        flow.delivered += volume or 0
        if planned_at is not None:
            flow.late_min.append((started - planned_at).total_seconds() / SECONDS_IN_MINUTE)
    return dict(found)


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
    """How many metres of canal the water flows to each of these outlets on that day: one query."""
    rows = Canal.objects.filter(association=association).annotate(
        state=FilteredRelation("states", condition=Q(states__starts_on__lte=on, states__ends_on__gt=on)),
        tap=FilteredRelation("outlet_states", condition=Q(
            outlet_states__starts_on__lte=on, outlet_states__ends_on__gt=on, outlet_states__outlet__in=outlets,
        )),
    )  # fmt: skip
    canals: dict[UUID, tuple[UUID | None, int]] = {}
    taps = []
    columns = ("pk", "state__parent", "state__distance_m", "tap__outlet", "tap__distance_m")
    for canal, parent, from_head_m, outlet, distance_m in rows.values_list(*columns):
        if from_head_m is not None:
            canals[canal] = parent, from_head_m
        if outlet is not None:
            taps.append((outlet, canal, distance_m))
    return {outlet: distance_m + _way_to(canal, canals) for outlet, canal, distance_m in taps}


def _way_to(canal: UUID | None, canals: dict[UUID, tuple[UUID | None, int]]) -> int:
    """From the source to the head of the canal. A circle, which the checks report, is walked once."""
    way, seen = 0, set()
    while canal in canals and canal not in seen:
        seen.add(canal)
        canal, distance = canals[canal]
        way += distance
    return way


@dataclass(frozen=True)
class Traits:
    """What groups of users are made by: the sex of the head of the household as the book has it; "" where it says
    nothing. `vulnerable` is restricted, and False for all unless it was asked for.
    """

    sex: str
    vulnerable: bool


def traits_of(users: Iterable[UUID], on: date, *, with_vulnerable: bool) -> dict[UUID, Traits]:
    """The traits of each of these users on that day: one query."""
    holds: dict[str, date] = {"starts_on__lte": on, "ends_on__gt": on}
    heads = facts(Membership, on).filter(
        relation=Relation.HEAD,
        household__water_users__user=OuterRef("pk"),
        **{f"household__water_users__{name}": day for name, day in holds.items()},
    )
    known = heads.filter(person__states__struck=None, **{f"person__states__{name}": day for name, day in holds.items()})
    rows = WaterUser.objects.filter(pk__in=list(users)).annotate(sex=Subquery(known.values("person__states__sex")[:1]))
    marked = Exists(Vulnerable.objects.on(on).filter(user=OuterRef("pk"))) if with_vulnerable else Value(False)
    columns = rows.annotate(is_vulnerable=marked).values_list("pk", "sex", "is_vulnerable")
    return {user: Traits(sex or "", vulnerable) for user, sex, vulnerable in columns}


def bands_on(association: Organisation | UUID, on: date) -> dict[str, Band]:
    """The bands by kind: the association's own before those for all. One query."""
    rows = Band.objects.on(on).filter(Q(association=association) | Q(association=None))
    return {row.kind: row for row in sorted(rows, key=lambda row: row.association_id is not None)}
