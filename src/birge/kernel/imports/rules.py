"""Who may see a batch and work on it: whoever may import this kind for this place."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from birge.kernel.imports.enums import EDITABLE, State
from birge.kernel.imports.kinds import all_kinds, kind_named
from birge.kernel.imports.models import ImportBatch
from birge.kernel.permissions import Answer, no


def can_work_on(user: Any, batch: ImportBatch) -> Answer:
    """Whether this person may see, correct, apply and undo the batch."""
    try:
        kind = kind_named(batch.kind)
    except KeyError:
        return no(_("This kind of import is not installed."))
    return kind.can_import(user, batch.place, batch.target)


def visible_to(user: Any, queryset: QuerySet[ImportBatch], on: date) -> QuerySet[ImportBatch]:
    """The batches of the kinds and places of this person."""
    mine = Q(pk__in=[])
    for kind in all_kinds():
        mine |= Q(kind=kind.name) & kind.batches(user, on)
    return queryset.filter(mine)


def can_apply(batch: ImportBatch) -> Answer:
    """Whether the batch is ready to be applied."""
    if batch.state != State.CHECKED:
        return no(_("Only a checked file can be applied."))
    if batch.errors_count:
        return no(_("Correct the errors first: the file is applied as a whole or not at all."))
    if not batch.rows_count:
        return no(_("There is no row to apply."))
    return Answer(allowed=True)


def can_change(batch: ImportBatch) -> Answer:
    """Whether cells may be corrected or the file replaced."""
    return Answer(allowed=True) if batch.state in EDITABLE else no(_("This file cannot be changed any more."))


def can_undo(batch: ImportBatch) -> Answer:
    """Whether the batch is applied and nothing depends on it."""
    if batch.state != State.APPLIED:
        return no(_("Only an applied file can be undone."))
    return kind_named(batch.kind).can_undo(batch)
