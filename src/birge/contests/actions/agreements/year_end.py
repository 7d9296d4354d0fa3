"""At the end of a year what a programme's agreements did not spend is set free, or carried on with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.actions.agreements.binding import set_free_in
from birge.contests.actions.agreements.texts import locked
from birge.contests.models import Agreement, BudgetLine, YearEnd
from birge.contests.queries.agreements.year_end import unspent_in
from birge.kernel import journal
from birge.kernel.actors import Actor


@dataclass(frozen=True)
class Choice:
    """What becomes of an agreement's money in a line."""

    agreement: Agreement
    is_released: bool
    why: str


@transaction.atomic
def close_year(*, line: BudgetLine, year: int, choices: list[Choice], by: Actor, at: datetime) -> list[YearEnd]:
    """Close a line's year for these agreements. Raises ValidationError where a reason is missing or money is asked for.

    What is released can no longer be asked for; what is carried stays bound. The agreements are locked before the line,
    in the order of their keys.
    """
    made = []
    chosen = {choice.agreement.pk: choice.agreement for choice in choices}
    agreements = {key: locked(agreement) for key, agreement in sorted(chosen.items())}
    for choice in choices:
        agreement = agreements[choice.agreement.pk]
        amount = unspent_in(line, agreement)
        if not choice.why.strip():
            raise ValidationError(_("Write for each agreement why its money is set free or carried on."))
        if amount <= 0 or YearEnd.objects.filter(line=line, agreement=agreement, year=year).exists():
            continue
        if choice.is_released:
            amount = min(amount, agreement.left_tyiyn)
            if amount <= 0:
                raise ValidationError(_("All that is left was asked for: pay it or refuse it first."))
            set_free_in(line, agreement, amount, choice.why.strip(), by=by, at=at)
            agreement.released_tyiyn += amount
            agreement.save(update_fields=["released_tyiyn"])
        row = YearEnd.objects.create(
            line=line, agreement=agreement, year=year, amount_tyiyn=amount, is_released=choice.is_released,
            why=choice.why.strip(), at=at, by=by.as_json(),
        )  # fmt: skip
        after = {"year": year, "amount_tyiyn": amount, "is_released": row.is_released, "why": row.why}
        journal.record(by=by, at=at, verb="contests.close_year", subject=line, also=[agreement], after=after)
        made.append(row)
    return made
