"""The delivery journal as the water master keeps it: the day, the beginning, the end, what was wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.permissions import require
from birge.water.actions import deliveries as actions
from birge.water.enums import Confirmation
from birge.water.forms.deliveries import BeginForm, CodeForm, CorrectForm, PhotoForm, RefuseForm, SignForm, StopForm
from birge.water.models import Delivery, Turn, WaterUserState
from birge.water.queries.day import day_of_journal
from birge.water.queries.deliveries import history_of_delivery, opened_delivery, too_much
from birge.water.queries.register import canals_named, users_named
from birge.water.queries.rotas import published_turns
from birge.water.rules.deliveries import can_confirm, can_correct, can_keep
from birge.water.views.common import Opened, context_of, note_reading, open_association, read_of
from birge.water.views.seasons import ASK_OR_SEND, tried

ONE_DAY = timedelta(days=1)
AHEAD = timedelta(hours=3)
"""How long before its time a turn can be begun at one touch: the one before may end early."""


@login_required
@require_safe
def day(request: HttpRequest, association: UUID) -> HttpResponse:
    """Today's turns by canal, what runs, and the gauge posts: the water master's page on a phone."""
    opened = open_association(request, association)
    canal = request.GET.get("canal", "")
    found = day_of_journal(opened.association, opened.on, canal=canal)
    note_reading(opened.by, "read_day", read_of(found.users))
    context = {
        **context_of(opened),
        "day": found,
        "canal": canal,
        "canals": found.of_register,
        "before": opened.on - ONE_DAY,
        "after": opened.on + ONE_DAY,
        "may_keep": bool(can_keep(request.user, opened.association, opened.today)) and opened.on <= opened.today,
        "now": timezone.now(),
        "soon": timezone.now() + AHEAD,
    }
    return render(request, "water/deliveries/day.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def begin(request: HttpRequest, association: UUID) -> HttpResponse:
    """Water begins to run: for a turn at one touch, else to any user of an outlet; late entries say when it was."""
    opened = open_association(request, association)
    by = require(can_keep(request.user, opened.association, opened.today))
    asked = request.POST.get("turn") or request.GET.get("turn")
    turn = _turn(opened, asked) if asked else None
    now = timezone.now()
    at_once = request.method == "POST" and "started" not in request.POST
    data = {**request.POST.dict(), "started": timezone.localtime(now).isoformat()} if at_once else request.POST
    initial = {"started": min(turn.starts_at, now) if turn else now}
    form = BeginForm(data or None, association=opened.association, on=opened.today, with_gate=not turn, initial=initial)

    def write() -> None:
        gate = {"user": turn.user, "outlet": turn.outlet, "turn": turn} if turn else {}
        given = {**form.cleaned_data, **gate}
        actions.begin(
            association=opened.association,
            started_at=given.pop("started"),
            **given,
            by=by,
            at=now,
        )

    if request.method == "POST" and tried(form, write):
        return redirect("water:day", association=association)
    user = users_named([turn.user_id], opened.today).get(turn.user_id) if turn else None
    note_reading(by, "read_user", read_of([user] if user else []))
    context = {**context_of(opened), "form": form, "turn": turn, "user": user}
    return render(request, "water/deliveries/begin.html", context)


def _turn(opened: Opened, text: str) -> Turn:
    try:
        pk = UUID(text)
    except ValueError:
        pk = opened.association.pk
    return get_object_or_404(published_turns().filter(rota__association=opened.association), pk=pk)


@dataclass(frozen=True)
class OpenedDelivery:
    """A delivery of which this person may know, with its user and canal as they were on that day."""

    row: Delivery
    opened: Opened
    user: WaterUserState | None

    @property
    def on(self) -> date:
        """The day on which it began."""
        return timezone.localdate(self.row.started_at)


def open_delivery(request: HttpRequest, pk: UUID) -> OpenedDelivery:
    """The delivery, if this person reads its association's register; else 404."""
    row = get_object_or_404(opened_delivery(), pk=pk)
    opened = open_association(request, row.association_id)
    row.association = opened.association
    return OpenedDelivery(row, opened, users_named([row.user_id], timezone.localdate(row.started_at)).get(row.user_id))


@login_required
@require_safe
def delivery(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One delivery: stop it, let the user confirm it, add a photo, correct it."""
    found = open_delivery(request, pk)
    return page_of(request, found)


def page_of(request: HttpRequest, found: OpenedDelivery, **forms: Any) -> HttpResponse:
    """The page of a delivery; `forms` are those that came back with errors."""
    row, today = found.row, found.opened.today
    note_reading(found.opened.by, "read_delivery", [row, *read_of([found.user] if found.user else [])])
    may_confirm = bool(can_confirm(request.user, row, today))
    state = row.outlet.states.on(found.on).first()
    context = {
        **context_of(found.opened),
        "row": row,
        "user": found.user,
        "canal": canals_named([state.canal_id], found.on).get(state.canal_id) if state else None,
        "history": history_of_delivery(row),
        "may_keep": bool(can_keep(request.user, row.association, today)),
        "may_confirm": may_confirm,
        "may_correct": bool(can_correct(request.user, row, today)),
        "is_confirmed": row.confirmation in (Confirmation.SIGNATURE, Confirmation.CODE),
        "too_much_m3": too_much(row),
        "has_phone": bool(found.user and found.user.phone),
        "stop_form": StopForm(initial={"stopped": timezone.now()}),
        "sign_form": SignForm(),
        "code_form": CodeForm(),
        "refuse_form": RefuseForm(),
        "photo_form": PhotoForm(),
        **forms,
    }
    return render(request, "water/deliveries/delivery.html", context)


@login_required
@require_http_methods(["POST"])
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The water stopped."""
    found = open_delivery(request, pk)
    by = require(can_keep(request.user, found.row.association, found.opened.today))
    form = StopForm(request.POST)

    def write() -> None:
        given = dict(form.cleaned_data)
        actions.stop(found.row, stopped_at=given.pop("stopped"), **given, by=by, at=timezone.now())

    if not tried(form, write):
        return page_of(request, found, stop_form=form)
    messages.success(request, _("Written: the water stopped."))
    return redirect("water:delivery", pk=pk)


@login_required
@require_http_methods(ASK_OR_SEND)
def correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another row in the place of a wrong one, with the reason."""
    found = open_delivery(request, pk)
    by = require(can_correct(request.user, found.row, found.opened.today))
    form = CorrectForm(request.POST or None, initial=CorrectForm.said(found.row))
    made: list[Delivery] = []

    def write() -> None:
        given = dict(form.cleaned_data)
        moments = {"started_at": given.pop("started"), "stopped_at": given.pop("stopped")}
        made.append(actions.correct(found.row, **moments, **given, by=by, at=timezone.now()))

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("Corrected. What stood there before stays visible."))
        return redirect("water:delivery", pk=made[0].pk)
    note_reading(by, "read_delivery", [found.row, *read_of([found.user] if found.user else [])])
    context = {
        **context_of(found.opened),
        "form": form,
        "back": reverse("water:delivery", args=[pk]),
        "heading": _("Correct the delivery"),
        "lead": _("The wrong entry stays visible, with yours in its place and the reason."),
    }
    return render(request, "water/form.html", context)
