"""Money comes from a user, with a receipt; a payment that was wrong is taken back by a counter entry."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from birge.kernel import issued, journal
from birge.kernel.actors import Actor
from birge.kernel.canonical import hash_of
from birge.kernel.models import IssuedDocument
from birge.people.models import Organisation
from birge.water.actions.fees.cash import enter_payment
from birge.water.actions.fees.numbering import MOST_TYIYN, hold_money, next_number
from birge.water.actions.fees.settling import pay, settle, take_off
from birge.water.fee_words import receipt_facts
from birge.water.models import Bill, Payment, WaterUser
from birge.water.queries.fees.use import names_until

RECEIPT = "water.receipt"
FORMAT = "birge.water.receipt/1"
issued.register_kind(RECEIPT, gettext_lazy("Receipt for a payment for irrigation water"), receipt_facts)


@transaction.atomic
def take_payment(
    *,
    association: Organisation,
    user: WaterUser,
    amount_tyiyn: int,
    way: str,
    paid_on: date,
    paper: str = "",
    bill: Bill | None = None,
    request_key: str,
    by: Actor,
    at: datetime,
) -> Payment:
    """Take money from a user: the chosen bill is paid first, then the one due first; the rest is her credit.

    The same `request_key` is the same payment. Raises ValidationError.
    """
    hold_money(association)
    made: Payment | None = Payment.objects.filter(association=association, request_key=request_key).first()
    if made is not None:
        return made
    today = timezone.localdate(at)
    _check(association, user, amount_tyiyn, paid_on, today, bill)
    number = next_number(Payment, association, today.year)
    document = _receipt(user, f"{number}/{today.year}", amount_tyiyn, way, paid_on, by, at)
    payment = Payment.objects.create(
        association=association, user=user, name=names_until([user.pk], today).get(user.pk, ""), year=today.year,
        number=number, amount_tyiyn=amount_tyiyn, free_tyiyn=amount_tyiyn, way=way, paid_on=paid_on,
        paper=paper.strip(), request_key=request_key, issued=document, by=by.as_json(), at=at,
    )  # fmt: skip
    enter_payment(payment, by=by, at=at)
    if bill is not None:
        pay(payment, Bill.objects.get(pk=bill.pk), at)
    settle(association, [user.pk], at)
    payment.refresh_from_db()
    after = {"number": str(payment), "amount_tyiyn": amount_tyiyn, "way": way, "paid_on": paid_on.isoformat()}
    journal.record(by=by, at=at, verb="water.take_payment", subject=payment, also=[user], after=after)
    return payment


def _receipt(
    user: WaterUser, number: str, amount_tyiyn: int, way: str, paid_on: date, by: Actor, at: datetime
) -> IssuedDocument:
    """The paper, under the hash of what it states."""
    stated = {
        "format": FORMAT,
        "association": str(user.association_id),
        "number": number,
        "user": str(user.pk),
        "paid_on": paid_on.isoformat(),
        "way": way,
        "amount_tyiyn": amount_tyiyn,
    }
    return issued.issue(kind=RECEIPT, number=number, sha256=hash_of(stated), initials="", code=issued.new_code(),
                        by=by, at=at)  # fmt: skip


def _check(
    association: Organisation, user: WaterUser, amount_tyiyn: int, paid_on: date, today: date, bill: Bill | None
) -> None:
    if amount_tyiyn <= 0:
        raise ValidationError({"amount": _("A payment is more than zero.")})
    if amount_tyiyn > MOST_TYIYN:
        raise ValidationError({"amount": _("This is more than one payment can be. Look at the zeros.")})
    if paid_on > today:
        raise ValidationError({"paid_on": _("This day has not come yet.")})
    if user.association_id != association.pk:
        raise ValidationError({"user": _("Choose one of this association.")})
    if bill is None:
        return
    fresh = Bill.objects.filter(pk=bill.pk, association=association, user=user).first()
    if fresh is None:
        raise ValidationError({"bill": _("This bill is not of this user.")})
    if not fresh.stands or not fresh.open_tyiyn:
        raise ValidationError({"bill": _("Nothing is owed on this bill any more.")})


@transaction.atomic
def reverse_payment(payment: Payment, *, why: str, by: Actor, at: datetime) -> Payment:
    """Take a payment back by a counter entry of today: its bills are owed again, its receipt is withdrawn.

    A second time gives the counter entry that stands. Raises ValidationError.
    """
    hold_money(payment.association)
    standing = Payment.objects.select_related("association", "issued", "user").get(pk=payment.pk)
    made: Payment | None = Payment.objects.filter(reverses=standing).first()
    if made is not None:
        return made
    if standing.is_counter:
        raise ValidationError(_("A counter entry is not reversed. Take the payment anew."))
    if not why.strip():
        raise ValidationError({"why": _("Write what was wrong.")})
    for bill in Bill.objects.filter(paid__payment=standing).distinct():
        take_off(standing, bill, at)
    standing.free_tyiyn = 0
    standing.save(update_fields=["free_tyiyn"])
    today = timezone.localdate(at)
    counter = Payment.objects.create(
        association=standing.association, user=standing.user, name=standing.name, year=today.year,
        number=next_number(Payment, standing.association, today.year), amount_tyiyn=-standing.amount_tyiyn,
        free_tyiyn=0, way=standing.way, paid_on=today, reverses=standing, why=why.strip(),
        request_key=f"reverse-{standing.pk}", by=by.as_json(), at=at,
    )  # fmt: skip
    enter_payment(counter, by=by, at=at)
    if standing.issued is not None:
        issued.revoke(document=standing.issued, reason=counter.why, by=by, at=at)
    settle(standing.association, [standing.user_id], at)
    after = {"number": str(standing), "counter": str(counter), "why": counter.why}
    journal.record(by=by, at=at, verb="water.reverse_payment", subject=standing, also=[standing.user], after=after)
    return counter
