"""Reading what was sent and writing what is answered: strict JSON in, UTF-8 JSON out.

What no column can hold (a NUL, half of a character) is refused at the door, wherever in the request it stands.
"""

from __future__ import annotations

import json
import re
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from ninja.parser import Parser
from ninja.renderers import BaseRenderer
from ninja.responses import NinjaJSONEncoder

from birge.algorithms.cases import CaseError, parse
from birge.kernel.api.problems import ApiProblem, FieldProblem

_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
MOST_BYTES = 5_000_000
_JSON = re.compile(r"application/(?:[\w.+-]+\+)?json", re.IGNORECASE)


class JsonRenderer(BaseRenderer):
    """JSON with Cyrillic letters as they are: half the size of escapes."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        return json.dumps(data, cls=NinjaJSONEncoder, ensure_ascii=False)


class StrictParser(Parser):
    """Reads bodies as the case formats are read: UTF-8, no key twice, no NaN, exact numbers."""

    def parse_body(self, request: HttpRequest) -> Any:
        return _posted(request)

    def parse_querydict(self, data: MultiValueDict, list_fields: list[str], request: HttpRequest) -> dict[str, Any]:
        for name, values in data.lists():
            if any(isinstance(value, str) and _UNSTORABLE.search(value) for value in (name, *values)):
                raise ApiProblem(400, _("The address holds a character that no text can hold."))
        found: dict[str, Any] = super().parse_querydict(data, list_fields, request)
        return found


def posted_bytes(request: HttpRequest, most: int) -> bytes:
    """The body as it was sent, at most so many bytes. Raises `ApiProblem` 413 or 415."""
    if not _JSON.fullmatch(request.content_type or ""):
        raise ApiProblem(415, _("Send the header Content-Type: application/json."))
    if len(request.body) > most:
        raise ApiProblem(413, _("Send at most {megabytes} MB at once.").format(megabytes=most // 1_000_000))
    return request.body


def _posted(request: HttpRequest) -> Any:
    """The value of a JSON body, numbers as int or Decimal. Raises `ApiProblem` 400, 413 or 415."""
    body = posted_bytes(request, MOST_BYTES)
    try:
        document = parse(body)
    except CaseError as error:
        raise ApiProblem(400, str(error), [FieldProblem(path=error.where, message=error.message)]) from error
    if b"\\u0000" in body and _holds_nul(document):
        raise ApiProblem(400, _("A text holds the character NUL, which no text can hold."))
    return document


def _holds_nul(document: object) -> bool:
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and "\x00" in value:
            return True
        if isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value
    return False
