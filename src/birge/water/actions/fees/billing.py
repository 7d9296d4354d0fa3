"""Bills are made for a period, and a wrong one is cancelled and replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from birge.kernel import issued, journal
from birge.kernel.actors import Actor
from birge.kernel.canonical import hash_of
from birge.kernel.issued import Paper
from birge.water.actions.fees.numbering import hold_money, next_number
from birge.water.actions.fees.settling import settle, take_off
from birge.water.charging import Charge, Charges, charges_in
from birge.water.enums import BillState
from birge.water.fee_words import bill_facts
from birge.water.models import (
    Bill,
    BilledDelivery,
    BillLine,
    BillRun,
    Payment,
    ReliefShare,
    Season,
)

BILL = "water.bill"
FORMAT = "birge.water.bill/1"
issued.register_kind(BILL, gettext_lazy("Bill for irrigation water"), bill_facts)


@dataclass(frozen=True)
class Made:
    """The run, and how many bills were new in it."""

    run: BillRun
    count: int


def check_period(season: Season, starts_on: date, ends_on: date, today: date) -> None:
    """Whether these days can be billed at all. Raises ValidationError."""
    if starts_on >= ends_on:
        raise ValidationError({"last_on": _("It must not lie before the first day.")})
    if starts_on < season.starts_on or ends_on > season.ends_on:
        raise ValidationError({"starts_on": _("These days do not lie in the season.")})
    if ends_on > today:
        raise ValidationError({"last_on": _("Only days that are over can be billed.")})
    crossing = BillRun.objects.filter(association=season.association_id, starts_on__lt=ends_on, ends_on__gt=starts_on)
    for run in crossing.exclude(season=season, starts_on=starts_on, ends_on=ends_on):
        days = f"{run.starts_on:%d.%m.%Y} – {run.last_day:%d.%m.%Y}"
        raise ValidationError({"starts_on": _("Some of these days are billed already: %(days)s.") % {"days": days}})


@transaction.atomic
def make_bills(*, season: Season, starts_on: date, ends_on: date, due_on: date, by: Actor, at: datetime) -> Made:
    """Bill everyone who has no bill for [starts_on, ends_on) yet; a second time makes none twice.

    Credit pays the new bills at once. Raises ValidationError.
    """
    hold_money(season.association)
    today = timezone.localdate(at)
    check_period(season, starts_on, ends_on, today)
    if due_on < today:
        raise ValidationError({"due_on": _("The last day to pay has not passed when the bill is made.")})
    charges = charges_in(season, starts_on, ends_on)
    check_charges(charges)
    run, is_new = BillRun.objects.get_or_create(
        season=season, association=season.association, starts_on=starts_on, ends_on=ends_on,
        defaults={"due_on": due_on, "by": by.as_json(), "at": at},
    )  # fmt: skip
    bills = _write(run, charges.charges, by, at)
    if bills or is_new:
        after = {"starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat(), "bills": len(bills),
                 "amount_tyiyn": sum(bill.amount_tyiyn for bill in bills)}  # fmt: skip
        journal.record(by=by, at=at, verb="water.make_bills", subject=run, also=[season.association], after=after)
    settle(season.association, [bill.user_id for bill in bills], at)
    return Made(run, len(bills))


def check_charges(charges: Charges) -> None:
    """Whether the tariffs let anyone be billed. Raises ValidationError."""
    if not charges.tariffs:
        raise ValidationError(_("No tariff holds in these days: enter it first."))
    if charges.waiting:
        raise ValidationError(_("A tariff has no source yet. Write who set it; nobody is billed by it until then."))
    if charges.skipped_days:
        raise ValidationError(
            _("Bill the earlier days of the season first: the least that a user pays is counted for the whole season.")
        )


def _write(
    run: BillRun, charges: Sequence[Charge], by: Actor, at: datetime, replaces: Bill | None = None
) -> list[Bill]:
    year = timezone.localdate(at).year
    first = next_number(Bill, run.association, year)
    numbered = list(enumerate(charges, start=first))
    papers = [
        Paper(f"{number}/{year}", hash_of(_stated(run, charge, number, year)), issued.new_code())
        for number, charge in numbered
    ]
    documents = issued.issue_many(kind=BILL, papers=papers, subject=run, by=by, at=at)
    bills = [
        Bill(
            run=run, association=run.association, user_id=charge.user, name=charge.name, year=year, number=number,
            amount_tyiyn=charge.amount_tyiyn, state_tyiyn=charge.state_tyiyn, open_tyiyn=charge.amount_tyiyn,
            volume_m3=charge.volume_m3, replaces=replaces, issued=document, by=by.as_json(), at=at,
        )
        for (number, charge), document in zip(numbered, documents, strict=True)
    ]  # fmt: skip
    Bill.objects.bulk_create(bills, batch_size=500)
    _write_lines(bills, charges)
    return bills


def _write_lines(bills: Sequence[Bill], charges: Sequence[Charge]) -> None:
    pairs = list(zip(bills, charges, strict=True))
    BillLine.objects.bulk_create(
        (
            BillLine(
                bill=bill, position=position, tariff_id=str(line.rate.key), side=line.rate.side, basis=line.rate.basis,
                quantity=line.quantity, rate_tyiyn=line.rate.tyiyn, amount_tyiyn=line.amount_tyiyn,
                starts_on=date.fromordinal(line.within.starts), ends_on=date.fromordinal(line.within.ends),
                days=line.days, of_days=line.of_days,
            )
            for bill, charge in pairs
            for position, line in enumerate(charge.lines, start=1)
        ),
        batch_size=500,
    )  # fmt: skip
    BilledDelivery.objects.bulk_create(
        (
            BilledDelivery(bill=bill, delivery=row, began_on=date.fromordinal(watering.day),
                           volume_m3=watering.volume_m3)
            for bill, charge in pairs
            for row, watering in charge.deliveries
        ),
        batch_size=500,
    )  # fmt: skip


def _stated(run: BillRun, charge: Charge, number: int, year: int) -> dict[str, object]:
    """What the bill says, for the hash that its public page keeps."""
    return {
        "format": FORMAT,
        "association": str(run.association_id),
        "number": f"{number}/{year}",
        "user": str(charge.user),
        "period": [run.starts_on.isoformat(), run.ends_on.isoformat()],
        "lines": [
            [line.rate.side, line.rate.basis, str(line.quantity), str(line.rate.tyiyn), line.amount_tyiyn]
            for line in charge.lines
        ],
        "amount_tyiyn": charge.amount_tyiyn,
    }


@transaction.atomic
def replace_bill(bill: Bill, *, why: str, by: Actor, at: datetime) -> Bill | None:
    """Cancel a wrong bill and make the one that the journal and the tariffs give now; None: nothing is owed any more.

    What was paid on it and what a relief took off goes over to the new one. A second time changes nothing. Raises
    ValidationError.
    """
    hold_money(bill.association)
    standing = Bill.objects.select_related("run__season", "association", "issued").get(pk=bill.pk)
    if not standing.stands:
        return Bill.objects.filter(replaces=standing).first()
    if not why.strip():
        raise ValidationError({"why": _("Write what was wrong.")})
    _cancel(standing, why.strip(), by, at)
    run = standing.run
    charges = charges_in(run.season, run.starts_on, run.ends_on, [standing.user_id])
    check_charges(charges)
    made = _write(run, charges.charges, by, at, replaces=standing)
    new = made[0] if made else None
    if new is not None:
        _carry_reliefs(standing, new)
    after = {"number": str(standing), "why": standing.why, "new": str(new or "")}
    journal.record(by=by, at=at, verb="water.replace_bill", subject=standing, also=[standing.user, run], after=after)
    settle(standing.association, [standing.user_id], at)
    return new


def _cancel(bill: Bill, why: str, by: Actor, at: datetime) -> None:
    for payment in Payment.objects.filter(shares__bill=bill).distinct():
        take_off(payment, bill, at)
    bill.state, bill.why, bill.open_tyiyn = BillState.CANCELLED, why, 0
    bill.save(update_fields=["state", "why", "open_tyiyn"])
    BilledDelivery.objects.filter(bill=bill).update(counts=False)
    issued.revoke(document=bill.issued, reason=why, by=by, at=at)


def _carry_reliefs(old: Bill, new: Bill) -> None:
    for share in ReliefShare.objects.filter(bill=old).order_by("relief__on", "pk"):
        amount = min(share.amount_tyiyn, new.open_tyiyn)
        if amount:
            ReliefShare.objects.create(relief=share.relief, bill=new, amount_tyiyn=amount)
            new.open_tyiyn -= amount
    new.save(update_fields=["open_tyiyn"])
