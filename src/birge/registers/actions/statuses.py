"""The kinds of statuses, as data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.registers.models import StatusKind


@transaction.atomic
def save_status_kind(*, kind: StatusKind, values: dict[str, Any], by: Actor, at: datetime) -> StatusKind:
    """Add or change a kind. It is never deleted: one that is not used any more cannot be given."""
    is_new = kind._state.adding
    before = None if is_new else {name: getattr(kind, name) for name in values}
    for name, value in values.items():
        setattr(kind, name, value)
    kind.save()
    verb = "registers.add_status_kind" if is_new else "registers.change_status_kind"
    journal.record(by=by, at=at, verb=verb, subject=kind, before=before, after=values)
    return kind
