"""Gauge posts on a day: where each stands, how its flow is found, and what was read there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from birge.algorithms.water.gauges import (
    CIPOLETTI,
    RECTANGULAR,
    V_NOTCH,
    Flow,
    Volume,
    flow_by_table,
    flow_over_weir,
    volume_between,
)
from birge.people.models import Organisation
from birge.water.enums import BoundKind, GaugeKind
from birge.water.models import GaugePost, GaugeRating, GaugeReading, GaugeState, Outlet, OutletState
from birge.water.queries.register import most_plausible

WEIRS = {
    GaugeKind.CIPOLETTI.value: CIPOLETTI,
    GaugeKind.RECTANGULAR.value: RECTANGULAR,
    GaugeKind.V_NOTCH.value: V_NOTCH,
}
LPS = Decimal("0.01")
"""To what a flow is stated."""


class NoTable(ValueError):
    """The post has a staff, but nobody has entered its table."""


@dataclass(frozen=True)
class Post:
    """A gauge post as it is on a day; `rows` are (cm, l/s) of its table, () where it has none."""

    gauge: GaugePost
    state: GaugeState
    rows: tuple[tuple[Decimal, Decimal], ...] = ()

    def flow_lps(self, level_cm: Decimal) -> Decimal:
        """The flow at this level: by the post's own table if it has one, else by the formula of its weir.

        Raises OutsideTable, or NoTable.
        """
        if self.rows:
            flow = flow_by_table(level_cm, self.rows)
        elif self.state.kind in WEIRS:
            flow = flow_over_weir(level_cm, WEIRS[self.state.kind], self.state.width_m or Decimal(1))
        else:
            raise NoTable(self.gauge.code)
        return flow.quantize(LPS, rounding=ROUND_HALF_UP)


def posts_on(association: Organisation | UUID, on: date) -> list[Post]:
    """The gauge posts of the association on that day, canal by canal from the head: one query."""
    states = GaugeState.objects.on(on).filter(gauge__association=association).select_related("gauge", "canal")
    rated = states.annotate(table=Subquery(_ratings(OuterRef("gauge"), on).values("rows")[:1]))
    return [
        Post(state.gauge, state, _rows(state.table or ()))
        for state in rated.order_by("canal__code", "distance_m", "gauge__code")
    ]


def post_on(gauge: GaugePost, on: date) -> Post | None:
    """The post as it is on that day; None when it is not in the register then."""
    state = GaugeState.objects.on(on).filter(gauge=gauge).select_related("gauge", "canal").first()
    rating = _ratings(gauge, on).first()
    return Post(state.gauge, state, _rows(rating.rows if rating else ())) if state else None


def _ratings(gauge: GaugePost | OuterRef, on: date) -> QuerySet[GaugeRating]:
    return GaugeRating.objects.on(on).filter(gauge=gauge)


def _rows(table: Iterable[tuple[str, str]]) -> tuple[tuple[Decimal, Decimal], ...]:
    return tuple((Decimal(level), Decimal(flow)) for level, flow in table)


def first_posts(posts: Iterable[Post]) -> dict[UUID, Post]:
    """By canal the post nearest its head."""
    found: dict[UUID, Post] = {}
    for post in posts:
        known = found.get(post.state.canal_id)
        if known is None or post.state.distance_m < known.state.distance_m:
            found[post.state.canal_id] = post
    return found


def readings_that_count(gauges: Iterable[UUID], from_at: datetime, to_at: datetime) -> QuerySet[GaugeReading]:
    """What was read at these posts in [from_at, to_at), corrected ones left out, earliest first."""
    rows = GaugeReading.objects.filter(gauge__in=list(gauges), read_at__gte=from_at, read_at__lt=to_at)
    return rows.filter(corrected_by=None).order_by("read_at", "pk")


def flows_of(gauges: Sequence[UUID], from_at: datetime, to_at: datetime) -> dict[UUID, list[Flow]]:
    """What flowed past each of these posts, by the readings that count, in seconds of Unix time: one query."""
    found: dict[UUID, list[Flow]] = defaultdict(list)
    for gauge, read_at, flow_lps in readings_that_count(gauges, from_at, to_at).values_list(
        "gauge", "read_at", "flow_lps"
    ):
        found[gauge].append(Flow(int(read_at.timestamp()), flow_lps))
    return found


def volumes_past(gauges: Sequence[UUID], from_at: datetime, to_at: datetime) -> dict[UUID, Volume]:
    """What passed each of these posts in [from_at, to_at), and for how long readings speak: two queries."""
    hours = most_plausible(BoundKind.READING_GAP_H, timezone.localdate(from_at)) or Decimal(0)
    gap = timedelta(hours=float(hours))
    flows = flows_of(gauges, from_at - gap, to_at + gap)
    from_s, to_s = int(from_at.timestamp()), int(to_at.timestamp())
    return {gauge: volume_between(read, from_s, to_s, int(gap.total_seconds())) for gauge, read in flows.items()}


def flow_at_outlet(outlet: Outlet, from_at: datetime, to_at: datetime) -> Decimal | None:
    """The mean flow in that time past the post nearest the head of the outlet's canal; None where nobody read it."""
    on = timezone.localdate(from_at)
    canal = OutletState.objects.on(on).filter(outlet=outlet).values("canal")
    state = GaugeState.objects.on(on).filter(canal__in=canal).order_by("distance_m", "pk").first()
    seconds = int(to_at.timestamp()) - int(from_at.timestamp())
    if state is None or not seconds:
        return None
    volume = volumes_past([state.gauge_id], from_at, to_at).get(state.gauge_id)
    if volume is None or volume.m3 is None or volume.measured_s != seconds:
        return None
    return (volume.m3 * 1000 / seconds).quantize(LPS, rounding=ROUND_HALF_UP)


def readings_of(association: Organisation | UUID) -> QuerySet[GaugeReading]:
    """Every reading of the association, corrected ones among them."""
    return GaugeReading.objects.filter(gauge__association=association).select_related("gauge", "corrected_by")


def last_readings(gauge: GaugePost, most: int = 6) -> list[GaugeReading]:
    """The latest readings that count at a post."""
    return list(GaugeReading.objects.filter(gauge=gauge, corrected_by=None).order_by("-read_at", "-pk")[:most])
