"""Requests for a ten-day period, and the flow that is expected."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.water.enums import RequestWay
from birge.water.models import Canal, CanalState, Forecast, Season, WaterRequest
from birge.water.periods import TenDays
from birge.water.queries.requests import Need, needs_in, requests_in

_PLACES = Decimal("0.001")


@transaction.atomic
def compute_requests(season: Season, period: TenDays, *, by: Actor, at: datetime) -> int:
    """Fill in what plans and norms give for every user and outlet; what a person corrected stays. How many rows."""
    Season.objects.select_for_update().get(pk=season.pk)
    standing = {(row.user_id, row.outlet_id): row for row in requests_in(season, period)}
    needs = needs_in(season, period)
    new, changed = [], []
    for (user, outlet), need in needs.items():
        row = standing.get((user, outlet))
        if row is None:
            row = WaterRequest(season=season, period_on=period.starts_on, user_id=user, outlet_id=outlet)
            _fill(row, need, by, at)
            new.append(row)
        elif _fill(row, need, by, at):
            changed.append(row)
    WaterRequest.objects.bulk_create(new, batch_size=500)
    WaterRequest.objects.bulk_update(changed, ["volume_m3", "computed_m3", "by", "at"], batch_size=500)
    gone = [row.pk for gate, row in standing.items() if gate not in needs and row.way == RequestWay.COMPUTED]
    WaterRequest.objects.filter(pk__in=gone, rows=None).delete()
    after = {"period": period.starts_on.isoformat(), "rows": len(needs)}
    journal.record(by=by, at=at, verb="water.compute_requests", subject=season, after=after)
    return len(needs)


def _fill(row: WaterRequest, need: Need, by: Actor, at: datetime) -> bool:
    """Whether that changes the row."""
    before = row.volume_m3, row.computed_m3
    volume = need.volume_m3.quantize(_PLACES)
    row.computed_m3 = volume if need.is_complete else None
    if row.way == RequestWay.COMPUTED:
        row.volume_m3 = volume
    if before == (row.volume_m3, row.computed_m3):
        return False
    if row.way == RequestWay.COMPUTED:
        row.by, row.at = by.as_json(), at
    return True


@transaction.atomic
def correct_request(
    request: WaterRequest, *, volume_m3: Decimal, way: str, why: str, by: Actor, at: datetime
) -> WaterRequest:
    """Write down what the user asks for herself; `way` `computed` goes back to the plan. Raises ValidationError."""
    request = WaterRequest.objects.select_for_update().get(pk=request.pk)
    before = {"volume_m3": str(request.volume_m3), "way": request.way, "why": request.why}
    if way == RequestWay.COMPUTED:
        if request.computed_m3 is None:
            raise ValidationError({"way": _("A norm is missing, so the plan gives no volume.")})
        volume_m3, why = request.computed_m3, ""
    elif not why.strip():
        raise ValidationError({"why": _("Write why it differs from what the plan gives.")})
    request.volume_m3, request.way, request.why = volume_m3, way, why.strip()
    request.by, request.at = by.as_json(), at
    request.full_clean(validate_unique=False)
    request.save()
    after = {"volume_m3": str(volume_m3), "way": way, "why": request.why}
    journal.record(by=by, at=at, verb="water.correct_request", subject=request, also=[request.user], before=before,
                   after=after)  # fmt: skip
    return request


@transaction.atomic
def forecast(*, head: Canal, period: TenDays, flow_lps: Decimal, source: str = "", by: Actor, at: datetime) -> Forecast:
    """So much is expected at the head in the period; the journal keeps what was expected before."""
    state = CanalState.objects.on(period.starts_on).filter(canal=head).first()
    if state is None or state.parent_id is not None:
        raise ValidationError({"head": _("Choose a canal that takes its water from the source.")})
    Canal.objects.select_for_update().get(pk=head.pk)
    row = Forecast.objects.filter(head=head, period_on=period.starts_on).first()
    before = {"flow_lps": str(row.flow_lps), "source": row.source} if row else None
    row = row or Forecast(head=head, period_on=period.starts_on)
    row.flow_lps, row.source, row.by, row.at, row.batch = flow_lps, source, by.as_json(), at, None
    row.full_clean(exclude=["head"], validate_unique=False)
    row.save()
    after = {"flow_lps": str(flow_lps), "source": source, "period": period.starts_on.isoformat()}
    journal.record(by=by, at=at, verb="water.forecast", subject=head, before=before, after=after)
    return row
