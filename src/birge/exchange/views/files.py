"""Open data as files: the same for whoever asks, so a copy may be kept a while by whoever passes it on."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from birge.exchange.formats import FORMATS
from birge.exchange.links import absolute
from birge.exchange.queries.published import announced_calls
from birge.exchange.sheets import MEDIA_TYPE, workbook_of
from birge.exchange.writing import NothingToTell

KEPT_S = 600
"""So many seconds a copy may be shown before it is asked for again."""


@require_safe
def contest_file(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """One contest as a file. 404: no such format or contest, or nothing of it can be told in this format yet."""
    calls = announced_calls().filter(pk=pk)
    if (name != "xlsx" and name not in FORMATS) or not calls.exists():
        raise Http404
    at = timezone.now()
    if name == "xlsx":
        return _answer(request, workbook_of(calls, timezone.localdate(at)), MEDIA_TYPE, f"contest-{pk.hex}.xlsx")
    made = FORMATS[name]
    try:
        text = "".join(made.make(calls, absolute(request.path), at.replace(minute=0, second=0, microsecond=0)))
    except NothingToTell as error:
        raise Http404(str(error)) from error
    return _answer(request, text.encode(), made.media_type, made.file)


def _answer(request: HttpRequest, content: bytes, media_type: str, name: str) -> HttpResponse:
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    if etag in request.headers.get("If-None-Match", ""):
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(content, content_type=media_type)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=KEPT_S)
    return response
