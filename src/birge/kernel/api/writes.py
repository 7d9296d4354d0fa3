"""Writes that can be sent twice: the same key does the work once and gives the same answer again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Annotated

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Header, Schema
from ninja.responses import NinjaJSONEncoder

from birge.kernel.api.problems import ApiProblem
from birge.kernel.api.tokens import Caller
from birge.kernel.models import RepeatableAnswer

RepeatKey = Annotated[
    str,
    Header(
        ...,
        alias="Idempotency-Key",
        min_length=8,
        max_length=100,
        pattern=r"^[A-Za-z0-9_\-]+$",
        description="Your own unique key of this write: sent again, it gives the first answer again and does nothing",
    ),
]

KEPT = timedelta(days=30)

Written = tuple[int, Schema | None]
"""(HTTP status, answer) of a write that was done; 204 has no answer."""


def once(
    request: HttpRequest, caller: Caller, key: str, work: Callable[[], Written], content: bytes | None = None
) -> HttpResponse:
    """Do a write once for this person and key; when it is sent again, give the first answer and do nothing.

    `content` stands for the body where that was read as a form already (an upload).

    The answer is committed together with the work. The same key with another request is a problem (409). A problem
    that `work` raises is not kept, so the caller may mend the request and send it again.
    """
    digest = _digest(request, request.body if content is None else content)
    try:
        with transaction.atomic():
            kept = RepeatableAnswer.objects.create(account=caller.account, key=key, digest=digest, at=caller.at)
            kept.status, answer = work()
            kept.answer = json.loads(json.dumps(answer, cls=NinjaJSONEncoder))
            kept.save(update_fields=["status", "answer"])
            return _answer(kept)
    except IntegrityError:
        first = RepeatableAnswer.objects.filter(account=caller.account, key=key).first()
        if first is None:
            raise
    if first.digest != digest:
        raise ApiProblem(409, _("This Idempotency-Key was used for another request. Use a new one."))
    return _answer(first)


def forget_old_answers(*, at: datetime) -> int:
    """A tick of the worker: answers hold people's data, and after a month nobody repeats a request."""
    return RepeatableAnswer.objects.filter(at__lt=at - KEPT).delete()[0]


def _answer(kept: RepeatableAnswer) -> HttpResponse:
    text = "" if kept.answer is None else json.dumps(kept.answer, ensure_ascii=False)
    return HttpResponse(text, status=kept.status, content_type="application/json; charset=utf-8")


def _digest(request: HttpRequest, content: bytes) -> str:
    """What was asked for: the same words to another address are another request."""
    asked = f"{request.method} {request.get_full_path()}\n".encode()
    return hashlib.sha256(asked + content).hexdigest()
