"""What happens to a rota: the canal stood, two users swap; and the terms by which all are drawn up."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.permissions import require
from birge.water.actions import rota_changes as actions
from birge.water.actions.rota_terms import set_rota_terms
from birge.water.forms.rotas import StoodForm, SwapForm, TermsForm
from birge.water.models import RotaTerms, Turn
from birge.water.queries.register import users_named
from birge.water.queries.rota_land import terms_on
from birge.water.queries.rotas import swaps_in, turns_of
from birge.water.rota_planning import RotaRefused
from birge.water.rota_words import length, minutes_of, when, why_of
from birge.water.rules.rotas import can_change_rota, can_swap
from birge.water.views.common import context_of, note_reading, open_association, read_of
from birge.water.views.rotas import open_rota, read_turns
from birge.water.views.seasons import ASK_OR_SEND, tried

FILL_MIN, DRAIN_MIN = Decimal(5), Decimal(3)
"""Minutes per 64 m of the warabandi literature: what the form proposes until the association knows its own."""
NIGHT = time(22), time(6)


@login_required
@require_http_methods(ASK_OR_SEND)
def stood(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The canal stood: the draft of a version in which the lost minutes are made up."""
    rota, opened = open_rota(request, pk)
    by = require(can_change_rota(request.user, rota, opened.today))
    form = StoodForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            draft = actions.make_up(rota, **form.cleaned_data, by=by, at=timezone.now())
        except RotaRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("A new version is drafted: look at it and publish it."))
            return redirect(draft)
    context = {
        **context_of(opened),
        "form": form,
        "back": rota.get_absolute_url(),
        "heading": _("The canal stood"),
        "lead": _(
            "Whoever lost minutes gets them after the last turn, in the old order. Nobody else's turn moves, and what "
            "is left of a turn stays."
        ),
    }
    return render(request, "water/form.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def swap_turns(request: HttpRequest, pk: UUID, turn: UUID) -> HttpResponse:
    """Two users agreed to swap."""
    rota, opened = open_rota(request, pk)
    by = require(can_swap(request.user, rota, opened.today))
    turns, users = read_turns(rota, opened, "read_rota")
    first = get_object_or_404(turns_of(rota), pk=turn)
    now = timezone.now()
    others = [row for row in turns if row.user_id != first.user_id and row.starts_at > now]
    choices = [(str(row.pk), _turn_line(row, users)) for row in others]
    form = SwapForm(request.POST or None, turns=choices, initial={"agreed_at": timezone.localtime(now)})
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        second = next(row for row in others if str(row.pk) == given.pop("second"))
        try:
            actions.swap(first, second, **given, by=by, at=timezone.now())
        except RotaRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The turns are swapped. Both users hear of it."))
            return redirect(rota)
    what = _("Swap the turn")
    context = {
        **context_of(opened),
        "form": form,
        "back": rota.get_absolute_url(),
        "heading": f"{what}: {_turn_line(first, users)}",
        "lead": _("Only when both users agreed. Each gets the other's turn with all its minutes, at her own outlet."),
    }
    return render(request, "water/form.html", context)


def _turn_line(turn: Turn, users: Any) -> str:
    return f"{when(turn)} · {turn.outlet.code} · {turn.user.number} {users.get(turn.user_id, '')}"


@login_required
@require_safe
def why_turn(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Why this turn has so many minutes."""
    rota, opened = open_rota(request, pk)
    parts = list(turns_of(rota).filter(number=number))
    if not parts:
        raise Http404
    users = users_named({turn.user_id for turn in parts}, timezone.localdate(rota.starts_at))
    note_reading(opened.by, "read_turn", [rota, *read_of(users.values())])
    context = {
        **context_of(opened),
        "rota": rota,
        "heading": f"{parts[0].user.number} {users.get(parts[0].user_id, '')}",
        "parts": [(when(turn), length(minutes_of(turn)), turn) for turn in parts],
        "why": why_of(rota.case, number),
        "is_swapped": any(turn.pk in {swap.first_id, swap.second_id} for swap in swaps_in(rota) for turn in parts),
    }
    return render(request, "water/rota/why.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def rota_terms(request: HttpRequest, association: UUID) -> HttpResponse:
    """How fast canals fill and drain, and when it is night."""
    opened = open_association(request, association, to_write=True)
    form = TermsForm(
        request.POST or None, initial=_terms_initial(terms_on(opened.association, opened.today), opened.today)
    )
    back = reverse("water:rotas", args=[association])
    if request.method == "POST" and tried(
        form,
        lambda: set_rota_terms(association=opened.association, **form.cleaned_data, by=opened.by, at=timezone.now()),
    ):
        messages.success(request, _("Written into the register."))
        return redirect(back)
    context = {
        **context_of(opened),
        "form": form,
        "back": back,
        "heading": _("Terms of rotas"),
        "lead": _("How long a stretch of canal fills before a turn and drains after the last, and when it is night."),
    }
    return render(request, "water/form.html", context)


def _terms_initial(terms: RotaTerms | None, today: date) -> dict[str, Any]:
    if terms is None:
        return {"fill_min": FILL_MIN, "drain_min": DRAIN_MIN, "night_from": NIGHT[0], "night_until": NIGHT[1],
                "since": today.replace(month=1, day=1)}  # fmt: skip
    names = ("fill_min", "drain_min", "night_from", "night_until", "source")
    return {name: getattr(terms, name) for name in names} | {"since": today}
