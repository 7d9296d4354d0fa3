"""Contests, from a resident's problem to what came of the money: a module per topic."""

from birge.contests.models.agreements import (
    AgeBands,
    Agreement,
    AgreementCode,
    AgreementSignature,
    AgreementVersion,
    AgreementWording,
    Evidence,
    Finding,
    Indicator,
    IndicatorValue,
    Milestone,
    Offer,
    Payment,
    Pulse,
    PulseAnswer,
    PulseSlip,
    Report,
    ReportFile,
    Visit,
    YearEnd,
)
from birge.contests.models.applicants import Applicant, BoardMember
from birge.contests.models.applications import Application, Attachment, ProjectPartner
from birge.contests.models.awards import Award, AwardRow
from birge.contests.models.calls import Call, CallChange, CallMoney, CallQuestion
from birge.contests.models.commission import Commission, Conflict, Declaration, Mark, Marker, MarkingTask
from birge.contests.models.complaints import Complaint
from birge.contests.models.formal import Defect
from birge.contests.models.openness import HiddenPlace
from birge.contests.models.problems import CallProblem, Direction, Problem
from birge.contests.models.programmes import BudgetLine, Commitment, Programme
from birge.contests.models.rule_sets import RuleSet
from birge.contests.models.sealing import CallSeal, Draft, Envelope, Opening
from birge.contests.models.votes import Poll, Tally, Voted, VoteOption, VotingCode

__all__ = [
    "AgeBands",
    "Agreement",
    "AgreementCode",
    "AgreementSignature",
    "AgreementVersion",
    "AgreementWording",
    "Applicant",
    "Application",
    "Attachment",
    "Award",
    "AwardRow",
    "BoardMember",
    "BudgetLine",
    "Call",
    "CallChange",
    "CallMoney",
    "CallProblem",
    "CallQuestion",
    "CallSeal",
    "Commission",
    "Commitment",
    "Complaint",
    "Conflict",
    "Declaration",
    "Defect",
    "Direction",
    "Draft",
    "Envelope",
    "Evidence",
    "Finding",
    "HiddenPlace",
    "Indicator",
    "IndicatorValue",
    "Mark",
    "Marker",
    "MarkingTask",
    "Milestone",
    "Offer",
    "Opening",
    "Payment",
    "Poll",
    "Problem",
    "Programme",
    "ProjectPartner",
    "Pulse",
    "PulseAnswer",
    "PulseSlip",
    "Report",
    "ReportFile",
    "RuleSet",
    "Tally",
    "Visit",
    "VoteOption",
    "Voted",
    "VotingCode",
    "YearEnd",
]
