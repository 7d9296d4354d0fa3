"""What the books of an association say."""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from uuid import UUID

from django.db.models import F, Q, QuerySet, Sum

from birge.people.models import Organisation
from birge.water.enums import CashBook, CashPurpose
from birge.water.models import CashCategory, CashClosing, CashEntry


def entries_of(association: Organisation | UUID, book: str) -> QuerySet[CashEntry]:
    """The entries of a book, latest first."""
    rows = CashEntry.objects.filter(association=association, book=book)
    return rows.select_related("category", "payment", "reverses", "reversed_by").order_by("-on", "-year", "-number")


def balance_on(association: Organisation | UUID, book: str, on: date) -> int:
    """What is there in the evening of that day, tyiyn."""
    rows = CashEntry.objects.filter(association=association, book=book, on__lte=on)
    return int(rows.aggregate(total=Sum("amount_tyiyn"))["total"] or 0)


def least_from(association: Organisation | UUID, book: str, on: date) -> int:
    """The least that is there in the evening of that day or of a later one, tyiyn."""
    later = CashEntry.objects.filter(association=association, book=book, on__gt=on).order_by("on").values("on")
    sums = later.annotate(total=Sum("amount_tyiyn")).values_list("total", flat=True)
    return int(min(accumulate(sums, initial=balance_on(association, book, on))))


def balances_after(association: Organisation | UUID, book: str) -> dict[UUID, int]:
    """By entry what was there after it, in the order of the book: one query."""
    rows = CashEntry.objects.filter(association=association, book=book).order_by("on", "year", "number")
    pairs = list(rows.values_list("pk", "amount_tyiyn"))
    sums = accumulate(amount for _pk, amount in pairs)
    return {pk: total for (pk, _amount), total in zip(pairs, sums, strict=True)}


def closed_until(association: Organisation | UUID) -> date | None:
    """The last day on which the cash was counted."""
    return CashClosing.objects.filter(association=association).order_by("-on").values_list("on", flat=True).first()


def closings_of(association: Organisation | UUID) -> QuerySet[CashClosing]:
    """Countings of the cash, latest first."""
    return CashClosing.objects.filter(association=association).order_by("-on")


def categories_for(association: Organisation | UUID) -> QuerySet[CashCategory]:
    """What the accountant can enter: payments of users and counted differences enter themselves."""
    rows = CashCategory.objects.filter(Q(association=association) | Q(association=None))
    itself = [CashPurpose.FEES, CashPurpose.OVER, CashPurpose.SHORT]
    return rows.exclude(purpose__in=itself).order_by("-side", F("association_id").asc(nulls_first=True), "pk")


def balances(association: Organisation | UUID) -> dict[str, int]:
    """What is there, by book: one query."""
    rows = CashEntry.objects.filter(association=association).order_by().values("book")
    found = dict(rows.annotate(total=Sum("amount_tyiyn")).values_list("book", "total"))
    return {book: found.get(book, 0) for book in CashBook.values}


def handed_on(association: Organisation | UUID) -> int:
    """What was handed on to the state, tyiyn."""
    rows = CashEntry.objects.filter(association=association, category__purpose=CashPurpose.STATE_PART)
    return -int(rows.aggregate(total=Sum("amount_tyiyn"))["total"] or 0)
