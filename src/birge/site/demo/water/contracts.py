"""Contracts of the demo's season: what the users ordered, a dry forecast, an offer that most accepted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from birge.kernel.actors import Actor
from birge.water.actions.contracts import answer, make_offer, prepare_contracts
from birge.water.actions.requests import forecast
from birge.water.actions.seasons import plan_crop, remove_plan
from birge.water.enums import AnswerWay
from birge.water.models import Canal, Contract, Crop, CropPlan, Forecast, Season, WaterRequest
from birge.water.periods import TenDays, ten_days_in

PREPARED_AT = datetime(2026, 3, 24, 5, 0, tzinfo=UTC)
OFFERED_AT = datetime(2026, 3, 27, 5, 0, tzinfo=UTC)
ANSWERED_AT = datetime(2026, 4, 2, 5, 0, tzinfo=UTC)
CHANGED_AT = datetime(2026, 4, 20, 5, 0, tzinfo=UTC)
WHY = "2026-жылдын болжолу боюнча биринчи сунуш (ойдон чыгарылган) / первое предложение по прогнозу (вымышленное)"
CHANGED = "Бир колдонуучу башка эгин эккен / один водопользователь посеял другое (вымышлено)"
REFUSED = "Суу аз, тилкенин жарымын айдабайм / воды мало (ойдон чыгарылган / вымышлено)"
FLOW_OF_THE_ORDERS = {5: Decimal("1.9"), 6: Decimal("0.75"), 7: Decimal("0.95"), 8: Decimal("1.8")}
"""The expected flow as part of the orders, by month: June and July are dry. Invented."""
ANSWERS_OF_TEN = ("paper", "paper", "visit", "paper", "phone", "visit", "paper", "no", "", "paper")
"""How each tenth of the users answers; "" not yet, "no" refuses."""


def make_contracts(season: Season, head: Canal, source: str, by: Actor, own: Iterable[UUID]) -> None:
    """Contracts of all users; those of `own` still wait for the answer of their household."""
    prepare_contracts(season=season, by=by, at=PREPARED_AT)
    for period in ten_days_in(season.starts_on, season.ends_on):
        _expect(season, head, period, source, by)
    make_offer(season=season, why=WHY, by=by, at=OFFERED_AT)
    waiting = set(own)
    contracts = Contract.objects.filter(season=season).exclude(user__in=waiting).order_by("user__number")
    for place, contract in enumerate(contracts.select_related("user")):
        way = ANSWERS_OF_TEN[place % len(ANSWERS_OF_TEN)]
        if way:
            accepted = way != "no"
            answer(contract=contract, number=1, accepted=accepted, way=way if accepted else AnswerWay.VISIT,
                   note="" if accepted else REFUSED, by=by, at=ANSWERED_AT)  # fmt: skip
    _one_changes(season, contracts.last(), by)


def _one_changes(season: Season, contract: Contract | None, by: Actor) -> None:
    """One user sowed something else after all: her contract has a second version."""
    plan = CropPlan.objects.filter(season=season, parcel__tenures__user=contract.user_id).first() if contract else None
    if plan is None:
        return
    remove_plan(plan, by=by, at=CHANGED_AT)
    other = Crop.objects.get(code="maize" if plan.crop.code == "alfalfa" else "alfalfa")
    plan_crop(season=season, parcel=plan.parcel, crop=other, by=by, at=CHANGED_AT)
    prepare_contracts(season=season, why=CHANGED, by=by, at=CHANGED_AT)
    make_offer(season=season, why=CHANGED, only_drafts=True, by=by, at=CHANGED_AT)


def _expect(season: Season, head: Canal, period: TenDays, source: str, by: Actor) -> None:
    part = FLOW_OF_THE_ORDERS.get(period.starts_on.month)
    known = Forecast.objects.filter(head=head, period_on=period.starts_on).exists()
    asked = WaterRequest.objects.filter(season=season, period_on=period.starts_on).aggregate(m3=Sum("volume_m3"))["m3"]
    if part is None or known or not asked:
        return
    flow = (asked * part / period.volume_m3(Decimal(1))).quantize(Decimal(1))
    forecast(head=head, period=period, flow_lps=flow, source=source, by=by, at=PREPARED_AT)
