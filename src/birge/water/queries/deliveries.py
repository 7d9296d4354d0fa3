"""What users got, by the delivery journal: a correction counts in the place of what it corrects."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.utils import timezone

from birge.people.models import Organisation
from birge.water.models import Delivery, Outlet, OutletState, WaterUser, WaterUserState

M3 = Decimal("0.001")
"""To what volumes are stated; SQLite adds them up with more digits."""


def deliveries_in(association: Organisation | UUID, from_at: datetime, to_at: datetime) -> QuerySet[Delivery]:
    """Those that count and began in [from_at, to_at), running ones among them."""
    rows = Delivery.objects.filter(association=association, started_at__gte=from_at, started_at__lt=to_at)
    return rows.filter(corrected_by=None)


def delivered_by_user(association: Organisation | UUID, from_at: datetime, to_at: datetime) -> dict[UUID, Decimal]:
    """m³ at her gate by user, of deliveries that began in [from_at, to_at) and ended. Who is not in it got none.

    That nothing stands in the journal is not proof that nothing flowed.
    """
    return _sums(deliveries_in(association, from_at, to_at), "user")


def delivered_by_outlet(association: Organisation | UUID, from_at: datetime, to_at: datetime) -> dict[UUID, Decimal]:
    """The same by outlet."""
    return _sums(deliveries_in(association, from_at, to_at), "outlet")


def _sums(rows: QuerySet[Delivery], column: str) -> dict[UUID, Decimal]:
    known = rows.filter(volume_m3__isnull=False).order_by().values(column)
    return {row[column]: row["m3"].quantize(M3) for row in known.annotate(m3=Sum("volume_m3"))}


def registered_on(user: WaterUser, outlet: Outlet, moment: datetime) -> bool:
    """Whether both stand in the register on that day."""
    on = timezone.localdate(moment)
    known = WaterUserState.objects.on(on).filter(user=user).exists()
    return known and bool(OutletState.objects.on(on).filter(outlet=outlet).exists())


def opened_delivery() -> QuerySet[Delivery]:
    """Deliveries with what their pages always need."""
    return Delivery.objects.select_related(
        "association__place", "outlet", "user", "turn__rota", "corrects", "corrected_by", "signature", "photo"
    )


def history_of_delivery(row: Delivery) -> list[Delivery]:
    """What stood in the place of this delivery before, latest first."""
    found: list[Delivery] = []
    before = row.corrects
    while before is not None:
        found.append(before)
        before = before.corrects
    return found


def too_much(row: Delivery) -> Decimal | None:
    """What the outlet can pass at most in that time, m³, where the delivery is more; else None."""
    if row.volume_m3 is None or row.stopped_at is None:
        return None
    state = OutletState.objects.on(timezone.localdate(row.started_at)).filter(outlet=row.outlet_id).first()
    if state is None:
        return None
    seconds = Decimal((row.stopped_at - row.started_at).total_seconds())
    most = (state.capacity_lps * seconds / 1000).quantize(Decimal("0.001"))
    return most if row.volume_m3 > most else None


def own_deliveries(users: Iterable[UUID]) -> QuerySet[Delivery]:
    """What these users got or get, latest first, corrected entries left out."""
    rows = Delivery.objects.filter(user__in=list(users), corrected_by=None).select_related("user", "outlet")
    return rows.order_by("-started_at", "-pk")
