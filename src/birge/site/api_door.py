"""What every request to the API passes: the language that it asks for, and problems whatever went wrong where."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from birge.kernel.api import Problem, problem_response, title_of, wrong_field

Handler = Callable[[HttpRequest], HttpResponse]
PREFIX = "/api/"
_KEPT_HEADERS = ("Allow", "WWW-Authenticate", "Retry-After")


class ApiDoor:
    """Below /api/ no cookie chooses the language, and no error page is HTML.

    An address or method that does not exist, a host that is not ours, a fault in Birge: Django answers those with
    pages, before or outside the API's own code.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return self.get_response(request)
        language = request.GET.get("lang", settings.LANGUAGE_CODE)
        known = language in dict(settings.LANGUAGES)
        with translation.override(language if known else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request) if known else _unknown_language()
            if response.status_code >= 400 and not response["Content-Type"].startswith("application/problem+json"):
                response = _as_problem(response)
        response["Content-Language"] = request.LANGUAGE_CODE
        if "Authorization" in request.headers:
            response["Cache-Control"] = "private, no-store"
        return response


def _as_problem(response: HttpResponse) -> HttpResponse:
    status = response.status_code
    problem = problem_response(Problem(title=title_of(status), status=status, detail=""))
    for name in _KEPT_HEADERS:
        if name in response:
            problem[name] = response[name]
    return problem


def _unknown_language() -> HttpResponse:
    codes = ", ".join(code for code, _name in settings.LANGUAGES)
    return problem_response(wrong_field("query/lang", _("Choose one of: {codes}").format(codes=codes)).problem)
