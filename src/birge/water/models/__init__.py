"""The register of a water users' association: identities, and dated rows that are never overwritten (see `dated`).

The association itself is a `people.Organisation` of kind `water-users`; its posts are `people` assignments, its
assembly, council and audit commission are `meetings` bodies.
"""

from birge.water.models.allocations import Allocation, AllocationRow
from birge.water.models.assembly import AssemblyRule, Vulnerable
from birge.water.models.bounds import Bound
from birge.water.models.canals import Canal, CanalHolder, CanalState
from birge.water.models.comanagement import CircleMember, Proposal, ProposalAnswer, ProposalVote
from birge.water.models.contracts import Contract, ContractVersion, SeasonOffer
from birge.water.models.dated import Dated, DatedQuerySet, Registered
from birge.water.models.deliveries import Delivery, DeliveryCode, GaugeReading
from birge.water.models.disputes import Dispute, DisputeTerm
from birge.water.models.fees import (
    Bill,
    BilledDelivery,
    BillLine,
    BillRun,
    CashCategory,
    CashClosing,
    CashEntry,
    Payment,
    PaymentShare,
    Relief,
    ReliefShare,
    Tariff,
)
from birge.water.models.indicators import Band
from birge.water.models.need import Coefficient, CropNeed, NeedSetting
from birge.water.models.parcels import Parcel, ParcelState, Tenure
from birge.water.models.points import GaugePost, GaugeRating, GaugeState, Outlet, OutletState
from birge.water.models.requests import Forecast, WaterRequest
from birge.water.models.rota_terms import RotaTerms
from birge.water.models.rotas import Rota, Turn
from birge.water.models.seasons import Crop, CropPlan, Norm, Season
from birge.water.models.swaps import Swap
from birge.water.models.turn_addresses import TurnAddress
from birge.water.models.upkeep import Assessment, CleaningDay, Contribution, Invited, Repair
from birge.water.models.users import WaterUser, WaterUserState
from birge.water.models.weather import MonthMean, Station, WeatherDay
from birge.water.models.zones import Zone, ZoneState

REGISTERED: tuple[type[Registered], ...] = (Canal, Zone, Outlet, GaugePost, WaterUser, Parcel)
"""Every table of identities, in the order in which they can be written."""

DATED: tuple[type[Dated], ...] = (
    CanalState,
    CanalHolder,
    ZoneState,
    OutletState,
    GaugeState,
    GaugeRating,
    WaterUserState,
    ParcelState,
    Tenure,
)
"""Every table of dated rows, in the same order."""

__all__ = [
    "DATED",
    "REGISTERED",
    "Allocation",
    "AllocationRow",
    "AssemblyRule",
    "Assessment",
    "Band",
    "Bill",
    "BillLine",
    "BillRun",
    "BilledDelivery",
    "Bound",
    "Canal",
    "CanalHolder",
    "CanalState",
    "CashCategory",
    "CashClosing",
    "CashEntry",
    "CircleMember",
    "CleaningDay",
    "Coefficient",
    "Contract",
    "ContractVersion",
    "Contribution",
    "Crop",
    "CropNeed",
    "CropPlan",
    "Dated",
    "DatedQuerySet",
    "Delivery",
    "DeliveryCode",
    "Dispute",
    "DisputeTerm",
    "Forecast",
    "GaugePost",
    "GaugeRating",
    "GaugeReading",
    "GaugeState",
    "Invited",
    "MonthMean",
    "NeedSetting",
    "Norm",
    "Outlet",
    "OutletState",
    "Parcel",
    "ParcelState",
    "Payment",
    "PaymentShare",
    "Proposal",
    "ProposalAnswer",
    "ProposalVote",
    "Registered",
    "Relief",
    "ReliefShare",
    "Repair",
    "Rota",
    "RotaTerms",
    "Season",
    "SeasonOffer",
    "Station",
    "Swap",
    "Tariff",
    "Tenure",
    "Turn",
    "TurnAddress",
    "Vulnerable",
    "WaterRequest",
    "WaterUser",
    "WaterUserState",
    "WeatherDay",
    "Zone",
    "ZoneState",
]
