"""What users got, by the delivery journal: a correction counts in the place of what it corrects."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet, Sum

from birge.people.models import Organisation
from birge.water.models import Delivery


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
    return {row[column]: row["m3"] for row in known.annotate(m3=Sum("volume_m3"))}
