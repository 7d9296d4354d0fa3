"""All that a share-out of water is made of: who asks for how much, through which canals, what the assembly resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from birge.water.enums import AssemblyKind
from birge.water.models import Allocation, AssemblyRule, Forecast, Vulnerable, WaterRequest, WaterUserState
from birge.water.queries.assembly import rules_on
from birge.water.queries.network import Network, network_of
from birge.water.queries.requests import Gate, Land, gates_on, requests_in

_TIERS = (AssemblyKind.PLOT_TIER, AssemblyKind.VULNERABLE_TIER)


@dataclass(frozen=True)
class Situation:
    """All that the cases of one source and period are made of. `resolved`: the assembly's rules by kind."""

    supply_m3: Decimal
    network: Network
    requests: Sequence[WaterRequest]
    land: Mapping[Gate, Land]
    names: Mapping[UUID, str]
    resolved: Mapping[str, AssemblyRule]
    vulnerable: frozenset[UUID]
    legal_base: str

    def value(self, kind: AssemblyKind) -> Decimal | None:
        """What the assembly resolved; None where it resolved nothing."""
        return self.resolved[kind].value if kind in self.resolved else None

    @property
    def has_tiers(self) -> bool:
        """Whether anybody comes before anybody else."""
        return any(kind in self.resolved for kind in _TIERS)

    @property
    def has_floors(self) -> bool:
        """Whether the assembly guarantees anybody a minimum."""
        return AssemblyKind.PLOT_FLOOR in self.resolved or AssemblyKind.VULNERABLE_FLOOR in self.resolved

    def land_of(self, request: WaterRequest) -> Land:
        """What the request waters; nothing, when the land changed hands after it came."""
        return self.land.get((request.user_id, request.outlet_id), Land())

    def floor_m3(self, request: WaterRequest) -> Decimal:
        """The guaranteed minimum: m³ per ha of plots, or of all the land of the vulnerable; never above the request."""
        plot, vulnerable = Decimal(0), Decimal(0)
        land = self.land_of(request)
        if rate := self.value(AssemblyKind.PLOT_FLOOR):
            plot = rate
        if request.user_id in self.vulnerable:
            vulnerable = self.value(AssemblyKind.VULNERABLE_FLOOR) or Decimal(0)
        promised = land.plot_ha * max(plot, vulnerable) + (land.area_ha - land.plot_ha) * vulnerable
        return min(promised, request.volume_m3)

    def weight(self, request: WaterRequest) -> Decimal:
        """1 but for the vulnerable, where the assembly gave them another."""
        resolved = self.value(AssemblyKind.VULNERABLE_WEIGHT)
        return resolved if resolved is not None and request.user_id in self.vulnerable else Decimal(1)

    def tier(self, request: WaterRequest) -> int:
        """The first of the tiers that fit; one behind the last for all others. Plots: nothing else is watered there."""
        land = self.land_of(request)
        fits = {
            AssemblyKind.PLOT_TIER: land.plot_ha == land.area_ha > 0,
            AssemblyKind.VULNERABLE_TIER: request.user_id in self.vulnerable,
        }
        tiers = {kind: int(self.resolved[kind].value) for kind in _TIERS if kind in self.resolved}
        return min([tier for kind, tier in tiers.items() if fits[kind]], default=max(tiers.values(), default=0) + 1)


def expected_lps(allocation: Allocation) -> Decimal | None:
    """The flow at the head that somebody expects in the period."""
    expected = Forecast.objects.filter(head=allocation.head_id, period_on=allocation.period_on)
    return expected.values_list("flow_lps", flat=True).first()


def situation_of(allocation: Allocation, flow_lps: Decimal | None) -> Situation | None:
    """Who asks for how much below the head, through which canals; None until the flow at the head is known."""
    period = allocation.period
    if flow_lps is None:
        return None
    on = period.starts_on
    about_user = {"user": OuterRef("user")}
    requests = list(
        requests_in(allocation.season, period).annotate(
            user_name=Subquery(WaterUserState.objects.on(on).filter(**about_user).values("name")[:1]),
            is_vulnerable=Exists(Vulnerable.objects.on(on).filter(**about_user)),
        )
    )
    network = network_of(allocation.head, {request.outlet_id for request in requests}, period)
    below = [request for request in requests if request.outlet_id in network.outlets]
    return Situation(
        supply_m3=period.volume_m3(flow_lps),
        network=network,
        requests=below,
        land=gates_on(allocation.season, period),
        names={request.user_id: request.user_name or "" for request in below},
        resolved=rules_on(allocation.association_id, on),
        vulnerable=frozenset(request.user_id for request in below if request.is_vulnerable),
        legal_base=allocation.season.legal_base,
    )
