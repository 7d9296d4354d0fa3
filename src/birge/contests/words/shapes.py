"""The shape of each state on screen: a word with a form, never a colour alone."""

from __future__ import annotations

from birge.contests.enums.agreements import FindingState, MilestoneState, PaymentState, ReportState, VersionState
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import AgreementState, OfferState
from birge.contests.enums.calls import CallState
from birge.contests.enums.complaints import ComplaintState

CALL = dict.fromkeys(CallState, "decided") | {
    CallState.DRAFT: "draft",
    CallState.OPEN: "published",
    CallState.CLOSED: "done",
    CallState.CANCELLED: "failed",
}
APPLICATION = {
    ApplicationState.DRAFT: "draft",
    ApplicationState.SUBMITTED: "announced",
    ApplicationState.OPENED: "announced",
    ApplicationState.TO_REPAIR: "waiting",
    ApplicationState.ADMITTED: "checked",
    ApplicationState.NOT_ADMITTED: "failed",
    ApplicationState.WON: "done",
    ApplicationState.RESERVE: "waiting",
    ApplicationState.LOST: "failed",
    ApplicationState.WITHDRAWN: "cancelled",
}
COMPLAINT = {
    ComplaintState.SUBMITTED: "waiting",
    ComplaintState.ACCEPTED: "waiting",
    ComplaintState.SATISFIED: "done",
    ComplaintState.DECLINED: "failed",
    ComplaintState.NOT_CONSIDERED: "failed",
    ComplaintState.WITHDRAWN: "cancelled",
}
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
