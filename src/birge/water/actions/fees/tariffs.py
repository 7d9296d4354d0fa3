"""Tariffs are entered from a day on, and ended."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.water.actions.fees.numbering import hold_money
from birge.water.actions.writing import close, plain, write
from birge.water.models import Tariff


@transaction.atomic
def enter_tariff(
    *,
    association: Organisation,
    side: str,
    basis: str,
    season_kind: str,
    rate_tyiyn: Decimal,
    source: str,
    since: date,
    until: date | None = None,
    by: Actor,
    at: datetime,
) -> Tariff:
    """From `since` on (before `until`, if given) this is the rate; bills stay as made. Raises ValidationError."""
    hold_money(association)
    if rate_tyiyn <= 0:
        raise ValidationError({"rate": _("A tariff is more than zero. Where nothing is charged, enter none.")})
    if until is not None and until <= since:
        raise ValidationError({"until": _("It must lie after the first day.")})
    line = {"association": association, "side": side, "basis": basis, "season_kind": season_kind}
    old, new = write(Tariff, line, {"rate_tyiyn": rate_tyiyn, "source": source.strip()}, since)
    if until is not None:
        close(Tariff, line, until)
        new.refresh_from_db()
    after = {"side": side, "basis": basis, "season_kind": season_kind, **(plain(new) or {})}
    journal.record(by=by, at=at, verb="water.enter_tariff", subject=new, also=[association], before=plain(old),
                   after=after)  # fmt: skip
    tariff: Tariff = new
    return tariff


@transaction.atomic
def end_tariff(tariff: Tariff, *, on: date, by: Actor, at: datetime) -> None:
    """From that day on it no longer holds. Raises ValidationError."""
    hold_money(tariff.association)
    row = close(Tariff, tariff.line, on)
    if row is not None:
        journal.record(by=by, at=at, verb="water.end_tariff", subject=row, also=[tariff.association],
                       after={"on": on.isoformat()})  # fmt: skip
