"""By what the rotas of an association are drawn up."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.water.actions.writing import write
from birge.water.models import RotaTerms


@transaction.atomic
def set_rota_terms(
    *,
    association: Organisation,
    fill_min: Decimal,
    drain_min: Decimal,
    night_from: time,
    night_until: time,
    source: str = "",
    since: date,
    by: Actor,
    at: datetime,
) -> None:
    """From `since` on rotas are drawn up by these; `source` "" is to confirm. Raises ValidationError."""
    if night_from == night_until:
        raise ValidationError({"night_until": _("The night must end at another time than it begins.")})
    Organisation.objects.select_for_update().get(pk=association.pk)
    values = {"fill_min": fill_min, "drain_min": drain_min, "night_from": night_from, "night_until": night_until,
              "source": source.strip()}  # fmt: skip
    old, new = write(RotaTerms, {"association": association}, values, since)
    if new is not old:
        after = {name: str(value) for name, value in values.items()} | {"since": since.isoformat()}
        journal.record(by=by, at=at, verb="water.set_rota_terms", subject=association, after=after)
