"""Rotas of the demo: turns published for the dry ten days of June, with a swap, and a draft of the next ten days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.water.actions.rota_changes import swap
from birge.water.actions.rota_terms import set_rota_terms
from birge.water.actions.rotas import draft_rota, publish_rota
from birge.water.enums import RotaBasis, SwapWay
from birge.water.models import Allocation, Canal, Rota, Turn
from birge.water.rota_planning import RotaPlan, RotaRefused

SOURCE = "Ойдон чыгарылган өлчөө / вымышленный замер"
STARTS_AT = datetime(2026, 6, 11, 0, 0, tzinfo=UTC)
NEXT_STARTS_AT = datetime(2026, 6, 21, 0, 0, tzinfo=UTC)
"""Six in the morning in Bishkek."""
CYCLE_HOURS = 9 * 24
"""A day less than ten, so that the beginning can move for the sake of nights."""
FLOW_LPS = Decimal(30)
DRAFTED_AT = datetime(2026, 6, 9, 6, 0, tzinfo=UTC)
SWAPPED_AT = datetime(2026, 6, 10, 8, 0, tzinfo=UTC)


def make_rotas(canal: Canal, share: Allocation, by: Actor) -> None:
    """The turns of the share-out on this canal, two of them swapped, and a draft for the next ten days.

    In a demo so small that nobody gets water from the canal there are none.
    """
    _terms(canal.association, by)
    plan = RotaPlan(canal, STARTS_AT, CYCLE_HOURS, FLOW_LPS, basis=RotaBasis.VOLUME, with_drain=False, allocation=share)
    try:
        rota = _drafted(plan, by)
    except RotaRefused:
        return
    publish_rota(rota, by=by, at=DRAFTED_AT)
    pair = _pair(list(Turn.objects.filter(rota=rota).order_by("starts_at", "number")))
    if pair:
        swap(*pair, first_way=SwapWay.SIGNATURE, second_way=SwapWay.PHONE, agreed_at=SWAPPED_AT, night_agreed=True,
             by=by, at=SWAPPED_AT)  # fmt: skip
    _drafted(RotaPlan(canal, NEXT_STARTS_AT, CYCLE_HOURS, FLOW_LPS, with_drain=False), by)


def _terms(association: Organisation, by: Actor) -> None:
    set_rota_terms(association=association, fill_min=Decimal(5), drain_min=Decimal(3), night_from=time(22),
                   night_until=time(6), source=SOURCE, since=date(2026, 4, 1), by=by, at=DRAFTED_AT)  # fmt: skip


def _drafted(plan: RotaPlan, by: Actor) -> Rota:
    """The draft; of those who ask for daylight as many as have to agree to a night this time."""
    while True:
        try:
            return draft_rota(plan, by=by, at=DRAFTED_AT)
        except RotaRefused as error:
            if not error.is_wish:
                raise
            plan = replace(plan, awake=plan.awake | {error.users[0]})


def _pair(turns: list[Turn]) -> tuple[Turn, Turn] | None:
    """Two turns of different users near the head of the canal."""
    first = turns[len(turns) // 4]
    others = (turn for turn in turns[len(turns) // 4 + 1 :] if turn.user_id != first.user_id)
    second = next(others, None)
    return (first, second) if second else None
