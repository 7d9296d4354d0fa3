"""The six volumes of a ten-day period, kept apart: planned, ordered, released at the head, gauged, delivered, billed.

Each is m³ and comes from its own record; none is ever filled in from another, and one that nobody measured is None.
Losses are their differences, and unknown where one of them is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from birge.decisions.enums import State
from birge.people.models import Organisation
from birge.water.models import CanalState, OutletState, WaterRequest
from birge.water.periods import TenDays
from birge.water.queries.deliveries import M3, delivered_by_outlet, delivered_by_user
from birge.water.queries.gauges import Post, first_posts, posts_on, volumes_past
from birge.water.queries.register import canal_rows

Gates = dict[tuple[UUID, UUID], Decimal]
"""m³ by user and outlet."""
Billed = Callable[[Organisation, datetime, datetime], Mapping[UUID, Decimal]]
"""What was billed in a period, m³ by user."""


@dataclass(frozen=True)
class SixVolumes:
    """m³; None: nobody recorded it. `silent` are the codes of gauge posts that say nothing or too little of the time.

    `released_m3` is what passed the post nearest the head of a canal that takes its water from a source. `gauged_m3`
    is what passed the first posts below these; of a branch, what passed the post nearest its own head. Of what was
    delivered, `unmetered_m3` went to outlets whose water passes none of these posts.
    """

    planned_m3: Decimal | None = None
    ordered_m3: Decimal | None = None
    released_m3: Decimal | None = None
    gauged_m3: Decimal | None = None
    delivered_m3: Decimal | None = None
    billed_m3: Decimal | None = None
    unmetered_m3: Decimal = Decimal(0)
    silent: tuple[str, ...] = ()

    @property
    def lost_to_gauges_m3(self) -> Decimal | None:
        """Between the head and the gauge posts."""
        return _less(_less(self.released_m3, self.gauged_m3), self.unmetered_m3)

    @property
    def lost_to_users_m3(self) -> Decimal | None:
        """Between the gauge posts and the users."""
        return _less(self.gauged_m3, _less(self.delivered_m3, self.unmetered_m3))

    @property
    def lost_m3(self) -> Decimal | None:
        """Between the head (of a branch: its own gauge post) and the users."""
        return _less(self.gauged_m3 if self.released_m3 is None else self.released_m3, self.delivered_m3)

    @property
    def unbilled_m3(self) -> Decimal | None:
        """What users got and nobody billed."""
        return _less(self.delivered_m3, self.billed_m3)


def _less(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


def bounds_of(period: TenDays) -> tuple[datetime, datetime]:
    """The moments [from, to) of the period, midnight to midnight."""
    return midnight(period.starts_on), midnight(period.ends_on)


def midnight(day: date) -> datetime:
    """When the day begins."""
    return timezone.make_aware(datetime.combine(day, time.min))


def six_volumes(association: Organisation, period: TenDays, billed: Billed | None = None) -> SixVolumes:
    """Of the whole association."""
    return Ledger(association, period, billed).of_all()


@dataclass
class Ledger:
    """Everything that was recorded of a period, added up by canal, outlet and user on demand: six queries."""

    association: Organisation
    period: TenDays
    billed: Billed | None = None
    canals: QuerySet[CanalState] = field(init=False)

    def __post_init__(self) -> None:
        on, (from_at, to_at) = self.period.starts_on, bounds_of(self.period)
        self.canals = canal_rows(self.association, on)
        outlets = OutletState.objects.on(on).filter(outlet__association=self.association)
        self.canal_of = dict(outlets.values_list("outlet", "canal"))
        self.planned_by_gate, self.ordered_by_gate = _planned_and_ordered(self.association, self.period)
        self.delivered_by_outlet = delivered_by_outlet(self.association, from_at, to_at)
        self.passed, self.posts = _passed(self.association, self.period)
        self.children: dict[UUID | None, list[UUID]] = defaultdict(list)
        for state in self.canals:
            self.children[state.parent_id].append(state.canal_id)

    def of_all(self) -> SixVolumes:
        """Of the whole association."""
        heads = self.children[None]
        return SixVolumes(
            planned_m3=_total(self.planned_by_gate.values()),
            ordered_m3=_total(self.ordered_by_gate.values()),
            released_m3=self._sum_of([self.posts.get(head) for head in heads]),
            delivered_m3=_total(self.delivered_by_outlet.values()),
            billed_m3=_total(self._billed().values()),
            **self._gauged(heads),
        )

    def of_canal(self, state: CanalState) -> SixVolumes:
        """Of everything at and below a canal. Bills name users and not canals, so nothing is said of them."""
        canal, outlets = state.canal_id, self._outlets_below([state.canal_id])
        sums: dict[str, Any] = {
            "planned_m3": _total(m3 for (_user, outlet), m3 in self.planned_by_gate.items() if outlet in outlets),
            "ordered_m3": _total(m3 for (_user, outlet), m3 in self.ordered_by_gate.items() if outlet in outlets),
            "delivered_m3": _total(m3 for outlet, m3 in self.delivered_by_outlet.items() if outlet in outlets),
        }
        own = self.posts.get(canal)
        if state.parent_id is None:
            return SixVolumes(released_m3=self._sum_of([own]), **sums, **self._gauged([canal]))
        return SixVolumes(gauged_m3=self._sum_of([own]), silent=self._silent([own]), **sums)

    def _gauged(self, heads: Iterable[UUID]) -> dict[str, Any]:
        """What passed the first posts below these heads, what their outlets got past any post, and who is silent."""
        heads = list(heads)
        posts = [post for head in heads for child in self.children[head] for post in self._first_from(child)]
        metered = self._outlets_below(post.state.canal_id for post in posts)
        beside = self._outlets_below(heads) - metered
        return {
            "gauged_m3": self._sum_of(posts),
            "unmetered_m3": sum((self.delivered_by_outlet.get(outlet, Decimal(0)) for outlet in beside), Decimal(0)),
            "silent": self._silent([*(self.posts.get(head) for head in heads), *posts]),
        }

    def by_outlet(self) -> dict[UUID, SixVolumes]:
        """Of each outlet: no gauge post stands there."""
        planned, ordered = _by(self.planned_by_gate, 1), _by(self.ordered_by_gate, 1)
        got = self.delivered_by_outlet
        return {pk: SixVolumes(planned.get(pk), ordered.get(pk), delivered_m3=got.get(pk)) for pk in self.canal_of}

    def by_user(self) -> dict[UUID, SixVolumes]:
        """Of each user who asked for, was to get, got or was billed something."""
        planned, ordered = _by(self.planned_by_gate, 0), _by(self.ordered_by_gate, 0)
        got, billed = delivered_by_user(self.association, *bounds_of(self.period)), self._billed()
        return {
            pk: SixVolumes(planned.get(pk), ordered.get(pk), delivered_m3=got.get(pk), billed_m3=billed.get(pk))
            for pk in {*planned, *ordered, *got, *billed}
        }

    def _billed(self) -> Mapping[UUID, Decimal]:
        return self.billed(self.association, *bounds_of(self.period)) if self.billed else {}

    def _outlets_below(self, canals: Iterable[UUID]) -> set[UUID]:
        """The outlets on these canals and on every canal below them."""
        waiting = list(canals)
        found = set(waiting)
        while waiting:
            new = [child for child in self.children[waiting.pop()] if child not in found]
            found.update(new)
            waiting += new
        return {outlet for outlet, canal in self.canal_of.items() if canal in found}

    def _first_from(self, canal: UUID) -> list[Post]:
        """The first posts that water meets from this canal's head down, one a way."""
        if canal in self.posts:
            return [self.posts[canal]]
        return [post for child in self.children[canal] for post in self._first_from(child)]

    def _sum_of(self, posts: Iterable[Post | None]) -> Decimal | None:
        """What passed these posts together; None if one of them is not there or says too little."""
        volumes = [self.passed.get(post.gauge.pk) if post else None for post in posts]
        known = [volume for volume in volumes if volume is not None]
        return sum(known, Decimal(0)) if known and len(known) == len(volumes) else None

    def _silent(self, posts: Iterable[Post | None]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(post.gauge.code for post in posts if post and post.gauge.pk not in self.passed))


