"""The front door of the API: `/api/v1/`, described at `/api/v1/openapi.json` (OpenAPI 3.1)."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.core.exceptions import ValidationError as FactsError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from birge import __version__
from birge.algorithms.cases import CaseError, NoAnswer
from birge.contests.api import router as contests
from birge.decisions.actions import NotAsCompared, NotOpen, NotPublishable
from birge.decisions.api import router as decisions
from birge.decisions.keyring import KeyMissing
from birge.kernel.api import (
    ApiProblem,
    FieldProblem,
    JsonRenderer,
    Problem,
    StrictParser,
    problem_response,
    title_of,
    wrong_field,
    wrong_fields,
)
from birge.kernel.imports.actions import NotNow
from birge.kernel.imports.api import router as imports
from birge.kernel.notifications.api import router as messages
from birge.meetings.api import router as meetings
from birge.people.api import router as people
from birge.places.api import router as places
from birge.sharing.actions import NothingToShare, TooMuch
from birge.sharing.api import router as sharing
from birge.site.openapi import DESCRIPTION, Description
from birge.water.api import router as water


class BirgeAPI(NinjaAPI):
    """Ninja that describes itself with our problems, scopes and languages."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        prefix = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
        return _described(self, prefix)

    def on_exception(self, request: HttpRequest, exc: Any) -> HttpResponse:
        """A problem that arose while the body was read is told as itself, not as ninja's wrapping of it."""
        inner = exc.__cause__
        return super().on_exception(request, inner if isinstance(inner, ApiProblem | RequestDataTooBig) else exc)


@cache
def _described(api: NinjaAPI, prefix: str) -> Description:
    """The description never changes while the program runs, and takes half a second to make."""
    return Description(api, prefix)


api = BirgeAPI(
    title="Birge",
    version=__version__,
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="api",
    renderer=JsonRenderer(),
    parser=StrictParser(),
)
for router in (places, people, messages, imports, meetings, decisions, sharing, water, contests):
    api.add_router("", router)


def _answer(status: int, detail: str) -> HttpResponse:
    return problem_response(Problem(title=title_of(status), status=status, detail=detail))


@api.exception_handler(Exception)
def _fault(request: HttpRequest, error: Exception) -> HttpResponse:
    raise error  # a fault of ours is logged by Django and told by `middleware.ApiDoor`


@api.exception_handler(ApiProblem)
def _problem(request: HttpRequest, error: ApiProblem) -> HttpResponse:
    return problem_response(error.problem)


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    response = _answer(401, _("Send a token in the Authorization header: Bearer …"))
    response["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(PermissionDenied)
def _refused(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return _answer(403, str(error))


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return _answer(404, _("It does not exist, or it is not for you to see."))


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return _answer(413, _("Send at most {megabytes} MB at once.").format(megabytes=5))


@api.exception_handler(HttpError)
def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    return _answer(error.status_code, str(error))


@api.exception_handler(ValidationError)
def _fields(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [
        FieldProblem(path="/".join(str(part) for part in fault["loc"]), message=str(fault["msg"]))
        for fault in error.errors
    ]
    return problem_response(wrong_fields(errors).problem)


@api.exception_handler(FactsError)
def _facts(request: HttpRequest, error: FactsError) -> HttpResponse:
    """An action found that the facts do not fit."""
    named = error.message_dict if hasattr(error, "error_dict") else {"body": error.messages}
    errors = [FieldProblem(path=name, message=str(text)) for name, texts in named.items() for text in texts]
    return problem_response(wrong_fields(errors).problem)


@api.exception_handler(CaseError)
def _malformed_case(request: HttpRequest, error: CaseError) -> HttpResponse:
    return problem_response(wrong_field(error.where, error.message).problem)


@api.exception_handler(NoAnswer)
def _no_answer(request: HttpRequest, error: NoAnswer) -> HttpResponse:
    errors = [FieldProblem(path=path, message=error.message) for path in error.cause]
    return problem_response(ApiProblem(409, error.message, errors).problem)


def _conflict(request: HttpRequest, error: Any) -> HttpResponse:
    """An action said that this cannot be done as things stand; its words are for the person."""
    return _answer(409, str(error))


for conflict in (NotAsCompared, NotOpen, NotPublishable, NothingToShare, TooMuch, KeyMissing, NotNow):
    api.add_exception_handler(conflict, _conflict)
