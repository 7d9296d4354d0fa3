"""The one lock under which an association's money moves, and numbers without gaps."""

from __future__ import annotations

from django.db.models import Max

from birge.people.models import Organisation
from birge.water.models import Bill, CashEntry, Payment

MOST_TYIYN = 99_999_999_999
"""999 999 999,99 som: more is surely a slip of the hand, and what fits into the columns."""


def hold_money(association: Organisation) -> None:
    """Wait until nobody else moves this association's money; held until the transaction ends."""
    Organisation.objects.select_for_update().get(pk=association.pk)


def next_number(model: type[Bill] | type[Payment] | type[CashEntry], association: Organisation, year: int) -> int:
    """The number after the last one of the year. Only under `hold_money`: nothing is deleted, so none is left out."""
    last = model.objects.filter(association=association, year=year).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1