def _total(volumes: Iterable[Decimal]) -> Decimal | None:
    known = list(volumes)
    return sum(known, Decimal(0)) if known else None


def _by(gates: Mapping[tuple[UUID, UUID], Decimal], place: int) -> dict[UUID, Decimal]:
    found: dict[UUID, Decimal] = defaultdict(Decimal)
    for gate, m3 in gates.items():
        found[gate[place]] += m3
    return dict(found)


def _planned_and_ordered(association: Organisation, period: TenDays) -> tuple[Gates, Gates]:
    """What share-outs that stand gave, and what was asked for: one query."""
    stands = Q(rows__allocation__decision__state__in=[State.DECIDED, State.PUBLISHED])
    requests = WaterRequest.objects.filter(season__association=association, period_on=period.starts_on).order_by()
    each = requests.values_list("pk", "user", "outlet", "volume_m3")
    rows = list(each.annotate(given_m3=Sum("rows__given_m3", filter=stands)))
    planned = {(user, outlet): given.quantize(M3) for _pk, user, outlet, _asked, given in rows if given is not None}
    return planned, {(user, outlet): asked for _pk, user, outlet, asked, _given in rows}


def _passed(association: Organisation, period: TenDays) -> tuple[dict[UUID, Decimal], dict[UUID, Post]]:
    """What passed the post nearest the head of each canal, by post, and these posts by canal.

    Only posts whose readings speak for the whole period: of part of the time a volume would look like a loss.
    """
    posts = first_posts(posts_on(association, period.starts_on))
    from_at, to_at = bounds_of(period)
    whole = int((to_at - from_at).total_seconds())
    passed = {
        gauge: volume.m3.quantize(M3, rounding=ROUND_HALF_UP)
        for gauge, volume in volumes_past([post.gauge.pk for post in posts.values()], from_at, to_at).items()
        if volume.m3 is not None and volume.measured_s == whole
    }
    return passed, posts
