"""Money of the demo's association: invented tariffs, bills for ten days of June, some paid, some owed, one lowered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.site.demo.water.season import DRY, INVENTED
from birge.water.actions.fees.billing import make_bills
from birge.water.actions.fees.cash import close_day, enter_cash
from birge.water.actions.fees.paying import reverse_payment, take_payment
from birge.water.actions.fees.relieving import relieve
from birge.water.actions.fees.tariffs import enter_tariff
from birge.water.enums import CashBook, PaymentWay, ReliefKind, SeasonKind, TariffSide
from birge.water.enums import TariffBasis as Basis
from birge.water.models import Bill, CashCategory, Season
from birge.water.queries.fees.bills import state_part
from birge.water.queries.fees.cash import balance_on

RATES = [(TariffSide.STATE, Decimal(15)), (TariffSide.ASSOCIATION, Decimal(10))]
ENTERED_AT = datetime(2026, 3, 24, 5, 0, tzinfo=UTC)
BILLED_AT = datetime(2026, 6, 24, 4, 0, tzinfo=UTC)
PAID_AT = datetime(2026, 7, 10, 8, 0, tzinfo=UTC)
DUE_ON = date(2026, 7, 20)
MINUTES = "№ 6, 05.07.2026 (ойдон чыгарылган / вымышлено)"
PAYERS = 210
"""How many users came to the accountant at all; of each seven some paid in part, too much, by mistake, or nothing."""
WAYS = (PaymentWay.CASH, PaymentWay.BANK, PaymentWay.CASH)


def make_fees(association: Organisation, accountant: Actor) -> None:
    """From the deliveries of ten days in June to debts and a counted cash desk."""
    for side, rate in RATES:
        enter_tariff(
            association=association, side=side, basis=Basis.M3, season_kind=SeasonKind.VEGETATION, rate_tyiyn=rate,
            source=INVENTED, since=date(2026, 1, 1), by=accountant, at=ENTERED_AT,
        )  # fmt: skip
    season = Season.objects.get(association=association)
    make_bills(season=season, starts_on=DRY.starts_on, ends_on=DRY.ends_on, due_on=DUE_ON, by=accountant, at=BILLED_AT)
    _open_books(association, accountant)
    bills = list(Bill.objects.filter(association=association).select_related("user").order_by("number"))
    _take(association, bills, accountant)
    _relieve(association, bills, accountant)
    _spend(association, accountant)


def _open_books(association: Organisation, by: Actor) -> None:
    opening = CashCategory.objects.get(association=None, purpose="opening")
    for book, som in ((CashBook.CASH, 12_000), (CashBook.BANK, 48_500)):
        enter_cash(association=association, book=book, on=date(2026, 6, 1), category=opening, amount_tyiyn=som * 100,
                   note=INVENTED, request_key=f"demo-opening-{book}", by=by, at=BILLED_AT)  # fmt: skip


def _take(association: Organisation, bills: Sequence[Bill], by: Actor) -> None:
    for place, bill in enumerate(bills[:PAYERS]):
        way = WAYS[place % len(WAYS)]
        amount = {3: bill.amount_tyiyn // 2, 4: bill.amount_tyiyn + 5000, 6: 0}.get(place % 7, bill.amount_tyiyn)
        if not amount:
            continue
        payment = take_payment(
            association=association, user=bill.user, amount_tyiyn=amount, way=way,
            paid_on=DUE_ON - timedelta(days=10 + place % 12), paper="" if way == PaymentWay.CASH else f"{4100 + place}",
            request_key=f"demo-payment-{place}", by=by, at=PAID_AT,
        )  # fmt: skip
        if place == 5:
            reverse_payment(payment, why="Башка кишиники экен / чужой платёж", by=by, at=PAID_AT)


def _relieve(association: Organisation, bills: Sequence[Bill], by: Actor) -> None:
    owing = [bill.user_id for place, bill in enumerate(bills) if place % 7 == 6][:1]
    if owing:
        relieve(
            association=association, users=owing, kind=ReliefKind.PERCENT, value=Decimal(50),
            reason="Жалпы чогулуштун чечими менен женилдик / льгота по решению собрания", minutes_text=MINUTES,
            on=date(2026, 7, 5), request_key="demo-relief", by=by, at=PAID_AT,
        )  # fmt: skip


def _spend(association: Organisation, by: Actor) -> None:
    """Fuel, a part handed on to the state, and the cash counted in the evening: two som are missing."""
    names = {"fuel": "Күйүүчү май", "state": "Мамлекеттик бөлүк өткөрүлдү"}
    category = {name: CashCategory.objects.get(association=None, names__ky=text) for name, text in names.items()}
    _asked, paid = state_part(association)
    for book, what, amount, paper in (
        (CashBook.CASH, "fuel", 340_000, "17"), (CashBook.BANK, "state", max(paid // 2, 1), "88"),
    ):  # fmt: skip
        enter_cash(association=association, book=book, on=PAID_AT.date(), category=category[what],
                   amount_tyiyn=amount, paper=paper, note=INVENTED, request_key=f"demo-{what}", by=by,
                   at=PAID_AT)  # fmt: skip
    counted = balance_on(association, CashBook.CASH, PAID_AT.date()) - 200
    close_day(association=association, on=PAID_AT.date(), counted_tyiyn=counted,
              note="Майда акчада жаңылышуу (үлгү) / ошибка в мелочи (пример)", by=by, at=PAID_AT)  # fmt: skip
