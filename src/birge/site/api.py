"""The front door of the API: `/api/v1/`, described at `/api/v1/openapi.json` (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from birge import __version__
from birge.kernel.api import ApiProblem, FieldProblem, JsonRenderer, Problem, problem_response, title_of


class BirgeAPI(NinjaAPI):
    """Ninja with problems described as what they are sent as."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**kwargs)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= 400 and "application/json" in answer.get("content", {}):
                        answer["content"] = {"application/problem+json": answer["content"]["application/json"]}
        return schema


api = BirgeAPI(
    title="Birge",
    version=__version__,
    description="Collaborative local government: places, people, meetings, decisions, sharing out.",
    docs_url=None,
    urls_namespace="api",
    renderer=JsonRenderer(),
)


def _answer(status: int, detail: str, errors: list[FieldProblem] | None = None) -> HttpResponse:
    return problem_response(Problem(title=title_of(status), status=status, detail=detail, errors=errors or []))


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


@api.exception_handler(HttpError)
def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    return _answer(error.status_code, str(error))


@api.exception_handler(ValidationError)
def _fields(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [
        FieldProblem(path="/".join(str(part) for part in fault["loc"]), message=str(fault["msg"]))
        for fault in error.errors
    ]
    return _answer(422, _("Correct the fields named in “errors” and send it again."), errors)
