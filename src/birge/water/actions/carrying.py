"""Takes over what was written of a delivery without a network: it begins, stops, or is corrected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.water.actions.confirming import confirm_by_code
from birge.water.actions.deliveries import begin, correct, stop
from birge.water.enums import Confirmation
from birge.water.models import Delivery
from birge.water.queries.carrying import Gate

SURE = (Confirmation.SIGNATURE, Confirmation.CODE)


@transaction.atomic
def keep_gate(gate: Gate, given: Mapping[str, Any], *, written_at: datetime, by: Actor, at: datetime) -> Delivery:
    """Let the delivery be as it was written; a code that is wrong leaves it unconfirmed and loses nothing else.

    Raises ValidationError.
    """
    row = gate.last
    if row is None or given.get("again"):
        row = begin(
            association=Organisation(pk=gate.association_id),
            user=gate.user,
            outlet=gate.outlet,
            turn=gate.turn,
            started_at=given["started"],
            note=given["note"],
            by=by,
            at=at,
        )
    row = _stopped(row, given, by, at) if row.is_running else _corrected(row, given, by, at)
    code = given.get("code", "")
    if code and not row.is_running and row.confirmation not in SURE:
        confirm_by_code(row, code, typed_at=written_at, by=by, at=at)
    return row


def _stopped(row: Delivery, given: Mapping[str, Any], by: Actor, at: datetime) -> Delivery:
    moved = given["started"] != row.started_at
    if given["stopped"] is None:
        if moved:
            raise ValidationError(_("The water runs already; its beginning is corrected when it has stopped."))
        return row
    amounts = {"volume_m3": given["volume_m3"], "flow_lps": given["flow_lps"]}
    row = stop(row, stopped_at=given["stopped"], **amounts, note=given["note"], by=by, at=at)
    return _replaced(row, given, by, at) if moved else row


def _corrected(row: Delivery, given: Mapping[str, Any], by: Actor, at: datetime) -> Delivery:
    """Another row in its place, if anything that was written differs from what stands there."""
    if given["stopped"] is None:
        raise ValidationError(_("The water stopped already. Write when."))
    same = (given["started"], given["stopped"]) == (row.started_at, row.stopped_at)
    amounts = [given[name] for name in ("volume_m3", "flow_lps") if given[name] is not None]
    if same and all(amount in (row.volume_m3, row.flow_lps) for amount in amounts):
        return row
    return _replaced(row, given, by, at)


def _replaced(row: Delivery, given: Mapping[str, Any], by: Actor, at: datetime) -> Delivery:
    return correct(
        row,
        started_at=given["started"],
        stopped_at=given["stopped"],
        volume_m3=given["volume_m3"],
        flow_lps=given["flow_lps"],
        why=given.get("why") or _("Another entry came from a phone without a network."),
        by=by,
        at=at,
    )
