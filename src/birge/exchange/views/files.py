"""Open data as files: the same for whoever asks, so a copy may be kept a while by whoever passes it on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from itertools import chain
from tempfile import TemporaryFile
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.contests.models import Call
from birge.exchange.formats import FORMATS
from birge.exchange.links import absolute
from birge.exchange.queries.published import announced_calls
from birge.exchange.sheets import MEDIA_TYPE, workbook, workbook_of
from birge.exchange.writing import NothingToTell
from birge.kernel.throttle import Throttle

KEPT_S = 600
"""So many seconds a copy may be shown before it is asked for again."""
EVERYTHING = Throttle("exchange.everything", most=20, seconds=3600)
"""Files of all contests are dear to make."""
_PIECE_BYTES = 64 * 1024


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


@require_safe
def all_contests_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Every announced contest as one file, sent while it is made: memory does not grow with their number.

    404: no such format, or nothing can be told in it yet.
    """
    calls, at = announced_calls().order_by("announced_at", "pk"), timezone.now()
    if name != "xlsx" and name not in FORMATS:
        raise Http404
    if EVERYTHING.too_many(request):
        return HttpResponse(_("Too many downloads from here: try again in an hour."), status=429)
    EVERYTHING.count(request)
    parts: Iterator[str] | Iterator[bytes]
    if name == "xlsx":
        file, media_type, parts = "contests.xlsx", MEDIA_TYPE, _tables(calls, timezone.localdate(at))
    else:
        made = FORMATS[name]
        file, media_type, parts = made.file, made.media_type, made.make(calls, absolute(request.path), at)
    try:
        first = next(parts)
    except NothingToTell as error:
        raise Http404(str(error)) from error
    response = StreamingHttpResponse(chain([first], parts), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    patch_cache_control(response, public=True, max_age=KEPT_S)
    return response


def _tables(calls: QuerySet[Call], on: date) -> Iterator[bytes]:
    """The tables by pieces, from a file without a name that is gone when the last piece was taken."""
    with TemporaryFile() as file:
        workbook(calls, on, file)
        file.seek(0)
        while piece := file.read(_PIECE_BYTES):
            yield piece


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
