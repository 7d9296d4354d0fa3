"""The page of one's own tokens."""

from __future__ import annotations

from datetime import datetime, time
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from birge.people.actions import create_token, revoke_token
from birge.people.api_tokens.forms import TokenForm
from birge.people.models import Account, ApiToken
from birge.people.rules import actor_of


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_tokens(request: HttpRequest) -> HttpResponse:
    """All of a person's tokens and the form for a new one; a new token is shown here, once."""
    now = timezone.now()
    form = TokenForm(request.POST or None, today=timezone.localdate(now))
    shown = ""
    if request.method == "POST" and form.is_valid():
        shown = _made(request, form, now)
        form = TokenForm(today=timezone.localdate(now))
    tokens = ApiToken.objects.filter(account=_person(request)).order_by("-made_at")
    return render(request, "people/api_tokens.html", {"form": form, "tokens": tokens, "shown": shown, "now": now})


@login_required
@require_POST
def revoke(request: HttpRequest, token: UUID) -> HttpResponse:
    """End one of one's own tokens at once."""
    own = get_object_or_404(ApiToken, pk=token, account=request.user)
    revoke_token(token=own, by=actor_of(_person(request)), at=timezone.now())
    messages.success(request, _("The token opens nothing any more."))
    return redirect("people:tokens")


def _made(request: HttpRequest, form: TokenForm, now: datetime) -> str:
    midnight = timezone.make_aware(datetime.combine(form.cleaned_data["last_day"], time.min))
    person = _person(request)
    _token, text = create_token(
        account=person,
        label=form.cleaned_data["label"],
        scopes=form.cleaned_data["scopes"],
        expires_at=midnight,
        by=actor_of(person),
        at=now,
    )
    return text


def _person(request: HttpRequest) -> Account:
    """Who is signed in: `login_required` let nobody else in."""
    return cast(Account, request.user)
