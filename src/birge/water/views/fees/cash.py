"""The books of the cash desk and the bank account."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.lists import Column, Filter, Listing, Text, list_response
from birge.water.actions.fees.cash import add_category, close_day, enter_cash, reverse_entry
from birge.water.enums import CashBook, CashSide
from birge.water.forms.fees import CashForm, CategoryForm, CloseForm, WhyForm
from birge.water.models import CashEntry
from birge.water.queries.fees.cash import (
    balances,
    balances_after,
    categories_for,
    closed_until,
    closings_of,
    entries_of,
)
from birge.water.views.common import note_reading
from birge.water.views.fees.bills import in_som
from birge.water.views.fees.common import ASK_OR_SEND, form_page, money_context, new_key, open_money
from birge.water.views.seasons import tried


@login_required
@require_safe
def cash(request: HttpRequest, association: UUID) -> HttpResponse:
    """A book with its running balance, latest entry first."""
    opened = open_money(request, association)
    book = CashBook.BANK if request.GET.get("book") == CashBook.BANK else CashBook.CASH
    after: dict[UUID, int] = {}

    def read(rows: Sequence[CashEntry]) -> None:
        after.update(balances_after(opened.association, book))
        note_reading(opened.by, "read_cash", [opened.association] if rows else [])

    listing = Listing(
        title=CashBook(book).label,
        queryset=entries_of(opened.association, book),
        columns=[
            Column("number", _("No."), str, sort="number", link=_page),
            Column("on", _("Day"), lambda row: row.on),
            Column("category", _("What for"), lambda row: str(row.category)),
            Column("note", _("Note"), lambda row: row.note),
            Column("paper", pgettext("cash book", "Paper"), lambda row: row.paper),
            _money("income", CashSide.INCOME.label, lambda row: _above_zero(row.amount_tyiyn)),
            _money("expense", CashSide.EXPENSE.label, lambda row: _above_zero(-row.amount_tyiyn)),
            _money("balance", pgettext("cash book", "Balance"), lambda row: in_som(after[row.pk])),
        ],
        search=_search,
        filters=[Filter("side", _("Income or expense"), CashSide.choices, _of_side)],
        empty=_("The book is empty. Begin with the opening balance."),
        export_name=f"book-{book}",
        on_rows=read,
    )  # fmt: skip
    totals = balances(opened.association)
    context = money_context(
        opened,
        book=book,
        keep=[("book", book)],
        books=[(value, label, totals[value]) for value, label in CashBook.choices],
        closed=closed_until(opened.association),
        closings=closings_of(opened.association)[:5],
    )
    return list_response(request, listing, "water/fees/cash.html", context)


def _money(name: str, label: Text, value: Callable[[CashEntry], Decimal | None]) -> Column:
    return Column(name, label, value, numeric=True, unit=_("som"))


def _above_zero(amount_tyiyn: int) -> Decimal | None:
    return in_som(amount_tyiyn) if amount_tyiyn > 0 else None


def _page(row: CashEntry) -> str:
    if row.payment is not None:
        return row.payment.get_absolute_url()
    return "" if row.reverses_id or hasattr(row, "reversed_by") else reverse("water:reverse_entry", args=[row.pk])


def _search(rows: QuerySet[CashEntry], text: str) -> QuerySet[CashEntry]:
    return rows.filter(Q(note__icontains=text) | Q(paper__icontains=text))


def _of_side(rows: QuerySet[CashEntry], side: str) -> QuerySet[CashEntry]:
    return rows.filter(amount_tyiyn__gt=0) if side == CashSide.INCOME else rows.filter(amount_tyiyn__lt=0)


@login_required
@require_http_methods(ASK_OR_SEND)
def enter(request: HttpRequest, association: UUID, book: str) -> HttpResponse:
    """A new entry of a book."""
    opened = open_money(request, association, to_write=True)
    chosen = CashBook.BANK if book == CashBook.BANK else CashBook.CASH
    initial = {"on": opened.today, "request_key": new_key()}
    form = CashForm(request.POST or None, categories=categories_for(opened.association), initial=initial)

    def write() -> None:
        given = dict(form.cleaned_data)
        amount = given.pop("amount")
        enter_cash(association=opened.association, book=chosen, amount_tyiyn=amount, **given, by=opened.by,
                   at=timezone.now())  # fmt: skip

    back = f"{reverse('water:cash', args=[association])}?book={chosen}"
    if request.method == "POST" and tried(form, write):
        messages.success(request, _("Written into the book."))
        return redirect(back)
    heading = _("New entry")
    return form_page(
        request, opened, form, back=back, heading=f"{heading}: {chosen.label}",
        lead=_("Money that came or went. Payments of users enter the book themselves when you take them."),
    )  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Reverse an entry, with the reason."""
    entry = get_object_or_404(CashEntry.objects.select_related("association", "category"), pk=pk)
    opened = open_money(request, entry.association_id, to_write=True)
    back = f"{reverse('water:cash', args=[entry.association_id])}?book={entry.book}"
    form = WhyForm(request.POST or None)
    if request.method == "POST" and tried(
        form, lambda: reverse_entry(entry, why=form.cleaned_data["why"], by=opened.by, at=timezone.now())
    ):
        return redirect(back)
    heading = _("Reverse the entry")
    return form_page(
        request, opened, form, back=back, heading=f"{heading}: {entry}",
        lead=_("An entry of today with the other sign is written; this one stays to be read."),
    )  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def close(request: HttpRequest, association: UUID) -> HttpResponse:
    """Count the cash and close the day."""
    opened = open_money(request, association, to_write=True)
    back = reverse("water:cash", args=[association])
    form = CloseForm(request.POST or None, initial={"on": opened.today})

    def write() -> None:
        given = dict(form.cleaned_data)
        counted = given.pop("counted")
        close_day(association=opened.association, counted_tyiyn=counted, **given, by=opened.by, at=timezone.now())

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("The day is closed."))
        return redirect(back)
    return form_page(
        request, opened, form, back=back, heading=_("Count the cash and close the day"),
        lead=_("Write what lies in the desk. After that nothing is entered into this day or one before it."),
    )  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def categories(request: HttpRequest, association: UUID) -> HttpResponse:
    """What money comes or goes for, and one more."""
    opened = open_money(request, association, to_write=request.method == "POST")
    form = CategoryForm(request.POST or None)
    if request.method == "POST" and tried(
        form,
        lambda: add_category(association=opened.association, names=form.names(), side=form.cleaned_data["side"],
                             by=opened.by, at=timezone.now()),
    ):  # fmt: skip
        return redirect("water:cash_categories", association=association)
    rows = categories_for(opened.association)
    return render(request, "water/fees/categories.html", money_context(opened, rows=rows, form=form))
