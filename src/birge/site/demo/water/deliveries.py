"""Ten dry days of June in the delivery journal: posts read twice a day, and water to almost everyone. Invented."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.site.demo.water.season import DRY
from birge.water.actions.deliveries import bring_many
from birge.water.actions.disputes import raise_dispute, set_term
from birge.water.actions.readings import read_gauge
from birge.water.enums import Confirmation, DeliveryWay, DisputeJudge
from birge.water.models import AllocationRow, CanalState, Delivery, OutletState, Turn
from birge.water.queries.gauges import Post, first_posts, posts_on
from birge.water.queries.rotas import turns_between
from birge.water.queries.volumes import bounds_of, midnight

HOURS = (7, 19)
"""When posts are read."""
SECONDS = DRY.days * 24 * 3600
LEVELS = [Decimal(half) / 2 for half in range(1, 101)]
M3 = Decimal("0.001")
PAID_OUT = (Decimal("0.78"), Decimal("1.04"))
"""What users get of what was decided, from the tail of the day to its head: canals lose more than was reckoned with."""
CONTESTED = "Кезегим аз болду: суу жарым сааттан кийин токтоду / Очередь вышла короче: вода ушла через полчаса"
UNKNOWN = 12
"""One user of so many got nothing that the journal tells of."""


def make_journal(chance: random.Random, association: Organisation, by: Actor) -> None:
    """Readings and deliveries of the ten days of which the share-out was decided."""
    rows = list(
        AllocationRow.objects.filter(allocation__association=association, allocation__period_on=DRY.starts_on)
        .select_related("request__user", "request__outlet")
        .exclude(given_m3=0)
        .order_by("request__outlet__code", "number")
    )
    _read_posts(chance, association, rows, by)
    _deliver(chance, association, rows, by)


def _read_posts(chance: random.Random, association: Organisation, rows: list[AllocationRow], by: Actor) -> None:
    """Each post shows what the users below it were to get and what the canals on the way lose, a little unsteady."""
    parents = {row.canal_id: row for row in CanalState.objects.on(DRY.starts_on).filter(canal__association=association)}
    canal_of = dict(
        OutletState.objects.on(DRY.starts_on).filter(outlet__association=association).values_list("outlet", "canal")
    )
    needed: dict[UUID, Decimal] = defaultdict(Decimal)
    for row in rows:
        volume, canal = row.given_m3, canal_of[row.request.outlet_id]
        while canal is not None:
            volume /= parents[canal].efficiency
            needed[canal] += volume
            canal = parents[canal].parent_id
    for post in first_posts(posts_on(association, DRY.starts_on)).values():
        steady = needed[post.state.canal_id] * 1000 / SECONDS
        for day in range(DRY.days):
            for hour in HOURS:
                read_at = midnight(DRY.starts_on) + timedelta(days=day, hours=hour, minutes=chance.randrange(0, 25))
                level = _level(post, steady * chance.randrange(93, 108) / 100)
                read_gauge(post.gauge, read_at=read_at, level_cm=level, by=by, at=read_at)


def _level(post: Post, flow_lps: Decimal) -> Decimal:
    """The level at which the post shows about this flow."""
    top = min(post.rows[-1][0], LEVELS[-1]) if post.rows else LEVELS[-1]
    return min((level for level in LEVELS if level <= top), key=lambda level: abs(post.flow_lps(level) - flow_lps))


def _deliver(chance: random.Random, association: Organisation, rows: list[AllocationRow], by: Actor) -> None:
    """Outlet by outlet one user after another, in her turn where a rota gives her one."""
    turns: dict[tuple[UUID, UUID], Turn] = {}
    for turn in turns_between(association, *bounds_of(DRY)):
        turns.setdefault((turn.user_id, turn.outlet_id), turn)
    following: dict[UUID, datetime] = {}
    found = []
    for place, row in enumerate(rows):
        request = row.request
        turn_of_hers = turns.get((request.user_id, request.outlet_id))
        begin_at = turn_of_hers.starts_at if turn_of_hers else following.get(
            request.outlet_id, midnight(DRY.starts_on) + timedelta(hours=6)
        )  # fmt: skip
        part = PAID_OUT[0] + (PAID_OUT[1] - PAID_OUT[0]) * chance.randrange(0, 101) / 100
        stopped_at = begin_at + timedelta(minutes=chance.randrange(50, 170))
        if turn_of_hers:
            stopped_at = turn_of_hers.ends_at + timedelta(seconds=chance.randrange(0, 300))
        following[request.outlet_id] = stopped_at + timedelta(minutes=chance.randrange(5, 40))
        if place % UNKNOWN == UNKNOWN - 1:
            continue
        how = chance.choices([Confirmation.CODE, Confirmation.NONE, Confirmation.REFUSED], [80, 17, 3])[0]
        found.append(
            Delivery(
                association=association,
                outlet=request.outlet,
                user=request.user,
                turn=turn_of_hers,
                started_at=begin_at,
                stopped_at=stopped_at,
                volume_m3=(row.given_m3 * part).quantize(M3),
                way=DeliveryWay.STATED,
                confirmation=how,
                confirmed_at=None if how == Confirmation.NONE else stopped_at,
                answer="Аз берилди / дали мало" if how == Confirmation.REFUSED else "",
                by=by.as_json(),
                at=stopped_at,
            )
        )
    bring_many(found, association=association, by=by, at=bounds_of(DRY)[1])


def make_dispute(association: Organisation, director: Actor, by: Actor) -> None:
    """One user says that her turn was too short; the term of answers is invented and to be confirmed."""
    set_term(association=association, working_days=10, judge=DisputeJudge.COMMISSION, source="",
             since=DRY.starts_on, by=director, at=midnight(DRY.starts_on))  # fmt: skip
    rows = Delivery.objects.filter(association=association, confirmation=Confirmation.REFUSED)
    row = rows.order_by("turn", "started_at").first() or Delivery.objects.filter(association=association).first()
    if row is not None:
        raise_dispute(user=row.user, delivery=row, reason=CONTESTED, by=by, at=bounds_of(DRY)[1])
