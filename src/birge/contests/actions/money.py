"""Money of a line is bound and set free under the lock of its row; the database itself refuses more than there is."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, Sum
from django.utils.translation import gettext as _

from birge.contests.models import BudgetLine, Commitment
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.money import Money


@transaction.atomic
def commit(
    line: BudgetLine, amount: Money, *, subject: Model | str, reason: str = "", by: Actor, at: datetime
) -> Commitment:
    """Bind money of the line for a thing. Raises ValidationError when less is free, or in another currency."""
    row = _locked(line)
    _same_currency(row, amount)
    if amount.amount_tyiyn <= 0:
        raise ValidationError(_("Write an amount above zero."))
    if amount.amount_tyiyn > row.free_tyiyn:
        free = Money(row.free_tyiyn, row.currency).format()
        raise ValidationError(
            _("There is not enough money in the line “%(line)s”: free are %(free)s.") % {"line": row, "free": free},
            code="exceeded",
        )
    return _write(row, amount.amount_tyiyn, subject, reason, by, at)


@transaction.atomic
def release(
    line: BudgetLine, amount: Money, *, subject: Model | str, reason: str, by: Actor, at: datetime
) -> Commitment:
    """Set money free that was bound for this thing. Raises ValidationError when less is bound for it."""
    row = _locked(line)
    _same_currency(row, amount)
    bound = bound_for(row, subject)
    if not 0 < amount.amount_tyiyn <= bound:
        raise ValidationError(
            _("Only %(bound)s are bound for this.") % {"bound": Money(bound, row.currency).format()}, code="not-bound"
        )
    return _write(row, -amount.amount_tyiyn, subject, reason, by, at)


@transaction.atomic
def pass_on(
    line: BudgetLine, amount: Money, *, to: Model | str, subject: Model | str, reason: str, by: Actor, at: datetime
) -> Commitment:
    """Bind for `to` what was bound for `subject` (a call's money for an agreement): free in between it never is."""
    release(line, amount, subject=subject, reason=reason, by=by, at=at)
    return commit(line, amount, subject=to, reason=reason, by=by, at=at)


@transaction.atomic
def release_all(*, subject: Model, reason: str, by: Actor, at: datetime) -> int:
    """Set all free that is still bound for a thing, in whatever lines; how many lines it was."""
    name = journal.subject_of(subject)
    lines = BudgetLine.objects.filter(commitments__subject=name).distinct().order_by("pk")
    freed = 0
    for line in lines:
        bound = bound_for(line, subject)
        if bound:
            release(line, Money(bound, line.currency), subject=subject, reason=reason, by=by, at=at)
            freed += 1
    return freed


def bound_for(line: BudgetLine, subject: Model | str) -> int:
    """How much of the line is bound for a thing, in tyiyn."""
    rows = Commitment.objects.filter(line=line, subject=journal.subject_of(subject))
    return int(rows.aggregate(total=Sum("amount_tyiyn"))["total"] or 0)


def _locked(line: BudgetLine) -> BudgetLine:
    return BudgetLine.objects.select_for_update().get(pk=line.pk)


def _same_currency(line: BudgetLine, amount: Money) -> None:
    if amount.currency != line.currency:
        raise ValidationError(
            _("This line is in %(line)s, not in %(other)s.") % {"line": line.currency, "other": amount.currency},
            code="currency",
        )


def _write(
    line: BudgetLine, amount_tyiyn: int, subject: Model | str, reason: str, by: Actor, at: datetime
) -> Commitment:
    before = line.committed_tyiyn
    line.committed_tyiyn += amount_tyiyn
    line.save(update_fields=["committed_tyiyn"])
    name = journal.subject_of(subject)
    made = Commitment(line=line, amount_tyiyn=amount_tyiyn, subject=name, reason=reason, at=at, by=by.as_json())
    made.save(force_insert=True)
    verb = "contests.commit" if amount_tyiyn > 0 else "contests.release"
    after = {"committed_tyiyn": line.committed_tyiyn, "subject": name}
    journal.record(by=by, at=at, verb=verb, subject=line, also=[name], before={"committed_tyiyn": before}, after=after)
    return made
