"""What an applicant has of her own applications, and what everybody sees of a published decision."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from birge.contests.enums.awards import AwardState
from birge.contests.queries.awards import published_rows
from birge.contests.queries.calls import announced
from birge.contests.rules.applications import own_applications
from birge.kernel.api import After, Limit, Page, Scope, Token, answers, caller, page_of

router = Router()


class ApplicationOut(Schema):
    """One's own application: what its page shows above what was written. Nothing of a sealed one is here."""

    id: UUID
    call: UUID = Field(alias="call_id")
    number: int | None
    state: str = Field(examples=["submitted"])
    title: str = Field(description="Empty until the applications of the call are opened")
    submitted_at: datetime | None
    opened_at: datetime | None
    repair_until: datetime | None = Field(description="Until then named defects can be repaired")
    reason: str = Field(description="Why it was not admitted")


class ResultOut(Schema):
    """What the decision says of one application; who applied and who marked it are in no answer."""

    round: int = Field(alias="award.number", description="1, and more where a rolling call decided again")
    number: int = Field(description="The number in the case of the decision")
    rank: int | None
    score: str = Field(description="Exact", examples=["78", "232/3"])
    outcome: str = Field(examples=["selected"])
    granted_hundredths: int | None = Field(alias="granted_tyiyn", description="What the decision gives")
    given_hundredths: int | None = Field(
        description="What it has or may have now: of the reserve list once an offer was accepted; null where the "
        "money was given up"
    )
    is_given_up: bool = Field(description="Declined, not answered in time, or ended before it was signed")
    title: str | None = Field(description="Of projects that were selected or took the place of one")

    @staticmethod
    def resolve_given_hundredths(row: Any) -> int | None:
        return None if row.is_given_up else row.given_tyiyn

    @staticmethod
    def resolve_title(row: Any) -> str | None:
        return None if row.given_tyiyn is None else row.application.title


class RoundOut(Schema):
    """A published decision: its package recomputes the ranking (`getPublicPackage`)."""

    number: int = Field(description="1, and more where a rolling call decided again")
    decision: UUID
    published_at: datetime
    is_decided_anew: bool = Field(description="A complaint was right: it stands until the new decision is published")


class AwardOut(Schema):
    """What the published decisions of a call say; `decision` is the newest of them."""

    decision: UUID
    published_at: datetime
    rounds: list[RoundOut] = Field(description="Every published decision, the newest first")
    results: list[ResultOut]


@router.get(
    "/contests/applications/mine",
    auth=Token(Scope.CONTESTS_READ),
    response=answers(Page[ApplicationOut]),
    operation_id="listMyApplications",
    summary="My applications",
)
def list_mine(request: HttpRequest, limit: Limit = 50, after: After = None) -> dict[str, Any]:
    """The applications of those for whom the caller applies, and how each stands."""
    who = caller(request)
    return page_of(own_applications(who.user, timezone.localdate(who.at)), limit=limit, after=after)


@router.get(
    "/contests/calls/{call}/results",
    response=answers(AwardOut, public=True),
    operation_id="getCallResults",
    summary="The decision of a call",
)
def get_results(request: HttpRequest, call: UUID) -> dict[str, Any]:
    """Places, scores and outcomes, the selected projects with their sums. 404 before it is published."""
    found = announced().filter(pk=call).first()
    rows = list(published_rows(found)) if found else []
    if not rows:
        raise Http404
    awards = {row.award_id: row.award for row in rows}.values()
    rounds = [
        {
            "number": award.number,
            "decision": award.decision_id,
            "published_at": award.decision.published_at,
            "is_decided_anew": award.state == AwardState.REPEATED,
        }
        for award in awards
    ]
    newest = {name: rounds[0][name] for name in ("decision", "published_at")}
    return {**newest, "rounds": rounds, "results": rows}
