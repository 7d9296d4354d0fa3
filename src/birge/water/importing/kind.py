"""The register of water users from a workbook: `birge import water-register`, and "Bring a file" on its page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.kernel.imports.enums import Level
from birge.kernel.imports.faults import Fault
from birge.kernel.imports.kinds import ImportKind, Message
from birge.kernel.imports.models import ImportBatch, ImportRow
from birge.kernel.permissions import Answer, no
from birge.people.models import Organisation
from birge.places.models import Place
from birge.water.importing.applying import bring, households_meant, something_depends, take_out
from birge.water.importing.checking import Rows, faults
from birge.water.importing.sheets import SHEETS
from birge.water.rules import associations, can_write, writable_by
from birge.water.wording import MESSAGES

NAME = "water-register"
MOST_ROWS = 100_000
"""More than the largest association has; a longer file is a mistake, and is refused before it is compared."""


class WaterRegisterImport(ImportKind):
    """Rows go into the register of one association; `target` is its id. What is there already is never overwritten."""

    name = NAME
    title = _("Register of a water users' association")
    sheets = SHEETS
    messages = {
        **MESSAGES,
        "stands-already": Message(
            _("This code or number stands in the register already."),
            _("Leave the row out, and change what stands there on its page."),
            leaves_out=True,
        ),
        "unknown-canal": Message(
            _("No canal with this code is in the file or in the register."), _("Correct the code, or add the canal.")
        ),
        "unknown-outlet": Message(
            _("No outlet with this code is in the file or in the register."), _("Correct the code, or add the outlet.")
        ),
        "unknown-user": Message(
            _("No user with this number is in the file or in the register."), _("Correct the number, or add the user.")
        ),
        "no-width": Message(
            _("The flow over this weir cannot be found without the width of its crest."),
            _("Write the width in metres."),
        ),
        "half-a-place": Message(
            _("Only one of the two coordinates is written."), _("Write both, in degrees, or neither.")
        ),
        "no-account": Message(
            _("There is no such account in the household book of this village."),
            _("The user comes in without a link; it can be added on her page."),
        ),
        "too-many-rows": Message(
            _("More than %(most)s rows."), _("This is more than one association has. Check the file, or divide it.")
        ),
    }

    def can_import(self, user: Any, place: UUID, target: str) -> Answer:
        association = _association(target)
        if association is None or association.place_id != place:
            return no(_("Begin on the page of the association, with the button “Bring a file”."))
        return can_write(user, association, timezone.localdate())

    def places(self, user: Any, on: date) -> Any:
        return Place.objects.filter(pk__in=writable_by(user, on).exclude(place=None).values("place"))

    def batches(self, user: Any, on: date) -> Q:
        return Q(target__in=[str(pk) for pk in writable_by(user, on).values_list("pk", flat=True)])

    def target_title(self, target: str) -> str:
        association = _association(target)
        return str(association) if association else ""

    def target_url(self, batch: ImportBatch) -> str:
        association = _association(batch.target)
        return reverse("water:association", args=[association.pk]) if association else ""

    def check(self, batch: ImportBatch) -> Iterator[Fault]:
        association = _association(batch.target)
        if association is None:
            return
        if ImportRow.objects.filter(batch=batch).count() > MOST_ROWS:
            yield Fault("too-many-rows", params={"most": MOST_ROWS})
            return
        rows, today = _rows(batch), timezone.localdate()
        yield from faults(association, rows, today)
        linked = households_meant(rows, today)
        for number, data in rows["users"]:
            if data.get("account") and number not in linked:
                account = str(data["account"])
                yield Fault("no-account", "users", number, "account", account, level=Level.WARNING)

    def apply(self, batch: ImportBatch, by: Actor, at: datetime) -> dict[str, int]:
        association = Organisation.objects.get(pk=batch.target)
        return bring(association, _rows(batch), by=by, at=at, on=timezone.localdate(at), batch=batch.pk)

    def can_undo(self, batch: ImportBatch) -> Answer:
        if something_depends(batch.pk):
            return no(_("Something of it was changed, or something else depends on it by now."))
        return Answer(allowed=True)

    def undo(self, batch: ImportBatch, by: Actor, at: datetime) -> None:
        take_out(batch.pk)


def _association(target: str) -> Organisation | None:
    try:
        return associations().select_related("place").filter(pk=UUID(target)).first()
    except ValueError:
        return None


def _rows(batch: ImportBatch) -> Rows:
    found: dict[str, list[tuple[int, dict[str, Any]]]] = {sheet.name: [] for sheet in SHEETS}
    rows = ImportRow.objects.filter(batch=batch).order_by("sheet", "number")
    for sheet, number, data in rows.values_list("sheet", "number", "data").iterator():
        found[sheet].append((number, data))
    return found
