"""The delivery journal: water begins to run to a user, it stops, what was wrong is corrected by another row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.water.enums import DeliveryWay
from birge.water.models import Delivery, Outlet, Turn, WaterUser
from birge.water.queries.deliveries import registered_on
from birge.water.queries.gauges import flow_at_outlet

CLOCKS_DIFFER = timedelta(minutes=5)
"""How far a phone's clock may run ahead of ours."""
M3 = Decimal("0.001")
SECONDS_TO_M3 = Decimal(1000)
MOST_M3, MOST_LPS = Decimal(10) ** 11, Decimal(10) ** 8


@transaction.atomic
def begin(
    *,
    association: Organisation,
    user: WaterUser,
    outlet: Outlet,
    turn: Turn | None = None,
    started_at: datetime,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Delivery:
    """From this moment on the water runs to the user through the outlet. Raises ValidationError.

    One delivery of a turn, and of a user through one outlet, runs at a time; one after another, both count.
    """
    WaterUser.objects.select_for_update().get(pk=user.pk)
    if user.association_id != association.pk or outlet.association_id != association.pk:
        raise ValidationError({"outlet": _("Choose one of this association.")})
    if turn is not None and (turn.user_id, turn.outlet_id) != (user.pk, outlet.pk):
        raise ValidationError({"outlet": _("This turn is of another user or outlet.")})
    _check_start(user, outlet, started_at, at)
    if Delivery.objects.filter(user=user, outlet=outlet, stopped_at=None, corrected_by=None).exists():
        raise ValidationError({"started": _("Water runs to this user here already: stop it first.")})
    row = Delivery(
        association=association,
        user=user,
        outlet=outlet,
        turn=turn,
        started_at=started_at,
        way=DeliveryWay.PLAN if turn else DeliveryWay.FLOW,
        note=note.strip(),
        by=by.as_json(),
        at=at,
    )
    row.save(force_insert=True)
    journal.record(by=by, at=at, verb="water.begin_delivery", subject=row, also=[user], after=_said(row))
    return row


@transaction.atomic
def stop(
    delivery: Delivery,
    *,
    stopped_at: datetime,
    volume_m3: Decimal | None = None,
    flow_lps: Decimal | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Delivery:
    """The water stopped; the volume as written, else by the flow, else by readings, else by the plan of the turn."""
    row = Delivery.objects.select_for_update(of=("self",)).select_related("turn__rota").get(pk=delivery.pk)
    if not row.is_running:
        raise ValidationError({"stopped": _("It was stopped already, perhaps by somebody else. Look at it again.")})
    before = _said(row)
    row.stopped_at = stopped_at
    _measure(row, volume_m3, flow_lps, at)
    row.note = note.strip() or row.note
    row.save()
    journal.record(by=by, at=at, verb="water.stop_delivery", subject=row, also=[row.user], before=before,
                   after=_said(row))  # fmt: skip
    return row


@transaction.atomic
def correct(
    delivery: Delivery,
    *,
    started_at: datetime,
    stopped_at: datetime,
    volume_m3: Decimal | None = None,
    flow_lps: Decimal | None = None,
    why: str,
    by: Actor,
    at: datetime,
) -> Delivery:
    """Another row in the place of this one, with the reason; it is to be confirmed anew."""
    old = Delivery.objects.select_for_update(of=("self",)).select_related("turn__rota", "user", "outlet").get(
        pk=delivery.pk
    )  # fmt: skip
    if old.is_running or Delivery.objects.filter(corrects=old).exists():
        raise ValidationError(_("It was corrected meanwhile, or the water still runs. Look at it again."))
    if not why.strip():
        raise ValidationError({"why": _("Write why the entry is corrected.")})
    _check_start(old.user, old.outlet, started_at, at)
    row = Delivery(
        association_id=old.association_id,
        user=old.user,
        outlet=old.outlet,
        turn=old.turn,
        started_at=started_at,
        stopped_at=stopped_at,
        corrects=old,
        note=why.strip(),
        by=by.as_json(),
        at=at,
    )
    _measure(row, volume_m3, flow_lps, at)
    row.save(force_insert=True)
    journal.record(by=by, at=at, verb="water.correct_delivery", subject=row, also=[old, row.user], before=_said(old),
                   after=_said(row))  # fmt: skip
    return row


@transaction.atomic
def bring_many(rows: Iterable[Delivery], *, association: Organisation, by: Actor, at: datetime) -> None:
    """Bring past deliveries that were checked together, from a paper journal. One entry in the journal."""
    found = list(rows)
    Delivery.objects.bulk_create(found, batch_size=500)
    journal.record(by=by, at=at, verb="water.bring_deliveries", subject=association, after={"count": len(found)})


def _check_start(user: WaterUser, outlet: Outlet, started_at: datetime, at: datetime) -> None:
    if started_at > at + CLOCKS_DIFFER:
        raise ValidationError({"started": _("This moment has not come yet.")})
    if not registered_on(user, outlet, started_at):
        raise ValidationError({"started": _("On that day the user or the outlet was not in the register.")})


def _measure(row: Delivery, volume_m3: Decimal | None, flow_lps: Decimal | None, at: datetime) -> None:
    """Write the volume and how it was found. Raises ValidationError for moments that cannot be."""
    if row.stopped_at is None or row.stopped_at < row.started_at:
        raise ValidationError({"stopped": _("The water cannot stop before it began.")})
    if row.stopped_at > at + CLOCKS_DIFFER:
        raise ValidationError({"stopped": _("This moment has not come yet.")})
    if min(volume_m3 or 0, flow_lps or 0) < 0 or (flow_lps or 0) >= MOST_LPS:
        raise ValidationError({"volume_m3": _("A volume or flow of this size cannot be.")})
    seconds = Decimal((row.stopped_at - row.started_at).total_seconds())
    if volume_m3 is not None:
        row.way, row.flow_lps = DeliveryWay.STATED, flow_lps
    else:
        row.way, row.flow_lps = (DeliveryWay.FLOW, flow_lps) if flow_lps is not None else _found_flow(row)
        volume_m3 = row.flow_lps * seconds / SECONDS_TO_M3
    if volume_m3 >= MOST_M3:
        raise ValidationError({"volume_m3": _("A volume or flow of this size cannot be.")})
    row.volume_m3 = volume_m3.quantize(M3, rounding=ROUND_HALF_UP)


def _found_flow(row: Delivery) -> tuple[DeliveryWay, Decimal]:
    """The mean flow by the post of the outlet's canal in that time, else the planned flow of the turn.

    Only a turn gives all of the canal's water to one user, so only then the post speaks for her.
    """
    if row.turn is None:
        raise ValidationError({"flow_lps": _("Write the flow or the volume: without a turn no plan says it.")})
    read = flow_at_outlet(row.outlet, row.started_at, row.stopped_at or row.started_at)
    if read is not None:
        return DeliveryWay.GAUGE, read
    return DeliveryWay.PLAN, row.turn.rota.flow_lps


def _said(row: Delivery) -> dict[str, str]:
    """What an entry says, as the journal keeps it."""
    return {
        "started_at": row.started_at.isoformat(),
        "stopped_at": row.stopped_at.isoformat() if row.stopped_at else "",
        "volume_m3": "" if row.volume_m3 is None else str(row.volume_m3),
        "way": row.way,
        "note": row.note,
    }
