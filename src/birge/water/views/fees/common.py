"""What every page of the association's money begins with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from birge.kernel.permissions import require
from birge.water.models import WaterUser
from birge.water.queries.register import users_named
from birge.water.rules.association import associations
from birge.water.rules.fees import can_keep_money, can_see_money
from birge.water.views.common import Opened, context_of, note_reading, read_of

ASK_OR_SEND = ["GET", "HEAD", "POST"]


def open_money(request: HttpRequest, pk: UUID, *, to_write: bool = False) -> Opened:
    """The money of the association, if this person sees it; a refusal says why not."""
    today = timezone.localdate()
    association = get_object_or_404(associations().select_related("place"), pk=pk)
    answer = (can_keep_money if to_write else can_see_money)(request.user, association, today)
    return Opened(association, require(answer), request.user, today, today)


def money_context(opened: Opened, **more: Any) -> dict[str, Any]:
    """What every template of money needs."""
    keeps = bool(can_keep_money(opened.user, opened.association, opened.today))
    return {**context_of(opened), "keeps": keeps, **more}


def form_page(request: HttpRequest, opened: Opened, form: Any, **words: Any) -> HttpResponse:
    """A page with one form: `heading`, `lead` and `back`."""
    return render(request, "water/form.html", money_context(opened, form=form, **words))


def note_users(opened: Opened, verb: str, users: Iterable[UUID]) -> None:
    """Journal that the money of these users was read, so that their households see it."""
    states = users_named(set(users), opened.today).values()
    note_reading(opened.by, verb, read_of(states))


def user_numbered(opened: Opened, number: str) -> WaterUser | None:
    """The user of the association with this number."""
    found: WaterUser | None = WaterUser.objects.filter(association=opened.association, number=number).first()
    return found


def new_key() -> str:
    """For a form that may be sent twice."""
    return str(uuid4())
