"""What the public pages of an association rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from birge.decisions.enums import SHOWN, State
from birge.people.enums import OrganisationKind
from birge.people.models import Organisation
from birge.water.enums import BillState
from birge.water.models import Allocation, Bill, Canal, Forecast, Season, Turn
from birge.water.periods import TenDays, ten_days_in
from birge.water.queries.rotas import published_turns, turns_between


def open_associations(on: date) -> QuerySet[Organisation]:
    """Every water users' association that exists on that day and has canals in its register."""
    rows = Organisation.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), kind=OrganisationKind.WATER_USERS)
    return rows.filter(Exists(Canal.objects.filter(association=OuterRef("pk")))).select_related("place")


def season_on(association: Organisation, on: date) -> Season | None:
    """The season of that day, else the last one that began before it."""
    rows = Season.objects.filter(association=association, starts_on__lte=on)
    return rows.order_by("-starts_on").first()


@dataclass
class OpenPeriod:
    """A period of the plan: the flow that is expected, and the decisions that everyone can see, newest last."""

    period: TenDays
    flow_lps: Decimal | None = None
    shares: list[Allocation] = field(default_factory=list)

    @property
    def volume_m3(self) -> Decimal | None:
        """What is expected at all heads together."""
        return None if self.flow_lps is None else self.period.volume_m3(self.flow_lps)

    @property
    def standing(self) -> list[Allocation]:
        """Those that no other replaced."""
        return [share for share in self.shares if share.decision.state == State.PUBLISHED]

    @property
    def asked(self) -> Fraction | None:
        """By the decisions that stand, as their own pages tell it."""
        return self._total("asked")

    @property
    def given(self) -> Fraction | None:
        """By the decisions that stand, as their own pages tell it."""
        return self._total("given")

    def _total(self, name: str) -> Fraction | None:
        told = [share.decision.summary.get(name) for share in self.standing]
        known = [Fraction(text) for text in told if text is not None]
        return sum(known, Fraction(0)) if known and len(known) == len(told) else None


def open_periods(season: Season) -> list[OpenPeriod]:
    """The periods of the season of which something can be told: two queries. No requests: they are not decided yet."""
    found: dict[date, OpenPeriod] = {
        period.starts_on: OpenPeriod(period) for period in ten_days_in(season.starts_on, season.ends_on)
    }
    shares = Allocation.objects.filter(season=season, decision__state__in=SHOWN).select_related("decision", "head")
    for share in shares.order_by("period_on", "head__code", "decision__decided_at"):
        found[share.period_on].shares.append(share)
    forecasts = Forecast.objects.filter(head__association=season.association_id, period_on__in=found)
    for period_on, flow in forecasts.values_list("period_on", "flow_lps"):
        found[period_on].flow_lps = (found[period_on].flow_lps or Decimal(0)) + flow
    return [row for row in found.values() if row.shares or row.flow_lps is not None]


def turns_of_rotas_between(association: Organisation, from_at: datetime, to_at: datetime) -> QuerySet[Turn]:
    """Every turn of the rotas that hold and of which some turn lies in [from_at, to_at): one query."""
    rotas = turns_between(association, from_at, to_at).order_by().values("rota")
    return published_turns().filter(rota__in=rotas).select_related("outlet", "rota__allocation__decision")


def canals_by_decision(shares: Iterable[Allocation]) -> list[dict[str, Any]]:
    """The totals by canal as the decisions' own pages show them: groups of ten users or more."""
    return [
        {"share": share, "names": group["names"], "subjects": group["subjects"], "asked": group["asked"],
         "given": group.get("given")}
        for share in shares
        for group in share.decision.summary.get("groups", [])
        if group["names"]
    ]  # fmt: skip


def owing_users(association: Organisation, season: Season) -> int:
    """How many users have a standing bill of the season on which something is still owed."""
    bills = Bill.objects.filter(association=association, run__season=season, state=BillState.STANDING)
    return bills.filter(open_tyiyn__gt=0).values("user").distinct().count()
