"""Money of a call's lines bound for an agreement, and set free again: never more than a line holds.

Whoever needs several lines locks them all first, in the order of their keys: two who bind and set free do not wait for
each other.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from birge.contests.actions.money import bound_for, commit, pass_on, release
from birge.contests.models import Agreement, BudgetLine
from birge.contests.queries.agreements.money import bound_by_line, spent_by_line
from birge.kernel.actors import Actor
from birge.kernel.money import Money


def bind(agreement: Agreement, amount_tyiyn: int, reason: str, *, by: Actor, at: datetime) -> None:
    """Bind what is reserved for the call, in the order of its lines; beyond it what these lines have free.

    In the caller's transaction. Raises ValidationError where the money is short.
    """
    call, left = agreement.application.call, amount_tyiyn
    lines = _locked(list(call.money.values_list("line", flat=True)))
    for line in lines:
        part = min(left, bound_for(line, call))
        if part > 0:
            money = Money(part, line.currency)
            pass_on(line, money, to=agreement, subject=call, reason=reason, by=by, at=at)
            left -= part
    for line in lines:
        part = min(left, line.free_tyiyn)
        if part > 0:
            commit(line, Money(part, line.currency), subject=agreement, reason=reason, by=by, at=at)
            left -= part
    if left:
        short = Money(left, call.currency).format()
        raise ValidationError(_("The call's money is short of this: %(amount)s") % {"amount": short}, code="short")


def set_free(agreement: Agreement, amount_tyiyn: int, reason: str, *, by: Actor, at: datetime) -> None:
    """Release so much of what is bound for the agreement, the last line first; in the caller's transaction."""
    _release(bound_by_line(agreement), agreement, amount_tyiyn, reason, by, at)


def set_free_spent(agreement: Agreement, amount_tyiyn: int, reason: str, *, by: Actor, at: datetime) -> None:
    """Release so much of what was spent and came back, the line that was spent last first; in the caller's transaction,
    before the agreement counts it as returned.
    """
    _release(spent_by_line(agreement), agreement, amount_tyiyn, reason, by, at)


def _release(
    parts: list[tuple[BudgetLine, int]], agreement: Agreement, amount_tyiyn: int, reason: str, by: Actor, at: datetime
) -> None:
    """Of these parts the last ones first."""
    left = amount_tyiyn
    _locked([line.pk for line, _most in parts])
    for line, most in reversed(parts):
        part = min(left, most)
        if part > 0:
            release(line, Money(part, line.currency), subject=agreement, reason=reason, by=by, at=at)
            left -= part


def _locked(keys: list[UUID]) -> list[BudgetLine]:
    return list(BudgetLine.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def set_free_in(
    line: BudgetLine, agreement: Agreement, amount_tyiyn: int, reason: str, *, by: Actor, at: datetime
) -> None:
    """Release so much of what one line holds for the agreement."""
    release(line, Money(amount_tyiyn, line.currency), subject=agreement, reason=reason, by=by, at=at)
