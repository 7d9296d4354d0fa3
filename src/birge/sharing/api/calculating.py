"""A pure what-if: nothing is kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from birge.algorithms import cases, shares
from birge.kernel.api import answers, posted_bytes

MOST_BYTES = 1_000_000

CASE = {
    "type": "object",
    "title": "ShareCase",
    "description": "A birge.share/1 case, as `birge share` reads it; numbers are exact, as written",
    "examples": [
        {
            "format": "birge.share/1",
            "good": "көмүр",
            "unit": "т",
            "amount": 10,
            "quantum": 0.5,
            "rule": "proportional",
            "claimants": [{"id": "1", "claim": 8}, {"id": "2", "claim": 4, "floor": 1}],
        }
    ],
}

router = Router()


class Award(Schema):
    """What one claimant gets; the exact values are text in lowest terms."""

    id: str
    given: float
    given_exact: str = Field(examples=["50/1"])
    entitled_exact: str
    fraction: float | None
    bound_by: str = Field(description="claim, floor or amount: what holds it back")


class ShareResult(Schema):
    """The result of a `birge.share/1` case."""

    claimants: list[Award]
    unallocated: float


@router.post(
    "/calculations/share",
    response=answers(ShareResult, public=True, body=True) | {409: answers(ShareResult, write=True)[409]},
    operation_id="calculateShare",
    summary="Share out by a case",
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": CASE}}}},
)
def calculate_share(request: HttpRequest) -> Any:
    """What a rule gives to each claimant of a `birge.share/1` case, in exact arithmetic. At most 1 MB.

    A malformed case is a 422 that names the JSON path; a case without an answer a 409 that names its cause.
    """
    result = shares.run(cases.parse(posted_bytes(request, MOST_BYTES)))
    return HttpResponse(cases.write(result), content_type="application/json; charset=utf-8")
