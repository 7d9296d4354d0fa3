"""What every operation of the API shares: tokens, problems (RFC 9457), pages, and writes that can be sent twice.

A folder's `api.py` holds a `router`. Each operation names its scope (`auth=Token(Scope.…)`, public ones nothing), its
answer and, through `answers`, the problems that it may give. The front door is `birge.site.api`.
"""

from birge.kernel.api.pages import After, Limit, Page, page_of
from birge.kernel.api.problems import (
    ApiProblem,
    FieldProblem,
    Problem,
    answers,
    missing,
    problem_response,
    title_of,
    wrong_field,
    wrong_fields,
)
from birge.kernel.api.reading import JsonRenderer, StrictParser, posted_bytes
from birge.kernel.api.schemas import ExactText, Line, Number, Prose, SearchText, Shape, Texts, number_text
from birge.kernel.api.scopes import Scope
from birge.kernel.api.tokens import Caller, Token, acting, caller, read_tokens_with
from birge.kernel.api.writes import RepeatKey, Written, once

__all__ = [
    "After",
    "ApiProblem",
    "Caller",
    "ExactText",
    "FieldProblem",
    "JsonRenderer",
    "Limit",
    "Line",
    "Number",
    "Page",
    "Problem",
    "Prose",
    "RepeatKey",
    "Scope",
    "SearchText",
    "Shape",
    "StrictParser",
    "Texts",
    "Token",
    "Written",
    "acting",
    "answers",
    "caller",
    "missing",
    "number_text",
    "once",
    "page_of",
    "posted_bytes",
    "problem_response",
    "read_tokens_with",
    "title_of",
    "wrong_field",
    "wrong_fields",
]
