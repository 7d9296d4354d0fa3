"""The shape of each state on screen: a word with a form, never a colour alone."""

from __future__ import annotations

from birge.contests.enums.agreements import FindingState, MilestoneState, PaymentState, ReportState, VersionState
from birge.contests.enums.awards import AgreementState, OfferState

OFFER = {
    OfferState.OFFERED: "waiting",
    OfferState.ACCEPTED: "done",
    OfferState.DECLINED: "cancelled",
    OfferState.LAPSED: "expired",
}
AGREEMENT = {
    AgreementState.DRAFT: "draft",
    AgreementState.SIGNED: "decided",
    AgreementState.COMPLETED: "checked",
    AgreementState.CLOSED: "done",
    AgreementState.TERMINATED: "cancelled",
}
VERSION = {
    VersionState.DRAFT: "draft",
    VersionState.LOCKED: "waiting",
    VersionState.SIGNED: "signed",
    VersionState.WITHDRAWN: "superseded",
}
MILESTONE = {
    MilestoneState.PLANNED: "draft",
    MilestoneState.SHOWN: "waiting",
    MilestoneState.RETURNED: "cancelled",
    MilestoneState.MET: "done",
}
PAYMENT = {
    PaymentState.ASKED: "waiting",
    PaymentState.FIRST: "waiting",
    PaymentState.APPROVED: "decided",
    PaymentState.PAID: "done",
    PaymentState.REFUSED: "cancelled",
    PaymentState.RETURNED: "checked",
}
REPORT = {
    ReportState.DUE: "draft",
    ReportState.SUBMITTED: "waiting",
    ReportState.RETURNED: "cancelled",
    ReportState.ACCEPTED: "done",
}
FINDING = {
    FindingState.OPEN: "waiting",
    FindingState.MENDED: "decided",
    FindingState.CLOSED: "done",
}
