"""Entries of the cash desk and the bank account, and the counting of the cash in the evening."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.money import Money
from birge.people.models import Organisation
from birge.water.actions.fees.numbering import MOST_TYIYN, hold_money, next_number
from birge.water.enums import CashBook, CashPurpose, CashSide, PaymentWay
from birge.water.models import CashCategory, CashClosing, CashEntry, Payment
from birge.water.queries.fees.cash import balance_on, closed_until, least_from

_BOOKS = {PaymentWay.CASH: CashBook.CASH, PaymentWay.BANK: CashBook.BANK}


def category_for(purpose: CashPurpose) -> CashCategory:
    """The category that the system itself uses for this."""
    return CashCategory.objects.get(association=None, purpose=purpose)


def enter_payment(payment: Payment, *, by: Actor, at: datetime) -> None:
    """The entry of a payment in the book of its way; one made in another way stands in no book. Under `hold_money`."""
    book = _BOOKS.get(PaymentWay(payment.way))
    if book is None:
        return
    reverses = CashEntry.objects.filter(payment=payment.reverses).first() if payment.reverses else None
    _write(
        association=payment.association, book=book, on=payment.paid_on, category=category_for(CashPurpose.FEES),
        amount_tyiyn=payment.amount_tyiyn, paper=str(payment), note=payment.name, payment=payment, reverses=reverses,
        request_key=f"payment-{payment.pk}", by=by, at=at, day_field="paid_on",
    )  # fmt: skip


@transaction.atomic
def enter_cash(
    *,
    association: Organisation,
    book: str,
    on: date,
    category: CashCategory,
    amount_tyiyn: int,
    paper: str = "",
    note: str = "",
    request_key: str,
    by: Actor,
    at: datetime,
) -> CashEntry:
    """An income or an expense, as its category says, of `amount_tyiyn` above zero. Raises ValidationError.

    The same `request_key` is the same entry.
    """
    hold_money(association)
    made: CashEntry | None = CashEntry.objects.filter(association=association, request_key=request_key).first()
    if made is not None:
        return made
    if not 0 < amount_tyiyn <= MOST_TYIYN:
        raise ValidationError({"amount": _("Write an amount above zero that can be true.")})
    if category.association_id not in (None, association.pk) or category.purpose == CashPurpose.FEES:
        raise ValidationError({"category": _("Choose another category: payments of users enter the book themselves.")})
    signed = amount_tyiyn if category.side == CashSide.INCOME else -amount_tyiyn
    entry = _write(
        association=association, book=book, on=on, category=category, amount_tyiyn=signed, paper=paper.strip(),
        note=note.strip(), request_key=request_key, by=by, at=at,
    )  # fmt: skip
    journal.record(by=by, at=at, verb="water.enter_cash", subject=entry, also=[association], after=_said(entry))
    return entry


@transaction.atomic
def reverse_entry(entry: CashEntry, *, why: str, by: Actor, at: datetime) -> CashEntry:
    """Take an entry back by one of today with the other sign. Raises ValidationError; a second time changes nothing."""
    hold_money(entry.association)
    made: CashEntry | None = CashEntry.objects.filter(reverses=entry).first()
    if made is not None:
        return made
    if entry.payment_id or entry.reverses_id:
        raise ValidationError(_("This entry is not reversed here: reverse the payment, or enter it anew."))
    if not why.strip():
        raise ValidationError({"why": _("Write what was wrong.")})
    counter = _write(
        association=entry.association, book=entry.book, on=timezone.localdate(at), category=entry.category,
        amount_tyiyn=-entry.amount_tyiyn, paper=str(entry), note=why.strip(), reverses=entry,
        request_key=f"reverse-{entry.pk}", by=by, at=at,
    )  # fmt: skip
    journal.record(by=by, at=at, verb="water.reverse_cash", subject=counter, also=[entry], after=_said(counter))
    return counter


@transaction.atomic
def close_day(
    *, association: Organisation, on: date, counted_tyiyn: int, note: str = "", by: Actor, at: datetime
) -> CashClosing:
    """The cash was counted: a difference becomes an entry of that day, so that the book says what is there.

    From then on nothing is entered into that day or one before it. Raises ValidationError.
    """
    hold_money(association)
    closed = closed_until(association)
    if on > timezone.localdate(at):
        raise ValidationError({"on": _("This day has not come yet.")})
    if closed is not None and on <= closed:
        raise ValidationError({"on": _closed(closed)})
    if not 0 <= counted_tyiyn <= MOST_TYIYN:
        raise ValidationError({"counted": _("Write what was counted: zero or more.")})
    if CashEntry.objects.filter(association=association, book=CashBook.CASH, on__gt=on).exists():
        raise ValidationError({"on": _("Entries of later days stand in the book: close the latest of them.")})
    book = balance_on(association, CashBook.CASH, on)
    difference = counted_tyiyn - book
    if difference and not note.strip():
        raise ValidationError(
            {"note": _("The book says %(book)s. Write why it differs.") % {"book": Money(book).format()}}
        )
    if difference:
        purpose = CashPurpose.OVER if difference > 0 else CashPurpose.SHORT
        _write(
            association=association, book=CashBook.CASH, on=on, category=category_for(purpose),
            amount_tyiyn=difference, note=note.strip(), request_key=f"count-{on.isoformat()}", by=by, at=at,
        )  # fmt: skip
    closing = CashClosing.objects.create(association=association, on=on, book_tyiyn=book, counted_tyiyn=counted_tyiyn,
                                         note=note.strip(), by=by.as_json(), at=at)  # fmt: skip
    after = {"on": on.isoformat(), "book_tyiyn": book, "counted_tyiyn": counted_tyiyn, "note": closing.note}
    journal.record(by=by, at=at, verb="water.close_day", subject=closing, also=[association], after=after)
    return closing


@transaction.atomic
def add_category(
    *, association: Organisation, names: Mapping[str, str], side: str, by: Actor, at: datetime
) -> CashCategory:
    """What else money comes or goes for in this association."""
    category = CashCategory.objects.create(association=association, names=dict(names), side=side)
    after = {"names": category.names, "side": side}
    journal.record(by=by, at=at, verb="water.add_category", subject=category, also=[association], after=after)
    return category


def _write(*, by: Actor, at: datetime, day_field: str = "on", **facts: object) -> CashEntry:
    entry = CashEntry(by=by.as_json(), at=at, **facts)
    _check(entry, timezone.localdate(at), day_field)
    entry.year = timezone.localdate(at).year
    entry.number = next_number(CashEntry, entry.association, entry.year)
    entry.save(force_insert=True)
    return entry


def _check(entry: CashEntry, today: date, day_field: str) -> None:
    if entry.on > today:
        raise ValidationError({day_field: _("This day has not come yet.")})
    if entry.book != CashBook.CASH:
        return
    closed = closed_until(entry.association)
    if closed is not None and entry.on <= closed:
        raise ValidationError({day_field: _closed(closed)})
    if entry.amount_tyiyn < 0 and least_from(entry.association, CashBook.CASH, entry.on) + entry.amount_tyiyn < 0:
        raise ValidationError({"amount": _("There is not so much cash in the desk.")})


def _closed(day: date) -> str:
    return _("The days until %(day)s are closed: the cash was counted.") % {
        "day": date_format(day, "SHORT_DATE_FORMAT")
    }


def _said(entry: CashEntry) -> dict[str, object]:
    return {"number": str(entry), "book": entry.book, "on": entry.on.isoformat(), "amount_tyiyn": entry.amount_tyiyn,
            "category": entry.category.names, "note": entry.note}  # fmt: skip
