"""Money of a small association: the season of `small_season` with tariffs, and deliveries in June."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

from django.urls import reverse

from birge.kernel.actors import Actor
from birge.people.enums import Role
from birge.water.actions.fees.billing import Made, make_bills
from birge.water.actions.fees.cash import enter_cash
from birge.water.actions.fees.paying import take_payment
from birge.water.actions.fees.relieving import relieve
from birge.water.actions.fees.tariffs import enter_tariff
from birge.water.enums import CashBook, DeliveryWay, PaymentWay, ReliefKind, TariffBasis, TariffSide
from birge.water.models import Bill, CashCategory, CashEntry, Delivery, Payment, Relief, Tariff, WaterUser
from tests.water.small_season import SmallSeason

ACCOUNTANT = Actor(account=None, name="Эсепчи Тыйынова", role=Role.ACCOUNTANT)
AT = datetime(2026, 6, 25, 4, 0, tzinfo=UTC)
FROM, TO, DUE = date(2026, 6, 11), date(2026, 6, 21), date(2026, 7, 20)


def tariff(
    small: SmallSeason, tyiyn: str = "15", basis: str = TariffBasis.M3, since: date = date(2026, 1, 1), **more
) -> Tariff:
    """A rate for the state in every season, that holds from a day on."""
    facts = {"side": TariffSide.STATE, "season_kind": "", "source": "№ 1, 01.01.2026", **more}
    rate = Decimal(tyiyn)
    return enter_tariff(
        association=small.association, basis=basis, rate_tyiyn=rate, since=since, by=ACCOUNTANT, at=AT, **facts
    )


def delivery(small: SmallSeason, user: WaterUser, m3: str | None = "100", day: int = 12, hours: float = 1.0,
             outlet: str = "С-1", **more) -> Delivery:  # fmt: skip
    """Water that began to run at ten in the morning of that day of June."""
    began = datetime(2026, 6, day, 4, 0, tzinfo=UTC)
    return Delivery.objects.create(
        association=small.association, outlet=small.outlets[outlet], user=user, started_at=began,
        stopped_at=None if m3 is None else began + timedelta(hours=hours),
        volume_m3=None if m3 is None else Decimal(m3), way=DeliveryWay.FLOW, by={}, at=began, **more,
    )  # fmt: skip


def billed(small: SmallSeason, starts_on: date = FROM, ends_on: date = TO, at: datetime = AT) -> Made:
    """Everyone is billed for these days."""
    return make_bills(season=small.season, starts_on=starts_on, ends_on=ends_on, due_on=DUE, by=ACCOUNTANT, at=at)


def one_bill(small: SmallSeason, m3: str = "100", name: str = "Асан", tyiyn: str = "15") -> Bill:
    """A user with one delivery and the bill for it: m³ × 15 tyiyn."""
    user = small.user(name, "С-1")
    if not Tariff.objects.exists():
        tariff(small, tyiyn)
    delivery(small, user, m3)
    billed(small)
    return Bill.objects.get(user=user)


def paid(small: SmallSeason, user: WaterUser, som: int, way: str = PaymentWay.CASH, day: int = 24, **more) -> Payment:
    """So many som on that day of June, each time anew."""
    facts = {"request_key": str(uuid4()), **more}
    return take_payment(association=small.association, user=user, amount_tyiyn=som * 100, way=way,
                        paid_on=date(2026, 6, day), by=ACCOUNTANT, at=AT, **facts)  # fmt: skip


def relieved(
    small: SmallSeason, *users: WaterUser, value: str = "50", kind: str = ReliefKind.PERCENT, **more
) -> Relief:
    """What the assembly took off the debts of these users."""
    facts = {"request_key": str(uuid4()), "reason": "Женилдик", "minutes_text": "№ 7, 20.06.2026", **more}
    return relieve(association=small.association, users=[user.pk for user in users], kind=kind, value=Decimal(value),
                   on=date(2026, 6, 24), by=ACCOUNTANT, at=AT, **facts)  # fmt: skip


def cash(small: SmallSeason, som: int, name: str = "Башка киреше", day: int = 24, **more) -> CashEntry:
    """An entry of the cash desk under that category."""
    facts = {"request_key": str(uuid4()), "book": CashBook.CASH, **more}
    return enter_cash(association=small.association, on=date(2026, 6, day), amount_tyiyn=som * 100,
                      category=CashCategory.objects.get(names__ky=name), by=ACCOUNTANT, at=AT, **facts)  # fmt: skip


def address(small: SmallSeason, name: str, *more: object) -> str:
    """A page of this association's money."""
    return reverse(f"water:{name}", args=[small.association.pk, *more])


def text(response) -> str:
    """What stands on a page that answered."""
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def errors(response):
    """The fields of the page's form beside which something is said."""
    return response.context["form"].errors.keys()
