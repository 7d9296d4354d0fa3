"""From which value on an indicator counts as good or fair."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.water.actions.writing import plain, write
from birge.water.models import Band


@transaction.atomic
def set_band(
    *,
    association: Organisation,
    kind: str,
    good: Decimal,
    fair: Decimal,
    source: str,
    since: date,
    by: Actor,
    at: datetime,
) -> None:
    """From `since` on the association judges this indicator so. Raises ValidationError."""
    band = Band(kind=kind)
    if (fair >= good) if band.more_is_better else (fair <= good):
        raise ValidationError({"fair": _("Fair must be worse than good.")})
    Organisation.objects.select_for_update().get(pk=association.pk)
    values = {"good": good, "fair": fair, "source": source.strip()}
    old, new = write(Band, {"association": association, "kind": kind}, values, since)
    if new is not old:
        journal.record(by=by, at=at, verb="water.set_band", subject=association,
                       before=plain(old), after={"kind": kind, **(plain(new) or {})})  # fmt: skip
