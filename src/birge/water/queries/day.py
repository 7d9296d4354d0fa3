"""A water master's day: whose turn it is on which canal, what runs and what ran, what was read at the posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from birge.people.models import Organisation
from birge.water.models import CanalState, Delivery, GaugeReading, Outlet, OutletState, Turn, WaterUser, WaterUserState
from birge.water.queries.deliveries import deliveries_in
from birge.water.queries.gauges import Post, posts_on, readings_that_count
from birge.water.queries.register import canals_on, users_named
from birge.water.queries.rotas import published_turns, turns_between
from birge.water.queries.volumes import midnight


@dataclass
class Line:
    """One turn of the day, or water to a user without a turn, with its deliveries that count, earliest first."""

    user: WaterUser
    outlet: Outlet
    turn: Turn | None = None
    canal: CanalState | None = None
    known: WaterUserState | None = None
    deliveries: list[Delivery] = field(default_factory=list)

    @property
    def last(self) -> Delivery | None:
        """The delivery that runs, else the last one."""
        return self.deliveries[-1] if self.deliveries else None

    @property
    def begins_at(self) -> datetime:
        """By the rota, else when it began."""
        return self.turn.starts_at if self.turn else self.deliveries[0].started_at


@dataclass
class PostOfDay:
    """A gauge post and what was read there on the day, earliest first."""

    post: Post
    canal: CanalState | None
    readings: list[GaugeReading]


@dataclass
class Day:
    """`running` first, from whatever day; then `canals`: the lines of each canal in the order of time.

    `of_register` are all canals of the association.
    """

    running: list[Line]
    canals: list[tuple[CanalState | None, list[Line]]]
    posts: list[PostOfDay]
    of_register: list[CanalState]

    @property
    def users(self) -> list[WaterUserState]:
        """Who is named on the page, each once."""
        lines = [*self.running, *(line for _canal, lines in self.canals for line in lines)]
        return list({line.user.pk: line.known for line in lines if line.known}.values())


def day_of_journal(association: Organisation, on: date, *, canal: str = "") -> Day:
    """Everything that the water master's page of the day shows, of one canal by its code or of all."""
    from_at, to_at = midnight(on), midnight(on + timedelta(days=1))
    turns = list(turns_between(association, from_at, to_at))
    rows = _deliveries(association, from_at, to_at, turns)
    lines = _lines(turns, rows)
    places = dict(
        OutletState.objects.on(on).filter(outlet__in=[line.outlet.pk for line in lines]).values_list("outlet", "canal")
    )
    posts = posts_on(association, on)
    of_register = canals_on(association, on)
    canals = {row.canal_id: row for row in of_register}
    known = users_named({line.user.pk for line in lines}, on)
    for line in lines:
        line.known, line.canal = known.get(line.user.pk), canals.get(places.get(line.outlet.pk, line.outlet.pk))
    wanted = [line for line in lines if not canal or (line.canal and line.canal.canal.code == canal)]
    return Day(
        running=[line for line in wanted if line.last and line.last.is_running],
        canals=_by_canal(line for line in wanted if not (line.last and line.last.is_running)),
        of_register=of_register,
        posts=_posts([post for post in posts if not canal or post.state.canal.code == canal], canals, from_at, to_at),
    )


def _deliveries(association: Organisation, from_at: datetime, to_at: datetime, turns: list[Turn]) -> list[Delivery]:
    """Those of the day, those of its turns, and those that run still, whenever they began: one query."""
    of_day = Q(pk__in=deliveries_in(association, from_at, to_at).values("pk"))
    wanted = of_day | Q(turn__in=[turn.pk for turn in turns]) | Q(stopped_at=None, started_at__lt=to_at)
    rows = Delivery.objects.filter(wanted, association=association, corrected_by=None)
    return list(rows.select_related("user", "outlet").order_by("started_at", "pk"))


def _lines(turns: list[Turn], rows: list[Delivery]) -> list[Line]:
    """Turns in the order of time, then water without one of these turns, a line for each user and outlet."""
    lines: dict[Any, Line] = {turn.pk: Line(turn.user, turn.outlet, turn) for turn in turns}
    for row in rows:
        key = row.turn_id if row.turn_id in lines else (row.user_id, row.outlet_id)
        lines.setdefault(key, Line(row.user, row.outlet)).deliveries.append(row)
    for line in lines.values():
        line.deliveries.sort(key=lambda row: (row.is_running, row.started_at))
    return list(lines.values())


def _by_canal(lines: Iterable[Line]) -> list[tuple[CanalState | None, list[Line]]]:
    found: dict[UUID | None, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.canal.canal_id if line.canal else None].append(line)
    groups = [(own[0].canal, sorted(own, key=lambda line: line.begins_at)) for own in found.values()]
    return sorted(groups, key=lambda group: group[0].canal.code if group[0] else "")


def _posts(posts: list[Post], canals: dict[UUID, CanalState], from_at: datetime, to_at: datetime) -> list[PostOfDay]:
    read: dict[UUID, list[GaugeReading]] = defaultdict(list)
    for row in readings_that_count([post.gauge.pk for post in posts], from_at, to_at):
        read[row.gauge_id].append(row)
    return [PostOfDay(post, canals.get(post.state.canal_id), read[post.gauge.pk]) for post in posts]


def open_turns(associations: QuerySet[Organisation], on: date) -> list[tuple[UUID, int]]:
    """(association, turns of the day of which the journal says nothing yet): one query."""
    from_at, to_at = midnight(on), midnight(on + timedelta(days=1))
    rows = published_turns().filter(rota__association__in=associations, starts_at__gte=from_at, starts_at__lt=to_at)
    silent = rows.filter(deliveries=None).order_by().values("rota__association").annotate(n=Count("pk"))
    return [(row["rota__association"], row["n"]) for row in silent]
