"""What the phone's program asks and sends: JSON, with the session's cookie and the CSRF token in a header.

Whoever is not signed in gets 403 {"problem": "sign-in"}; the phone keeps its queue and asks her to sign in.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.offline.enums import Outcome
from birge.kernel.offline.keeping import recovery_key
from birge.kernel.offline.kinds import Piece, kind_named
from birge.kernel.offline.models import OfflineOperation
from birge.kernel.offline.receiving import Operation, OtherWords, piece_now, receive
from birge.kernel.permissions import Refused

MOST_FIELDS, MOST_LETTERS = 2_000, 5_000
View = Callable[..., HttpResponse]


class Malformed(ValueError):
    """The phone's program sent something else than an operation; says what."""


def signed_in(view: View) -> View:
    """Answers a visitor in the phone's language instead of with a page."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return JsonResponse({"problem": "sign-in"}, status=403)
        return view(request, *args, **kwargs)

    return answer


@require_safe
@signed_in
def state(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and the token that writes need."""
    return JsonResponse({"account": str(request.user.pk), "csrf": get_token(request)})


@require_POST
@signed_in
def take(request: HttpRequest, kind: str) -> HttpResponse:
    """What this person takes along, and the second key to what this phone keeps for her."""
    at = timezone.now()
    try:
        found = kind_named(kind)
        taken = found.take(request.user, request.POST, at)
    except KeyError:
        raise Http404 from None
    except Refused as refused:
        return JsonResponse({"problem": "refused", "words": str(refused)}, status=403)
    journal.record_read(by=taken.by, at=at, verb=found.reading, subjects=taken.read, why="offline")
    return JsonResponse(
        {
            "account": str(request.user.pk),
            "kind": kind,
            "title": taken.title,
            "days": settings.OFFLINE_DAYS,
            "pieces": [_piece(piece) for piece in taken.pieces],
        }
    )


@require_POST
@signed_in
def send(request: HttpRequest) -> HttpResponse:
    """One operation, taken over once; the answer says what became of it."""
    try:
        sent = _object(request.body)
        if sent.get("account") != str(request.user.pk):
            return JsonResponse({"problem": "other-person"}, status=409)
        operation = _operation(sent)
        at = timezone.now()
        kept = receive(user=request.user, operation=operation, at=at)
    except KeyError as unknown:
        return JsonResponse({"problem": "malformed", "words": f"kind {unknown}"}, status=400)
    except Malformed as malformed:
        return JsonResponse({"problem": "malformed", "words": str(malformed)}, status=400)
    except OtherWords:
        return JsonResponse({"problem": "malformed", "words": "id"}, status=409)
    return JsonResponse(_answer(request.user, kept, at))


@require_POST
@signed_in
def recovery(request: HttpRequest) -> HttpResponse:
    """The second key to what this phone keeps for this person; each giving out is in the journal."""
    vault, account = _identity(request.POST.get("vault")), _identity(str(request.user.pk))
    if vault is None or account is None:
        return JsonResponse({"problem": "malformed", "words": "vault"}, status=400)
    by = Actor(account=request.user.pk, name=str(request.user))
    journal.record(by=by, at=timezone.now(), verb="kernel.offline.recovery", subject=f"kernel.offline:{vault}")
    return JsonResponse({"key": recovery_key(account=account, vault=str(vault))})


def _answer(user: Any, kept: OfflineOperation, at: datetime) -> dict[str, Any]:
    answer: dict[str, Any] = {"id": str(kept.key), "outcome": kept.outcome}
    if kept.outcome == Outcome.REFUSED:
        return answer | {"words": kept.errors}
    if kept.outcome == Outcome.CONFLICT:
        return answer | {"address": reverse("offline:operation", args=[kept.pk])}
    piece = piece_now(user=user, kept=kept, at=at)
    return answer | {"piece": _piece(piece) if piece else None}


def _piece(piece: Piece) -> dict[str, str]:
    return {**vars(piece), "title": str(piece.title), "group": str(piece.group), "note": str(piece.note)}


def _object(body: bytes) -> dict[str, Any]:
    try:
        sent = json.loads(body)
    except ValueError:
        raise Malformed("JSON") from None
    if not isinstance(sent, dict):
        raise Malformed("an object")
    return sent


def _operation(sent: dict[str, Any]) -> Operation:
    key, made_at = _identity(sent.get("id")), _moment(sent.get("made_at"))
    if key is None or made_at is None:
        raise Malformed("id" if key is None else "made_at")
    for name in ("kind", "subject", "base_version"):
        if not isinstance(sent.get(name), str) or len(sent[name]) > 80:
            raise Malformed(name)
    return Operation(
        key=key,
        kind=sent["kind"],
        subject=sent["subject"],
        base_version=sent["base_version"],
        saw=_values(sent, "saw"),
        values=_values(sent, "values"),
        made_at=made_at,
    )


def _values(sent: dict[str, Any], name: str) -> dict[str, str]:
    found = sent.get(name)
    if not isinstance(found, dict) or len(found) > MOST_FIELDS:
        raise Malformed(name)
    if not all(isinstance(value, str) and len(value) <= MOST_LETTERS and "\0" not in value for value in found.values()):
        raise Malformed(name)
    return {field: value for field, value in found.items() if value}


def _identity(text: Any) -> UUID | None:
    try:
        return UUID(text)
    except (ValueError, TypeError, AttributeError):
        return None


def _moment(text: Any) -> datetime | None:
    try:
        found = parse_datetime(text)
    except (ValueError, TypeError):
        return None
    return found if found and found.tzinfo else None
