"""What a rota is made of, put together from the register; and why none can be made, in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from birge.algorithms.cases import NoAnswer
from birge.water.enums import RotaBasis
from birge.water.models import Allocation, Canal, Season
from birge.water.queries.register import users_named
from birge.water.queries.requests import Gate
from birge.water.queries.rota_land import (
    Reach,
    areas_below,
    night_minutes_before,
    reach_of,
    terms_on,
    volumes_below,
)
from birge.water.queries.rotas import season_on
from birge.water.rota_cases import Canvass, Holder

_HOLDING = re.compile(r"\$\.holdings\[(\d+)\]")


class RotaRefused(ValueError):
    """No rota can be made of this; `str()` says why, for the person.

    `users`: those whose turns exclude each other; `is_wish`: because all of them ask for daylight.
    """

    def __init__(self, text: str, users: tuple[UUID, ...] = (), *, is_wish: bool = False) -> None:
        super().__init__(text)
        self.users, self.is_wish = users, is_wish


@dataclass(frozen=True)
class RotaPlan:
    """What a rota is made of.

    `with_drain`: the last turn is shorter by the minutes in which the closed canal drains. `awake`: users who agreed
    that this time their turns may lie in the night.
    """

    canal: Canal
    starts_at: datetime
    cycle_hours: int
    flow_lps: Decimal
    basis: str = RotaBasis.AREA
    with_branches: bool = False
    with_drain: bool = True
    allocation: Allocation | None = None
    awake: frozenset[UUID] = frozenset()


def canvass(plan: RotaPlan) -> tuple[Canvass, Season]:
    """Who takes turns, from head to tail. Raises RotaRefused where something is missing."""
    on = timezone.localdate(plan.starts_at)
    association = plan.canal.association_id
    season = season_on(association, on)
    if season is None:
        raise RotaRefused(_("No season of the association covers the first day: begin the season first."))
    terms = terms_on(association, on)
    if terms is None:
        raise RotaRefused(_("Write first how fast the canals fill and when it is night: the terms of rotas."))
    reach = reach_of(plan.canal, on, with_branches=plan.with_branches)
    sizes = _sizes(plan, reach, season)
    if not sizes:
        raise RotaRefused(_("Nobody gets water from this canal on that day."))
    narrow = sorted({reach[outlet].code for _user, outlet in sizes if reach[outlet].capacity_lps < plan.flow_lps})
    if narrow:
        outlets = ", ".join(narrow)
        raise RotaRefused(_("So much does not fit through these outlets: %(outlets)s") % {"outlets": outlets})
    asked = Canvass(
        plan.canal.code,
        plan.starts_at,
        plan.cycle_hours,
        plan.flow_lps,
        terms,
        plan.basis == RotaBasis.VOLUME,
        plan.with_drain,
    )
    asked.holders.extend(_holders(plan, reach, sizes, season))
    return asked, season


def _sizes(plan: RotaPlan, reach: dict[UUID, Reach], season: Season) -> dict[Gate, Decimal]:
    """By user and outlet; whoever gets nothing has no turn."""
    on = timezone.localdate(plan.starts_at)
    if plan.basis == RotaBasis.VOLUME:
        if plan.allocation is None:
            raise RotaRefused(_("Choose the share-out by whose volumes the turns are made."))
        sizes = volumes_below(reach, plan.allocation)
    else:
        sizes = areas_below(reach, on, season if plan.basis == RotaBasis.PLANNED else None)
    return {gate: size for gate, size in sizes.items() if size}


def _holders(plan: RotaPlan, reach: dict[UUID, Reach], sizes: dict[Gate, Decimal], season: Season) -> list[Holder]:
    states = users_named({user for user, _outlet in sizes}, timezone.localdate(plan.starts_at))
    numbers = {user: states[user].user.number if user in states else "" for user, _outlet in sizes}
    nights = night_minutes_before(season, list(numbers), plan.starts_at)
    order = sorted(
        sizes,
        key=lambda gate: (reach[gate[1]].distance_m, reach[gate[1]].code, numbers[gate[0]].zfill(20), str(gate[0])),
    )
    return [
        Holder(
            number,
            user,
            reach[outlet],
            sizes[user, outlet],
            day_only=user in states and states[user].day_only and user not in plan.awake,
            night_minutes=nights.get(user, 0),
        )
        for number, (user, outlet) in enumerate(order, start=1)
    ]


def refusal_of(error: NoAnswer, asked: Canvass) -> RotaRefused:
    """The cause in plain words, with the users whom it names."""
    places = [int(found[1]) for path in error.cause if (found := _HOLDING.match(path))]
    users = tuple(dict.fromkeys(asked.holders[place].user for place in places))
    texts = {
        "too_much_volume": _("The volumes take %(needed)s hours with the filling, but the cycle has only %(cycle)s."),
        "only_filling": _("Filling the canal takes the whole cycle: make the cycle longer."),
        "drained_longer": _("The last turn is shorter than the canal drains: draft the rota without counting that."),
        "no_day_for_all": _("No beginning of the cycle keeps all of these users' turns out of the night."),
    }
    return RotaRefused(texts[error.code] % error.params, users, is_wish=error.code == "no_day_for_all")
