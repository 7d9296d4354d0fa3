"""A small association in the middle of June 2026, with invented norms: two canals, three outlets, four requests.

Main canal (800 l/s, efficiency 1) with outlet С-1 (100 l/s) and a branch (10 l/s, efficiency 0.8) with outlets С-2 and
С-3 (100 l/s each). In ten days 1 l/s is 864 m³.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal

from birge.algorithms.water.share import Rule
from birge.kernel.actors import Actor
from birge.people.enums import Role
from birge.people.models import Organisation
from birge.places.models import Place
from birge.water.actions.allocating import compare, decide, open_allocation, publish
from birge.water.actions.requests import compute_requests, forecast
from birge.water.actions.seasons import begin_season, enter_norm, plan_crop
from birge.water.enums import SeasonKind, TenureKind
from birge.water.models import Allocation, Canal, Crop, Outlet, Parcel, Season, WaterUser
from birge.water.periods import TenDays
from tests.water.factories import (
    AssociationFactory,
    CanalFactory,
    CanalStateFactory,
    OutletFactory,
    OutletStateFactory,
    ParcelFactory,
    ParcelStateFactory,
    TenureFactory,
    WaterUserFactory,
    WaterUserStateFactory,
)

HYDROTECHNICIAN = Actor(account=None, name="Нурлан Суучуев", role=Role.HYDROTECHNICIAN)
AT = datetime(2026, 6, 9, 4, 0, tzinfo=UTC)
JUNE = TenDays(date(2026, 6, 11))
MINUTES = "№ 3, 05.06.2026"


@dataclass
class SmallSeason:
    """The season, its head canal, outlets by code, and users and parcels by the user's name."""

    association: Organisation
    season: Season
    head: Canal
    outlets: dict[str, Outlet]
    users: dict[str, WaterUser] = field(default_factory=dict)
    parcels: dict[str, Parcel] = field(default_factory=dict)

    def user(self, name: str, outlet: str, area_ha: str = "1", kind: str = TenureKind.OWNED, **state) -> WaterUser:
        """A user who grows maize on all of a new parcel."""
        user = WaterUserFactory(association=self.association, number=f"{len(self.users) + 101}")
        WaterUserStateFactory(user=user, name=name, **state)
        return self.parcel(user, name, outlet, area_ha, kind)

    def parcel(
        self, user: WaterUser, name: str, outlet: str, area_ha: str = "1", kind: str = TenureKind.OWNED
    ) -> WaterUser:
        """One more parcel under maize."""
        parcel = ParcelFactory(association=self.association)
        ParcelStateFactory(parcel=parcel, outlet=self.outlets[outlet], area_ha=Decimal(area_ha))
        TenureFactory(parcel=parcel, user=user, kind=kind)
        plan_crop(season=self.season, parcel=parcel, crop=maize(), area_ha=Decimal(area_ha), by=HYDROTECHNICIAN, at=AT)
        self.users[name], self.parcels[name] = user, parcel
        return user

    def asked(self, flow_lps: str = "2") -> SmallSeason:
        """Requests are computed, and this flow is expected in the second ten days of June."""
        compute_requests(self.season, JUNE, by=HYDROTECHNICIAN, at=AT)
        forecast(head=self.head, period=JUNE, flow_lps=Decimal(flow_lps), by=HYDROTECHNICIAN, at=AT)
        return self

    def opened(self) -> Allocation:
        """The draft of the share-out."""
        return open_allocation(season=self.season, head=self.head, period=JUNE, by=HYDROTECHNICIAN, at=AT)

    def decided(self, rule: Rule = Rule.PROPORTIONAL) -> Allocation:
        """Compared and decided."""
        allocation = self.opened()
        compare(allocation, by=HYDROTECHNICIAN, at=AT)
        return decide(
            allocation, rule=rule, minutes_text=MINUTES, request_key=str(allocation.pk), by=HYDROTECHNICIAN, at=AT
        )

    def published(self, rule: Rule = Rule.PROPORTIONAL) -> Allocation:
        """Everyone sees it."""
        return publish(self.decided(rule), by=HYDROTECHNICIAN, at=AT)


def maize() -> Crop:
    """One of the crops that every installation has."""
    return Crop.objects.get(code="maize")


def small_season(place: Place, *, association: Organisation | None = None, m3_ha: str = "1000") -> SmallSeason:
    """The canals and the season, still without users."""
    association = association or AssociationFactory(place=place)
    head = CanalFactory(association=association, code="К-1")
    branch = CanalFactory(association=association, code="К-2")
    CanalStateFactory(canal=head, names={"ky": "Чоң арык"}, capacity_lps=Decimal(800), efficiency=Decimal(1))
    CanalStateFactory(canal=branch, names={"ky": "Кичи арык"}, parent=head, capacity_lps=Decimal(10))
    outlets = {}
    for code, canal in {"С-1": head, "С-2": branch, "С-3": branch}.items():
        outlets[code] = OutletFactory(association=association, code=code)
        OutletStateFactory(outlet=outlets[code], canal=canal, capacity_lps=Decimal(100))
    season = begin_season(
        association=association,
        names={"ky": "2026-жыл, вегетация"},
        kind=SeasonKind.VEGETATION,
        starts_on=date(2026, 4, 1),
        ends_on=date(2026, 10, 1),
        by=HYDROTECHNICIAN,
        at=AT,
    )
    if m3_ha:
        enter_norm(association=association, crop=maize(), hydromodule="", ten_days=range(13, 25), m3_ha=Decimal(m3_ha),
                   source="", since=date(2026, 4, 1), by=HYDROTECHNICIAN, at=AT)  # fmt: skip
    return SmallSeason(association, season, head, outlets)
