"""Programmes and their lines of money."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.models import BudgetLine, Programme
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.money import Money
from birge.people.models import Organisation
from birge.places.models import Place

_FACTS = ("names", "about", "basis", "source", "starts_on", "ends_on", "place")


@transaction.atomic
def add_programme(*, customer: Organisation, facts: dict[str, Any], by: Actor, at: datetime) -> Programme:
    """What this customer decided to finance: names, about, basis, source, starts_on, ends_on, place.

    Without a place it is where the customer works.
    """
    programme = Programme(customer=customer, **facts)
    _check(programme)
    programme.save(force_insert=True)
    journal.record(by=by, at=at, verb="contests.add_programme", subject=programme, also=[customer], after=_said(facts))
    return programme


@transaction.atomic
def change_programme(programme: Programme, *, facts: dict[str, Any], by: Actor, at: datetime) -> Programme:
    """Other words, days or acts."""
    row = (
        Programme.objects.select_for_update(of=("self",))
        .select_related("customer__place", "place")
        .get(pk=programme.pk)
    )
    before = {name: getattr(row, name) for name in _FACTS}
    for name, value in facts.items():
        setattr(row, name, value)
    _check(row)
    row.save()
    changed = {name for name in facts if before[name] != facts[name]}
    if changed:
        journal.record(
            by=by,
            at=at,
            verb="contests.change_programme",
            subject=row,
            before=_said({name: before[name] for name in changed}),
            after=_said({name: facts[name] for name in changed}),
        )
    return row


@transaction.atomic
def add_line(*, programme: Programme, facts: dict[str, Any], amount: Money, by: Actor, at: datetime) -> BudgetLine:
    """A sum that the programme may spend: kind, names, code, payer, basis."""
    if amount.amount_tyiyn <= 0:
        raise ValidationError({"amount": _("Write an amount above zero.")})
    line = BudgetLine(programme=programme, amount_tyiyn=amount.amount_tyiyn, currency=amount.currency, **facts)
    line.save(force_insert=True)
    after = {"names": line.names, "kind": line.kind, "amount_tyiyn": line.amount_tyiyn, "currency": line.currency}
    journal.record(by=by, at=at, verb="contests.add_line", subject=line, also=[programme], after=after)
    return line


@transaction.atomic
def change_line_amount(line: BudgetLine, *, amount: Money, basis: str, by: Actor, at: datetime) -> BudgetLine:
    """The budget was amended: another amount, by the decision that says so; never below what is bound already."""
    row = BudgetLine.objects.select_for_update().get(pk=line.pk)
    if amount.currency != row.currency:
        raise ValidationError({"amount": _("The currency of a line does not change.")})
    if amount.amount_tyiyn < row.committed_tyiyn:
        bound = Money(row.committed_tyiyn, row.currency).format()
        raise ValidationError({"amount": _("%(bound)s of it are bound already.") % {"bound": bound}})
    if not basis.strip():
        raise ValidationError({"basis": _("Name the decision that changes the amount.")})
    before = {"amount_tyiyn": row.amount_tyiyn, "basis": row.basis}
    row.amount_tyiyn, row.basis = amount.amount_tyiyn, basis.strip()
    row.save()
    after = {"amount_tyiyn": row.amount_tyiyn, "basis": row.basis}
    journal.record(by=by, at=at, verb="contests.change_line", subject=row, also=[row.programme], before=before,
                   after=after)  # fmt: skip
    return row


def _check(programme: Programme) -> None:
    programme.place = programme.place or programme.customer.place
    if programme.place is None:
        raise ValidationError({"place": _("Write where its projects are carried out: a decision is made at a place.")})
    if not any(programme.names.values()):
        raise ValidationError({"name_ky": _("Write the name.")})
    if programme.ends_on and programme.ends_on <= programme.starts_on:
        raise ValidationError({"ends_on": _("The last day comes after the first.")})


def _said(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in facts.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value.pk) if isinstance(value, Place) else value
