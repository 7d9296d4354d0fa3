"""Announced calls for everybody: without a token, and what their public pages show."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Field, Router, Schema

from birge.contests.deadlines import calendar_of
from birge.contests.models import Call
from birge.contests.queries.calls import announced, answered
from birge.contests.queries.openness import is_place_hidden
from birge.kernel.api import After, Limit, Page, Texts, answers, page_of
from birge.people.models import Organisation

router = Router()


class CallOut(Schema):
    """A call in a list."""

    id: UUID
    names: Texts
    customer: UUID = Field(description="The organisation that holds the contest")
    customer_names: Texts
    programme: UUID
    profile: str = Field(description="The kind of procedure", examples=["social-order"])
    state: str = Field(examples=["open"])
    is_rolling: bool = Field(description="Applications are decided one after the other")
    is_demo: bool = Field(description="Invented, for demonstration")
    currency: str = Field(description="ISO 4217", examples=["KGS"])
    funding_hundredths: int = Field(description="Money for all projects, in hundredths of the currency")
    most_hundredths: int | None = Field(description="Most for one project")
    announced_at: datetime
    deadline_at: datetime | None = Field(description="What arrives in this very second is in time")

    @staticmethod
    def resolve_customer(call: Call) -> UUID:
        return call.customer_id

    @staticmethod
    def resolve_customer_names(call: Call) -> dict[str, str]:
        customer: Organisation = call.customer
        return dict(customer.names)

    @staticmethod
    def resolve_programme(call: Call) -> UUID:
        return call.programme_id

    @staticmethod
    def resolve_profile(call: Call) -> str:
        return call.rule_set.profile

    @staticmethod
    def resolve_funding_hundredths(call: Call) -> int:
        return call.funding_tyiyn

    @staticmethod
    def resolve_most_hundredths(call: Call) -> int | None:
        return call.most_tyiyn


class StepOut(Schema):
    """A date of a call."""

    name: str = Field(examples=["deadline"])
    at: datetime | None = Field(description="Null: only the day is known")
    day: str
    is_expected: bool = Field(description="Computed from the rules; it moves when a step before it does")


class CriterionOut(Schema):
    """What applications are marked by."""

    id: str
    names: Texts
    weight: int = Field(description="The weights total 100")
    most: int = Field(description="The highest mark")


class QuestionOut(Schema):
    """A question with its answer; who asked is told to nobody."""

    text: str
    answer: str
    asked_at: datetime
    answered_at: datetime


class ChangeOut(Schema):
    """What was changed after the announcement."""

    what: dict[str, Any] = Field(description="By field, as [before, after]; where the place is not told only moments")
    reason: str = Field(description="Empty where the place is not told")
    at: datetime


class CallDetails(CallOut):
    """A call with its notice."""

    goal: Texts
    task: Texts
    problem_text: Texts = Field(description="Empty where the place of the projects is not told")
    rule_set: UUID
    cancel_reason: str = Field(description="Empty where the place of the projects is not told")
    criteria: list[CriterionOut]
    dates: list[StepOut]
    questions: list[QuestionOut]
    changes: list[ChangeOut]

    @staticmethod
    def resolve_rule_set(call: Call) -> UUID:
        return call.rule_set_id

    @staticmethod
    def resolve_criteria(call: Call) -> list[Any]:
        return list(call.rule_set.procedure.criteria)

    @staticmethod
    def resolve_dates(call: Call) -> list[dict[str, Any]]:
        return [
            {"name": step.name, "at": step.at, "day": f"{step.day}", "is_expected": step.is_expected}
            for step in calendar_of(call)
        ]

    @staticmethod
    def resolve_questions(call: Call) -> list[Any]:
        return list(answered(call))

    @staticmethod
    def resolve_problem_text(call: Call) -> dict[str, str]:
        return {} if is_place_hidden(call) else dict(call.problem_text)

    @staticmethod
    def resolve_changes(call: Call) -> list[Any]:
        changes = list(call.changes.order_by("at"))
        if changes and is_place_hidden(call):
            return [{"what": _moments(one.what), "reason": "", "at": one.at} for one in changes]
        return changes

    @staticmethod
    def resolve_cancel_reason(call: Call) -> str:
        return "" if call.cancel_reason and is_place_hidden(call) else call.cancel_reason


def _moments(what: dict[str, Any]) -> dict[str, Any]:
    """Of what was changed only the days, which betray no place."""
    return {name: sides for name, sides in what.items() if not any(isinstance(side, dict) for side in sides)}


@router.get(
    "/contests/calls",
    response=answers(Page[CallOut], public=True),
    operation_id="listCalls",
    summary="Announced calls for projects",
)
def list_calls(request: HttpRequest, limit: Limit = 50, after: After = None) -> dict[str, Any]:
    """Every call that was announced, open and past ones."""
    return page_of(announced(), limit=limit, after=after)


@router.get(
    "/contests/calls/{call}",
    response=answers(CallDetails, public=True),
    operation_id="getCall",
    summary="One announced call",
)
def get_call(request: HttpRequest, call: UUID) -> Call:
    """Its notice, criteria, dates, questions with their answers, and what was changed."""
    found = announced().filter(pk=call).first()
    if found is None:
        raise Http404
    return found
