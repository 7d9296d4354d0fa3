"""What users took in a period, as bills need it: deliveries that ended, and the land that each watered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from birge.algorithms.water.fees import Days, Holding, Watering
from birge.people.models import Organisation
from birge.water.enums import BillState
from birge.water.models import BilledDelivery, BillLine, Delivery, ParcelState, Season, Tenure, WaterUserState
from birge.water.queries.deliveries import deliveries_in
from birge.water.queries.volumes import midnight

SECONDS_IN_MINUTE = 60


@dataclass
class Use:
    """What one user took: her deliveries with their days, and her land."""

    deliveries: list[tuple[Delivery, Watering]] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)


def began_in(association: Organisation | UUID, from_on: date, to_on: date) -> QuerySet[Delivery]:
    """Deliveries that began on [from_on, to_on) and were not corrected."""
    return deliveries_in(association, midnight(from_on), midnight(to_on))


def unfinished(rows: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """Those that run still or have no volume yet: nobody can be billed for them."""
    return rows.filter(Q(stopped_at__isnull=True) | Q(volume_m3__isnull=True))


def unbilled(rows: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """Those that ended, have a volume, and stand on no bill."""
    billed = BilledDelivery.objects.filter(delivery=OuterRef("pk"), counts=True)
    return rows.filter(~Exists(billed), stopped_at__isnull=False, volume_m3__isnull=False)


def use_in(
    association: Organisation | UUID, from_on: date, to_on: date, users: Collection[UUID] | None = None
) -> dict[UUID, Use]:
    """By user (of these users, if given) what she took and waters on [from_on, to_on): three queries."""
    found: dict[UUID, Use] = defaultdict(Use)
    deliveries = unbilled(began_in(association, from_on, to_on))
    tenures = Tenure.objects.filter(parcel__association=association, starts_on__lt=to_on, ends_on__gt=from_on)
    if users is not None:
        deliveries, tenures = deliveries.filter(user__in=users), tenures.filter(user__in=users)
    for row in deliveries.order_by("started_at", "pk"):
        found[row.user_id].deliveries.append((row, _watering(row)))
    states = defaultdict(list)
    for state in ParcelState.objects.filter(
        parcel__in=tenures.values("parcel"), starts_on__lt=to_on, ends_on__gt=from_on
    ).only("parcel_id", "area_ha", "starts_on", "ends_on"):
        states[state.parcel_id].append(state)
    for tenure in tenures:
        for state in states[tenure.parcel_id]:
            starts = max(tenure.starts_on, state.starts_on)
            ends = min(tenure.ends_on, state.ends_on)
            if starts < ends:
                holding = Holding(Days(starts.toordinal(), ends.toordinal()), state.area_ha)
                found[tenure.user_id].holdings.append(holding)
    return dict(found)


def _watering(row: Delivery) -> Watering:
    """Charged at the rate of the local day on which it began; its time in whole minutes, half a minute upwards."""
    if row.stopped_at is None or row.volume_m3 is None:
        raise ValueError("a delivery that runs still is not billed")
    seconds = int((row.stopped_at - row.started_at).total_seconds())
    minutes = (seconds + SECONDS_IN_MINUTE // 2) // SECONDS_IN_MINUTE
    return Watering(timezone.localdate(row.started_at).toordinal(), Decimal(row.volume_m3), minutes)


def billed_in_season(season: Season, users: Collection[UUID] | None = None) -> dict[UUID, dict[str, int]]:
    """By user and side what standing bills of the season ask for, tyiyn: one query."""
    rows = BillLine.objects.filter(bill__run__season=season, bill__state=BillState.STANDING)
    if users is not None:
        rows = rows.filter(bill__user__in=users)
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    sums = rows.order_by().values("bill__user", "side").annotate(total=Sum("amount_tyiyn"))
    for user, side, total in sums.values_list("bill__user", "side", "total"):
        found[user][side] = total
    return dict(found)


def names_until(users: Collection[UUID], day: date) -> dict[UUID, str]:
    """The last name of each of these users that held on that day or before: one query."""
    rows = WaterUserState.objects.filter(user__in=users, starts_on__lte=day).order_by("starts_on", "ends_on")
    return dict(rows.values_list("user", "name"))
