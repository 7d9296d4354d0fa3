"""Problems as RFC 9457 describes them, and the answers that an operation declares."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Schema
from ninja.responses import NinjaJSONEncoder


class FieldProblem(Schema):
    """What is wrong with one field."""

    path: str = Field(description="Where: the part of the request and the field, or a JSON path")
    message: str = Field(description="What is wrong with it")


class Problem(Schema):
    """RFC 9457: why a request was not done, and what to do about it."""

    type: str = Field(
        default="about:blank", description="Always about:blank: the status says what kind of problem it is"
    )
    title: str = Field(description="The problem in a few words")
    status: int = Field(description="The HTTP status, again")
    detail: str = Field(default="", description="What happened and what to do")
    errors: list[FieldProblem] = Field(default=[], description="The fields that are wrong")


class ApiProblem(Exception):
    """Raised by an operation to answer with a problem."""

    def __init__(self, status: int, detail: str, errors: list[FieldProblem] | None = None) -> None:
        super().__init__(detail)
        self.problem = Problem(title=title_of(status), status=status, detail=detail, errors=errors or [])


def wrong_fields(errors: list[FieldProblem]) -> ApiProblem:
    """The problem that fields are wrong, in one way everywhere."""
    return ApiProblem(422, _("Correct the fields named in “errors” and send it again."), errors)


def wrong_field(path: str, message: str) -> ApiProblem:
    """One field is wrong."""
    return wrong_fields([FieldProblem(path=path, message=message)])


def missing(path: str) -> ApiProblem:
    """A field names something that is not there."""
    return wrong_field(path, title_of(404))


def title_of(status: int) -> str:
    """The short name of a problem, in the caller's language."""
    return {
        400: _("The request cannot be read"),
        401: _("Sign in with a token"),
        403: _("This is not permitted"),
        404: _("There is no such thing"),
        405: _("This address does not take this method"),
        409: _("It does not fit what is there"),
        413: _("It is too big"),
        415: _("Send JSON"),
        422: _("Some fields are wrong"),
        429: _("Too many requests"),
    }.get(status, _("It did not work"))


def answers(
    schema: Any, *, status: int = 200, write: bool = False, public: bool = False, body: bool = False
) -> dict[int, Any]:
    """The declared answers of an operation: its own, and the problems that any caller may meet.

    `write`: it changes something, so the same key may come with another request (409); a write has a `body`, which may
    be too big (413) or no JSON (415).
    """
    problems = {400, 404, 422} | (set() if public else {401, 403})
    problems |= ({409} if write else set()) | ({413, 415} if write or body else set())
    return {status: schema, **dict.fromkeys(sorted(problems), Problem)}


def problem_response(problem: Problem) -> HttpResponse:
    """A problem as an HTTP answer."""
    text = json.dumps(problem.dict(), cls=NinjaJSONEncoder, ensure_ascii=False)
    return HttpResponse(text, status=problem.status, content_type="application/problem+json")
