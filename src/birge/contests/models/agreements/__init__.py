"""From the offer to the closing: what was agreed, what was paid, what came of it."""

from birge.contests.models.agreements.agreement import (
    Agreement,
    AgreementCode,
    AgreementSignature,
    AgreementVersion,
    AgreementWording,
)
from birge.contests.models.agreements.closing import YearEnd
from birge.contests.models.agreements.milestones import Evidence, Milestone
from birge.contests.models.agreements.offers import Offer
from birge.contests.models.agreements.payments import Payment
from birge.contests.models.agreements.pulse import Pulse, PulseAnswer, PulseSlip
from birge.contests.models.agreements.results import AgeBands, Indicator, IndicatorValue, Report, ReportFile
from birge.contests.models.agreements.visits import Finding, Visit

__all__ = [
    "AgeBands",
    "Agreement",
    "AgreementCode",
    "AgreementSignature",
    "AgreementVersion",
    "AgreementWording",
    "Evidence",
    "Finding",
    "Indicator",
    "IndicatorValue",
    "Milestone",
    "Offer",
    "Payment",
    "Pulse",
    "PulseAnswer",
    "PulseSlip",
    "Report",
    "ReportFile",
    "Visit",
    "YearEnd",
]
