"""How much water bills rest on, by user."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from birge.people.models import Organisation
from birge.water.enums import BillState
from birge.water.models import BilledDelivery
from birge.water.queries.deliveries import M3


def billed_by_user(association: Organisation, from_at: datetime, to_at: datetime) -> dict[UUID, Decimal]:
    """m³ of deliveries that began in [from_at, to_at) and on which a standing bill rests, by user: one query."""
    rows = BilledDelivery.objects.filter(
        bill__association=association,
        bill__state=BillState.STANDING,
        delivery__started_at__gte=from_at,
        delivery__started_at__lt=to_at,
    )
    sums = rows.order_by().values_list("bill__user").annotate(m3=Sum("volume_m3"))
    return {user: m3.quantize(M3) for user, m3 in sums}
