"""Money is asked for, approved by two different persons, paid; and what was not spent comes back.

Every sum is changed under the agreement's lock, and the database refuses what would be too much.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from birge.contests.actions.agreements.binding import set_free_spent
from birge.contests.actions.agreements.texts import locked
from birge.contests.enums.agreements import MilestoneState, PaymentState
from birge.contests.enums.awards import IN_FORCE
from birge.contests.models import Agreement, Milestone, Payment
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish
from birge.kernel.money import Money
from birge.people.models import Organisation


@dataclass(frozen=True)
class PaymentMoved:
    """A payment was asked for, approved, paid or refused."""

    payment: Payment
    at: datetime


@transaction.atomic
def ask_for_money(
    *, agreement: Agreement, milestone: Milestone | None, amount_tyiyn: int, note: str = "", by: Actor, at: datetime
) -> Payment:
    """Ask for the tranche of a milestone that was accepted, or (milestone None) for the advance. ValidationError."""
    agreement = locked(agreement)
    if agreement.state not in IN_FORCE:
        raise ValidationError(_("The agreement is not in force."))
    limit = agreement.advance_tyiyn
    if milestone is not None:
        milestone = agreement.milestones.get(pk=milestone.pk)
        limit = milestone.tranche_tyiyn
        if milestone.state != MilestoneState.MET:
            raise ValidationError(_("The tranche is paid when the milestone is accepted."))
    if not 0 < amount_tyiyn <= limit:
        most = Money(limit, agreement.application.call.currency).format()
        raise ValidationError({"amount": _("At most %(amount)s is agreed here.") % {"amount": most}})
    if amount_tyiyn > agreement.left_tyiyn:
        raise ValidationError({"amount": _("This is more than is left of the agreement.")})
    standing = agreement.payments.exclude(state__in=[PaymentState.REFUSED, PaymentState.RETURNED])
    if standing.filter(milestone=milestone).exists():
        raise ValidationError(_("This money was asked for already."))
    call = agreement.application.call
    needs_second = call.rule_set.procedure.money.needs_two(Money(amount_tyiyn, call.currency))
    payment = Payment.objects.create(
        agreement=agreement, milestone=milestone, amount_tyiyn=amount_tyiyn, note=note.strip(), asked_at=at,
        asked_by=by.as_json(), asked_account=by.account, needs_second=needs_second,
    )  # fmt: skip
    agreement.asked_tyiyn += amount_tyiyn
    agreement.save(update_fields=["asked_tyiyn"])
    _told(payment, "contests.ask_for_money", {"amount_tyiyn": amount_tyiyn}, by, at)
    return payment


@transaction.atomic
def approve(*, payment: Payment, by: Actor, at: datetime) -> Payment:
    """The first approval, or the second one by another person. Raises ValidationError."""
    payment = _locked(payment)
    if payment.state not in (PaymentState.ASKED, PaymentState.FIRST):
        raise ValidationError(_("This payment does not wait for an approval."))
    if by.account is None:
        raise ValidationError(_("Only a person approves a payment."))
    if by.account == payment.asked_account:
        raise ValidationError(_("Whoever asked for the money does not approve it."), code="same")
    if by.account == payment.first_account:
        raise ValidationError(_("The second approval is another person's."), code="same")
    if payment.state == PaymentState.ASKED:
        payment.first_at, payment.first_by, payment.first_account = at, by.as_json(), by.account
        payment.state = PaymentState.FIRST if payment.needs_second else PaymentState.APPROVED
    else:
        payment.second_at, payment.second_by, payment.second_account = at, by.as_json(), by.account
        payment.state = PaymentState.APPROVED
    payment.save()
    _told(payment, "contests.approve_payment", {"state": payment.state}, by, at)
    return payment


@transaction.atomic
def refuse(*, payment: Payment, why: str, by: Actor, at: datetime) -> Payment:
    """The payment is refused with the reason; the money can be asked for again."""
    payment = _locked(payment)
    if payment.state not in (PaymentState.ASKED, PaymentState.FIRST, PaymentState.APPROVED):
        raise ValidationError(_("This payment was paid or refused already."))
    if not why.strip():
        raise ValidationError({"why": _("Write why the money is refused.")})
    payment.state, payment.refused_at, payment.refused_why = PaymentState.REFUSED, at, why.strip()
    payment.save()
    agreement = payment.agreement
    agreement.asked_tyiyn -= payment.amount_tyiyn
    agreement.save(update_fields=["asked_tyiyn"])
    _told(payment, "contests.refuse_payment", {"why": payment.refused_why}, by, at)
    return payment


@transaction.atomic
def enter_paid(*, payment: Payment, on: date, order_number: str, by: Actor, at: datetime) -> Payment:
    """Write down that an approved payment was paid, by which order and on which day. Raises ValidationError."""
    payment = _locked(payment)
    if payment.state != PaymentState.APPROVED:
        raise ValidationError(_("Only an approved payment is paid."))
    _check_order(payment.agreement, PaymentState.PAID, on, order_number.strip(), at)
    payment.state, payment.paid_on, payment.order_number = PaymentState.PAID, on, order_number.strip()
    payment.entered_by, payment.entered_at = by.as_json(), at
    payment.save()
    agreement = payment.agreement
    agreement.paid_tyiyn += payment.amount_tyiyn
    agreement.save(update_fields=["paid_tyiyn"])
    after = {"on": on.isoformat(), "order": payment.order_number, "amount_tyiyn": payment.amount_tyiyn}
    _told(payment, "contests.enter_paid", after, by, at)
    return payment


@transaction.atomic
def enter_returned(
    *, agreement: Agreement, amount_tyiyn: int, on: date, order_number: str, why: str, by: Actor, at: datetime
) -> Payment:
    """Money came back: its commitment is set free, so that the line can use it again. Raises ValidationError."""
    agreement = locked(agreement)
    if not 0 < amount_tyiyn <= agreement.paid_tyiyn - agreement.returned_tyiyn:
        raise ValidationError({"amount": _("Not more can come back than was paid.")})
    _check_order(agreement, PaymentState.RETURNED, on, order_number.strip(), at)
    payment = Payment.objects.create(
        agreement=agreement, state=PaymentState.RETURNED, amount_tyiyn=amount_tyiyn, note=why.strip(), asked_at=at,
        asked_by=by.as_json(), asked_account=by.account, paid_on=on, order_number=order_number.strip(),
        entered_by=by.as_json(), entered_at=at,
    )  # fmt: skip
    reason = _("Money returned: %(number)s") % {"number": agreement.number}
    set_free_spent(agreement, amount_tyiyn, reason, by=by, at=at)
    agreement.returned_tyiyn += amount_tyiyn
    agreement.save(update_fields=["returned_tyiyn"])
    after = {"on": on.isoformat(), "order": payment.order_number, "amount_tyiyn": amount_tyiyn, "why": payment.note}
    _told(payment, "contests.enter_returned", after, by, at)
    return payment


def _check_order(agreement: Agreement, state: str, on: date, number: str, at: datetime) -> None:
    """Raises ValidationError: money moves between the signing and today, and a payer has a number once on a day.

    A payment order is told by its number and its day. The customer's row is locked, so that of two orders that are
    entered at the same time one is refused.
    """
    if not number:
        raise ValidationError({"order_number": _("Write the number of the payment order.")})
    if on > timezone.localdate(at):
        raise ValidationError({"on": _("This day is still to come: enter the payment when it was made.")})
    if agreement.signed_at is not None and on < timezone.localdate(agreement.signed_at):
        day = date_format(timezone.localdate(agreement.signed_at), "SHORT_DATE_FORMAT")
        raise ValidationError({"on": _("The agreement was signed on %(day)s: nothing was paid before.") % {"day": day}})
    application = agreement.application
    Organisation.objects.select_for_update(no_key=True).get(pk=application.call.customer_id)
    same = Payment.objects.filter(state=state, paid_on=on, order_number=number,
                                  agreement__application__call__customer=application.call.customer_id)  # fmt: skip
    if state == PaymentState.RETURNED:
        same = same.filter(agreement__application__applicant=application.applicant_id)
    if other := same.select_related("agreement").first():
        words = _("The order %(order)s of this day is entered already: agreement No. %(number)s.")
        raise ValidationError({"order_number": words % {"order": number, "number": other.agreement.number}})


def _locked(payment: Payment) -> Payment:
    """The payment, its agreement locked before it."""
    agreement = locked(payment.agreement)
    row = Payment.objects.select_for_update(of=("self",)).select_related("milestone").get(pk=payment.pk)
    row.agreement = agreement
    return row


def _told(payment: Payment, verb: str, after: dict[str, object], by: Actor, at: datetime) -> None:
    journal.record(by=by, at=at, verb=verb, subject=payment, also=[payment.agreement], after=after)
    publish(PaymentMoved(payment, at))
