"""All checks of a batch, in the order of the sheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from birge.kernel.imports.faults import Fault
from birge.kernel.imports.models import ImportBatch
from birge.places.models import OPEN_END
from birge.registers.importing.checks_of_persons import PERSONS
from birge.registers.importing.checks_of_the_book import IN_THE_BOOK, KNOWN_ACCOUNT, OWN_NAMES
from birge.registers.importing.checks_of_things import THINGS
from birge.registers.importing.leaving_out import leave_known_out
from birge.registers.importing.sql import on_postgres
from birge.registers.importing.staging import fold_names, staged
from birge.registers.models import Entry


def day_of(batch: ImportBatch) -> date:
    """The day of the file: what it says without a day of its own is so from then on."""
    return timezone.localdate(batch.uploaded_at)


def arguments(batch: ImportBatch) -> dict[str, Any]:
    """What the queries of the checks ask for."""
    today = day_of(batch).isoformat()
    place = batch.place if on_postgres() else batch.place.hex
    return {"today": today, "on": today, "open_end": OPEN_END.isoformat(), "place": place}


def check(batch: ImportBatch) -> Iterator[Fault]:
    """Everything that is wrong with the file as a whole."""
    args = arguments(batch)
    with staged(batch):
        if KNOWN_ACCOUNT.code in batch.accepted:
            leave_known_out(batch, args)
        has_book = Entry.objects.exists()
        fold_names(OWN_NAMES if has_book else "", args)
        for one in (*PERSONS, *THINGS, *((KNOWN_ACCOUNT, *IN_THE_BOOK) if has_book else ())):
            if not one.accepted_by or one.accepted_by not in batch.accepted:
                yield from one.faults(args)


def recheck(batch: ImportBatch) -> Iterator[Fault]:
    """What another hand may have written into the book since the check so that this file no longer fits."""
    if not Entry.objects.exists():
        return
    with staged(batch):
        yield from KNOWN_ACCOUNT.faults(arguments(batch))
