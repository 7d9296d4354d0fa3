"""The proportional offer of a whole season: what the network lets everyone have of what she ordered.

Water Code No. 128 of 27 June 2025, article on shortage (its number is to be confirmed): where the forecast lies below
the requests, the supplier offers each user a proportional cut. The rule is `proportional` of `birge.water.share/1`, for
every ten days by itself, without the assembly's minimums: these are applied when the ten days are shared out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from birge.algorithms.cases import pack
from birge.algorithms.water.share import FORMAT, Rule, run
from birge.water.models import CropPlan, Forecast, Season, Tenure, WaterRequest
from birge.water.periods import TenDays, ten_days_in
from birge.water.queries.network import Network, SchemeRows, scheme_over
from birge.water.terms import NOTHING, Terms, Volume

PLACES = Decimal("0.001")
Gate = tuple[UUID, UUID]


@dataclass(frozen=True)
class Asked:
    """What one user ordered through one outlet in ten days."""

    period_on: date
    user: UUID
    outlet: UUID
    code: str
    volume_m3: Decimal


@dataclass
class HeadOffer:
    """One source in ten days: what is expected there, ordered below it, lost on the way, and offered."""

    period: TenDays
    head: UUID
    code: str
    flow_lps: Decimal
    ordered_m3: Decimal = NOTHING
    offered_m3: Decimal = NOTHING
    lost_m3: Decimal = NOTHING
    gates: dict[Gate, tuple[Decimal, str]] = field(default_factory=dict)

    @property
    def supply_m3(self) -> Decimal:
        """What is expected at the head."""
        return self.period.volume_m3(self.flow_lps)

    @property
    def is_cut(self) -> bool:
        """Whether somebody is offered less than she ordered."""
        return self.offered_m3 < self.ordered_m3


@dataclass
class SeasonShares:
    """All that was ordered in a season and what is offered of it; `asked` in the order of time."""

    season: Season
    asked: list[Asked]
    heads: list[HeadOffer]

    def offered(self, asked: Asked) -> tuple[Decimal | None, str]:
        """What is offered of one order and what holds it back; (None, "") where no flow is known."""
        for head in self._by_period.get(asked.period_on, ()):
            if (asked.user, asked.outlet) in head.gates:
                return head.gates[asked.user, asked.outlet]
        return None, ""

    def __post_init__(self) -> None:
        self._by_period: dict[date, list[HeadOffer]] = defaultdict(list)
        for head in self.heads:
            self._by_period[head.period.starts_on].append(head)


def shares_of(season: Season) -> SeasonShares:
    """What the forecast lets be offered of the season's requests: four queries, whatever the number of users."""
    asked = asked_in(season)
    by_period: dict[date, list[Asked]] = defaultdict(list)
    for row in asked:
        by_period[row.period_on].append(row)
    flows = forecasts_of(season)
    scheme = scheme_over(season.association_id, season.starts_on, season.ends_on)
    heads = [
        head
        for period in ten_days_in(season.starts_on, season.ends_on)
        for head in _in_period(period, by_period[period.starts_on], scheme, flows)
    ]
    return SeasonShares(season, asked, heads)


def asked_in(season: Season) -> list[Asked]:
    """Every request of the season above nothing, in the order of time: one query."""
    rows = WaterRequest.objects.filter(season=season, volume_m3__gt=0).order_by("period_on", "outlet__code", "user")
    return [Asked(*row) for row in rows.values_list("period_on", "user", "outlet", "outlet__code", "volume_m3")]


def forecasts_of(season: Season) -> dict[tuple[UUID, date], Decimal]:
    """The expected flows (l/s) by head and first day of the period: one query."""
    rows = Forecast.objects.filter(
        head__association=season.association_id, period_on__gte=season.starts_on, period_on__lt=season.ends_on
    )
    return {(head, on): flow for head, on, flow in rows.values_list("head", "period_on", "flow_lps")}


def _in_period(
    period: TenDays, asked: list[Asked], scheme: SchemeRows, flows: dict[tuple[UUID, date], Decimal]
) -> Iterable[HeadOffer]:
    for head in scheme.heads(period.starts_on):
        flow = flows.get((head.canal_id, period.starts_on))
        if flow is not None:
            network = scheme.below(head.canal_id, {row.outlet for row in asked}, period)
            below = [row for row in asked if row.outlet in network.outlets]
            yield _shared(HeadOffer(period, head.canal_id, head.canal.code, flow), network, below)


def _shared(offer: HeadOffer, network: Network, asked: list[Asked]) -> HeadOffer:
    if not asked:
        return offer
    users = [
        {"id": str(number), "canal": network.outlets[row.outlet], "request_m3": pack(Fraction(row.volume_m3))}
        for number, row in enumerate(asked)
    ]
    case: dict[str, Any] = {
        "format": FORMAT,
        "rule": str(Rule.PROPORTIONAL),
        "supply_m3": pack(Fraction(offer.supply_m3)),
        "canals": network.canals,
        "users": users,
    }
    result = run(case, packed=True)
    for row, given in zip(asked, result["users"], strict=True):
        offer.gates[row.user, row.outlet] = (rounded(given["given_m3"]), given["bound_by"])
    offer.ordered_m3 = sum((row.volume_m3 for row in asked), NOTHING)
    offer.offered_m3 = sum((given for given, _bound in offer.gates.values()), NOTHING)
    offer.lost_m3 = rounded(result["loss_m3"])
    return offer


def rounded(volume: Fraction | int) -> Decimal:
    """To 0.001 m³ downwards, as decisions state volumes."""
    exact = Fraction(volume)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(PLACES, ROUND_DOWN)


def terms_of(shares: SeasonShares, on: date, *, offer: bool) -> dict[UUID, Terms]:
    """What the contract of every user would say, by user: two more queries. `offer` False: orders only."""
    found: dict[UUID, Terms] = defaultdict(Terms)
    for row in shares.asked:
        given, bound = shares.offered(row) if offer else (None, "")
        found[row.user].volumes.append(Volume(row.code, TenDays(row.period_on), row.volume_m3, given, bound))
    for user, land in _land(shares.season, on):
        if user in found:
            found[user].land.append(land)
    return dict(found)


def _land(season: Season, on: date) -> Iterable[tuple[UUID, dict[str, Any]]]:
    """(who waters it, what stands in her contract of it) of every parcel in the crop plan, by number."""
    day = min(max(on, season.starts_on), season.ends_on)
    users = dict(Tenure.objects.on(day).filter(parcel__association=season.association_id).values_list("parcel", "user"))
    plans = CropPlan.objects.filter(
        season=season, parcel__states__starts_on__lte=day, parcel__states__ends_on__gt=day
    ).order_by("parcel__number", "crop__code")
    rows = plans.values_list(
        "parcel", "parcel__number", "parcel__states__outlet__code", "crop__names", "area_ha", "hydromodule"
    )
    for parcel, number, outlet, crop, area_ha, zone in rows:
        if parcel in users:
            yield users[parcel], {"parcel": number, "outlet": outlet or "", "crop": crop,
                                  "area_ha": f"{area_ha.normalize():f}", "hydromodule": zone}  # fmt: skip
