"""A debt is lowered because the council or the assembly resolved so."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.algorithms.water.fees import half_up
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.money import TYIYN_IN_SOM
from birge.meetings.models import Minutes
from birge.people.models import Organisation
from birge.water.actions.fees.numbering import hold_money
from birge.water.enums import BillState, ReliefKind
from birge.water.models import Bill, Relief, ReliefShare

WHOLE = Decimal(100)


@transaction.atomic
def relieve(
    *,
    association: Organisation,
    users: Collection[UUID],
    kind: str,
    value: Decimal,
    reason: str,
    minutes: Minutes | None = None,
    minutes_text: str,
    on: date,
    request_key: str,
    by: Actor,
    at: datetime,
) -> Relief:
    """Lower what these users owe: by per cent of each open bill, or by som for each user, oldest bill first.

    Never below zero. The same `request_key` is the same relief. Raises ValidationError.
    """
    hold_money(association)
    made: Relief | None = Relief.objects.filter(association=association, request_key=request_key).first()
    if made is not None:
        return made
    _check(kind, value, reason, minutes_text, on, timezone.localdate(at))
    open_bills = Bill.objects.filter(
        association=association, user__in=users, state=BillState.STANDING, open_tyiyn__gt=0
    )
    bills = list(open_bills.order_by("user", "run__due_on", "year", "number"))
    lowered = _by_part(bills, value) if kind == ReliefKind.PERCENT else _by_amount(bills, value)
    if not lowered:
        raise ValidationError(_("These users owe nothing: there is nothing to lower."))
    relief = Relief.objects.create(
        association=association, kind=kind, value=value, reason=reason.strip(), minutes=minutes,
        minutes_text=minutes_text.strip(), on=on, request_key=request_key, by=by.as_json(), at=at,
    )  # fmt: skip
    _lower(relief, lowered)
    after = {"kind": kind, "value": str(value), "minutes": relief.minutes_text, "on": on.isoformat(),
             "bills": len(lowered), "amount_tyiyn": sum(amount for _bill, amount in lowered)}  # fmt: skip
    journal.record(by=by, at=at, verb="water.relieve", subject=relief, also=[association], after=after)
    return relief


def _lower(relief: Relief, lowered: Sequence[tuple[Bill, int]]) -> None:
    for bill, amount in lowered:
        bill.open_tyiyn -= amount
    Bill.objects.bulk_update([bill for bill, _amount in lowered], ["open_tyiyn"], batch_size=500)
    ReliefShare.objects.bulk_create(
        [ReliefShare(relief=relief, bill=bill, amount_tyiyn=amount) for bill, amount in lowered], batch_size=500
    )


def _check(kind: str, value: Decimal, reason: str, minutes_text: str, on: date, today: date) -> None:
    if value <= 0 or (kind == ReliefKind.PERCENT and value > WHOLE):
        raise ValidationError({"value": _("A part lies between 0 and 100 %, an amount above zero.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Write the reason, as the minutes say it.")})
    if not minutes_text.strip():
        raise ValidationError({"minutes_text": _("Name the minutes of the meeting that voted this.")})
    if on > today:
        raise ValidationError({"on": _("This day has not come yet.")})


def _by_part(bills: Sequence[Bill], percent: Decimal) -> list[tuple[Bill, int]]:
    lowered = [(bill, half_up(Fraction(percent) * bill.open_tyiyn / Fraction(WHOLE))) for bill in bills]
    return [(bill, amount) for bill, amount in lowered if amount]


def _by_amount(bills: Sequence[Bill], som: Decimal) -> list[tuple[Bill, int]]:
    left: dict[UUID, int] = {}
    lowered = []
    for bill in bills:
        rest = left.get(bill.user_id, half_up(Fraction(som) * TYIYN_IN_SOM))
        amount = min(rest, bill.open_tyiyn)
        left[bill.user_id] = rest - amount
        if amount:
            lowered.append((bill, amount))
    return lowered
