"""A user's own turns: behind her private address, which is on her slip and in her calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from birge.kernel.actors import Actor
from birge.people.models import Account
from birge.registers.queries.residents import person_of_account
from birge.water.actions.turn_addresses import renew_turn_address
from birge.water.models import Turn, WaterUser
from birge.water.queries.residents import members_of
from birge.water.queries.rotas import turns_of_user
from birge.water.queries.turn_addresses import user_of_token
from birge.water.rota_calendar import calendar_of
from birge.water.rota_words import length, minutes_of, when, why_of

SHOWN_BACK = timedelta(days=30)
SHOWN_AHEAD = timedelta(days=366)


def _found(token: str) -> WaterUser:
    user = user_of_token(token)
    if user is None:
        raise Http404
    return user


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
def turns(request: HttpRequest, token: str) -> HttpResponse:
    """Her turns and why each is so long; no name stands here."""
    user = _found(token)
    now = timezone.now()
    calendar = settings.BASE_URL + reverse("water:turns_calendar", args=[token])
    found = turns_of_user(user, now, now + SHOWN_AHEAD)
    context = {"user": user, "turns": lines_of(found, now), "calendar": calendar}
    return _private(render(request, "water/rota/turns.html", context))


def lines_of(turns: Iterable[Turn], now: datetime) -> list[dict[str, Any]]:
    """Turns as their user reads them, with the reason for their length."""
    return [
        {
            "turn": turn,
            "when": when(turn),
            "length": length(minutes_of(turn)),
            "why": why_of(turn.rota.case, turn.number),
            "is_now": turn.starts_at <= now < turn.ends_at,
        }
        for turn in turns
    ]


@require_safe
def turns_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The same for the calendar of a phone."""
    user, now = _found(token), timezone.now()
    found = turns_of_user(user, now - SHOWN_BACK, now + SHOWN_AHEAD)
    address = settings.BASE_URL + reverse("water:turns", args=[token])
    content = calendar_of(found, name=_("My turns for water"), address=address, at=now)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="turns.ics"'
    return _private(response)


@login_required
@require_POST
def new_turn_address(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The address before shows nothing any more: for members of the user's household."""
    members = members_of(person_of_account(request.user), timezone.localdate())
    state = get_object_or_404(members, user=pk)
    account = cast(Account, request.user)
    renew_turn_address(state.user, by=Actor(account.pk, account.name), at=timezone.now())
    messages.success(request, _("The old address shows nothing any more. Give your calendar the new one."))
    return redirect("water:mine")
