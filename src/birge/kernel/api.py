"""What every operation of the API shares: problems (RFC 9457), pages, and writes that can be repeated safely.

A folder's `api.py` holds a `Router`; each operation names its scope, its answer and, through `answers`, the problems
that it may give. The front door is `birge.site.api`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Schema
from ninja.renderers import BaseRenderer
from ninja.responses import NinjaJSONEncoder

from birge.kernel.models import RepeatableAnswer

Item = TypeVar("Item")

Limit = Annotated[int, Field(ge=1, le=200, description="How many items at most")]
After = Annotated[UUID | None, Field(description="The `next` of the page before; absent for the first page")]
RepeatKey = Annotated[
    str,
    Field(
        min_length=8,
        max_length=100,
        pattern=r"^[A-Za-z0-9_\-]+$",
        description="Your own unique key of this write: sent again, it gives the first answer again and does nothing",
    ),
]


class FieldProblem(Schema):
    """What is wrong with one field."""

    path: str
    message: str


class Problem(Schema):
    """RFC 9457: why a request was not done, and what to do about it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    errors: list[FieldProblem] = []


class Page(Schema, Generic[Item]):
    """A page of a list; `next` is given back as `after` for the page that follows, null on the last."""

    items: list[Item]
    next: UUID | None


class ApiProblem(Exception):
    """Raised by an operation to answer with a problem."""

    def __init__(self, status: int, detail: str, errors: list[FieldProblem] | None = None) -> None:
        super().__init__(detail)
        self.problem = Problem(title=title_of(status), status=status, detail=detail, errors=errors or [])


class JsonRenderer(BaseRenderer):
    """JSON with Cyrillic letters as they are: half the size of escapes."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        return json.dumps(data, cls=NinjaJSONEncoder, ensure_ascii=False)


def title_of(status: int) -> str:
    """The short name of a problem, in the caller's language."""
    return {
        400: _("The request cannot be read"),
        401: _("Sign in with a token"),
        403: _("This is not permitted"),
        404: _("There is no such thing"),
        409: _("It does not fit what is there"),
        422: _("Some fields are wrong"),
        429: _("Too many requests"),
    }.get(status, _("It did not work"))


def answers(schema: Any, *, status: int = 200, write: bool = False, public: bool = False) -> dict[int, Any]:
    """The declared answers of an operation: its own, and the problems that any caller may meet."""
    problems = {400, 404, 422} | (set() if public else {401, 403}) | ({409} if write else set())
    return {status: schema, **dict.fromkeys(sorted(problems), Problem)}


def problem_response(problem: Problem) -> HttpResponse:
    """A problem as an HTTP answer."""
    body = json.dumps(problem.dict(), cls=NinjaJSONEncoder, ensure_ascii=False)
    return HttpResponse(body, status=problem.status, content_type="application/problem+json")


def page_of(queryset: QuerySet, *, limit: int, after: UUID | None) -> dict[str, Any]:
    """A page of a queryset in the order of its ids, which is the order in which the rows were made."""
    rows = queryset.order_by("pk")
    if after:
        rows = rows.filter(pk__gt=after)
    found = list(rows[: limit + 1])
    return {"items": found[:limit], "next": found[limit - 1].pk if len(found) > limit else None}


def once(
    *, account: UUID, key: str, request_body: Mapping[str, Any], at: datetime, work: Callable[[], tuple[int, Any]]
) -> tuple[int, Any]:
    """Do a write once for this account and key; when it is sent again, give the first answer and do nothing.

    The answer is committed together with the work. The same key with another body is a problem (409). `work` gives
    (status, JSON value); a problem that it raises is not kept, so the caller may mend the request and send it again.
    """
    canonical = json.dumps(request_body, cls=NinjaJSONEncoder, sort_keys=True)
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    try:
        with transaction.atomic():
            kept = RepeatableAnswer.objects.create(account=account, key=key, digest=digest, at=at)
            kept.status, answer = work()
            kept.answer = json.loads(json.dumps(answer, cls=NinjaJSONEncoder))
            kept.save(update_fields=["status", "answer"])
            return kept.status, kept.answer
    except IntegrityError:
        first = RepeatableAnswer.objects.filter(account=account, key=key).first()
        if first is None:
            raise
    if first.digest != digest:
        raise ApiProblem(409, _("This Idempotency-Key was used for another request. Use a new one."))
    return first.status, first.answer
