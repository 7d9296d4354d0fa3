"""Closed lists of the water folder."""

from __future__ import annotations

from birge.water.enums.money import (
    BillState,
    CashBook,
    CashPurpose,
    CashSide,
    PaymentWay,
    ReliefKind,
    TariffBasis,
    TariffSide,
)
from birge.water.enums.openness import (
    BandKind,
    CanalGrade,
    CircleKind,
    ContributionKind,
    ProposalChoice,
    ProposalKind,
    ProposalState,
    RepairState,
    Verdict,
)
from birge.water.enums.register import WITH_A_WIDTH, BoundKind, GaugeKind, HolderSide, Lining, TenureKind
from birge.water.enums.running import (
    Confirmation,
    DeliveryWay,
    DisputeJudge,
    DisputeState,
    RotaBasis,
    RotaState,
    SwapWay,
)
from birge.water.enums.sharing import OF_THE_VULNERABLE, AnswerWay, AssemblyKind, ContractState, RequestWay, SeasonKind
from birge.water.enums.weather import Edition, Filled, Soil

__all__ = [
    "OF_THE_VULNERABLE",
    "WITH_A_WIDTH",
    "AnswerWay",
    "AssemblyKind",
    "BandKind",
    "BillState",
    "BoundKind",
    "CanalGrade",
    "CashBook",
    "CashPurpose",
    "CashSide",
    "CircleKind",
    "Confirmation",
    "ContractState",
    "ContributionKind",
    "DeliveryWay",
    "DisputeJudge",
    "DisputeState",
    "Edition",
    "Filled",
    "GaugeKind",
    "HolderSide",
    "Lining",
    "PaymentWay",
    "ProposalChoice",
    "ProposalKind",
    "ProposalState",
    "ReliefKind",
    "RepairState",
    "RequestWay",
    "RotaBasis",
    "RotaState",
    "SeasonKind",
    "Soil",
    "SwapWay",
    "TariffBasis",
    "TariffSide",
    "TenureKind",
    "Verdict",
]
