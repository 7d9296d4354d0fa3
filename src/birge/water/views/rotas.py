"""Rotas: their list, a new one, and the page of one with its turns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.water.actions import rotas as actions
from birge.water.enums import RotaState
from birge.water.forms.rotas import RotaForm
from birge.water.models import Rota, Turn, WaterUserState
from birge.water.queries.register import canals_named, users_named
from birge.water.queries.rota_land import allocations_standing, terms_on
from birge.water.queries.rotas import last_end, rotas_of, swaps_in, turns_of, versions_of
from birge.water.rota_cases import text_of
from birge.water.rota_planning import RotaRefused
from birge.water.rota_words import clock, length, minutes_of, when
from birge.water.rules.rotas import can_change_rota, can_publish_rota, can_swap
from birge.water.views.common import Opened, context_of, note_reading, open_association, read_of
from birge.water.views.seasons import ASK_OR_SEND

STATUS = {RotaState.DRAFT: "draft", RotaState.PUBLISHED: "published", RotaState.REPLACED: "superseded"}
FIRST_HOUR = time(6)


def open_rota(request: HttpRequest, pk: UUID) -> tuple[Rota, Opened]:
    """A rota of an association whose register this person reads; else 404."""
    rota = get_object_or_404(Rota.objects.select_related("canal", "season", "allocation__decision"), pk=pk)
    opened = open_association(request, rota.association_id)
    rota.association = opened.association
    return rota, opened


def read_turns(rota: Rota, opened: Opened, verb: str) -> tuple[list[Turn], dict[UUID, WaterUserState]]:
    """The turns with their users as of the day when the cycle begins; the households see that they were read."""
    turns = list(turns_of(rota))
    users = users_named({turn.user_id for turn in turns}, timezone.localdate(rota.starts_at))
    note_reading(opened.by, verb, [rota, *read_of(users.values())])
    return turns, users


@login_required
@require_safe
def rotas(request: HttpRequest, association: UUID) -> HttpResponse:
    """Every rota of an association, newest first."""
    opened = open_association(request, association)
    new = (_("New rota"), reverse("water:new_rota", args=[association])) if opened.may_write else None
    listing = Listing(
        title=_("Rotas"),
        lead=_("Whose turn it is on which canal, to the minute."),
        queryset=rotas_of(opened.association),
        columns=[
            Column("canal", _("Canal"), lambda row: row.canal.code, sort="canal__code",
                   link=lambda row: row.get_absolute_url()),
            Column("starts_at", _("Beginning of the cycle"), lambda row: _moment(row.starts_at), sort="starts_at"),
            Column("ends_at", _("End of the cycle"), lambda row: _moment(row.ends_at), sort="ends_at"),
            Column("turns", _("Turns"), lambda row: row.count, sort="count", numeric=True),
            Column("version", _("Version"), lambda row: row.version, numeric=True),
            Column("state", _("State"), lambda row: row.get_state_display(), sort="state",
                   status=lambda row: STATUS[row.state]),
        ],
        filters=[Filter("state", _("State"), RotaState.choices, lambda rows, value: rows.filter(state=value))],
        action=new,
        empty=_("There is no rota yet. Make the first one: choose a canal, its flow and the length of the cycle."),
        export_name="rotas",
    )  # fmt: skip
    terms = terms_on(opened.association, opened.today)
    return list_response(request, listing, "water/rota/list.html", {**context_of(opened), "terms": terms})


def _moment(value: datetime) -> str:
    return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")


@login_required
@require_http_methods(ASK_OR_SEND)
def new_rota(request: HttpRequest, association: UUID) -> HttpResponse:
    """Draw up a rota; with `?replaces=` the next version of one that has not begun."""
    opened = open_association(request, association, to_write=True)
    replaces = _replaced(request, opened)
    form = RotaForm(
        request.POST or None,
        association=opened.association,
        on=opened.today,
        allocations=allocations_standing(opened.association),
        initial=_initial(request, replaces),
    )
    awake = set(request.POST.getlist("awake"))
    form.offer(_named(awake, opened.today))
    refusal, refused = None, list[tuple[str, str]]()
    if request.method == "POST" and form.is_valid():
        try:
            why = _("Drawn up anew") if replaces else ""
            rota = actions.draft_rota(form.plan(), replaces=replaces, why=why, by=opened.by, at=timezone.now())
        except RotaRefused as error:
            refusal = error
            refused = _named(map(str, error.users), opened.today)
            form.offer(_named({*awake, *(str(pk) for pk in error.users if error.is_wish)}, opened.today))
        else:
            return redirect(rota)
    context = {**context_of(opened), "form": form, "refusal": refusal, "refused": refused, "replaces": replaces}
    return render(request, "water/rota/new.html", context)


def _replaced(request: HttpRequest, opened: Opened) -> Rota | None:
    asked = request.GET.get("replaces", "")
    found = Rota.objects.filter(association=opened.association).select_related("canal")
    return get_object_or_404(found, pk=_uuid(asked)) if asked else None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _initial(request: HttpRequest, replaces: Rota | None) -> dict[str, Any]:
    """The next cycle begins when the last one ends; else tomorrow morning."""
    if replaces is not None:
        hours = (replaces.ends_at - replaces.starts_at) // timedelta(hours=1)
        return {
            "canal": replaces.canal_id, "with_branches": replaces.with_branches, "cycle_hours": hours,
            "starts_at": timezone.localtime(replaces.starts_at), "flow_lps": replaces.flow_lps,
            "basis": replaces.basis, "allocation": replaces.allocation_id,
            "with_drain": bool(replaces.case["drain_min_per_64m"]),
        }  # fmt: skip
    canal = _uuid(request.GET.get("canal", ""))
    tomorrow = timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=1), FIRST_HOUR))
    starts_at = (last_end(canal) if canal else None) or tomorrow
    return {"canal": canal, "starts_at": timezone.localtime(starts_at), "cycle_hours": 168}


def _named(users: Any, on: date) -> list[tuple[str, str]]:
    """(id, number and name) of these users, by number."""
    keys = [key for text in users if (key := _uuid(text))]
    rows = users_named(keys, on).values()
    return [(str(row.user_id), f"{row.user.number} {row}") for row in sorted(rows, key=lambda row: row.user.number)]


@login_required
@require_safe
def rota(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The turns under their days: now, at night, at one outlet."""
    found, opened = open_rota(request, pk)
    turns, users = read_turns(found, opened, "read_rota")
    now = timezone.now()
    outlets = sorted({turn.outlet.code for turn in turns})
    outlet = request.GET.get("outlet", "")
    shown = [turn for turn in turns if turn.outlet.code == outlet] if outlet in outlets else turns
    swaps = [] if found.state == RotaState.DRAFT else swaps_in(found)
    swapped = {key for swap in swaps for key in (swap.first_id, swap.second_id)}
    may_swap = bool(can_swap(request.user, found, opened.today)) and found.state == RotaState.PUBLISHED
    versions = versions_of(found)
    context = {
        **context_of(opened),
        "rota": found,
        "canal": canals_named([found.canal_id], timezone.localdate(found.starts_at)).get(found.canal_id),
        "state_status": STATUS[RotaState(found.state)],
        "days": _days(shown, users, swapped, now, may_swap=may_swap),
        "current": [line for line in _lines(turns, users, swapped, now, may_swap=False) if line["is_now"]],
        "outlets": outlets,
        "outlet": outlet if outlet in outlets else "",
        "count": len(turns),
        "swaps": [_swap_line(swap, users) for swap in swaps],
        "versions": [(version, STATUS[RotaState(version.state)]) for version in versions],
        "newer": versions[-1] if versions[-1].pk != found.pk else None,
        "may_publish": bool(can_publish_rota(request.user, found, opened.today)),
        "may_change": bool(can_change_rota(request.user, found, opened.today)) and versions[-1].pk == found.pk,
        "has_begun": bool(turns) and turns[0].starts_at <= now,
    }
    return render(request, "water/rota/rota.html", context)


def _lines(turns: Sequence[Turn], users: Any, swapped: set[UUID], now: datetime, *, may_swap: bool) -> Any:
    for turn in turns:
        day = timezone.localdate(turn.starts_at)
        yield {
            "turn": turn,
            "day": day,
            "clock": clock(turn, day),
            "length": length(minutes_of(turn)),
            "user": users.get(turn.user_id),
            "is_now": turn.starts_at <= now < turn.ends_at,
            "is_swapped": turn.pk in swapped,
            "may_swap": may_swap and turn.starts_at > now,
        }


def _days(turns: Sequence[Turn], users: Any, swapped: set[UUID], now: datetime, *, may_swap: bool) -> Any:
    """(day, its turns) in order."""
    lines = _lines(turns, users, swapped, now, may_swap=may_swap)
    return [(day, list(own)) for day, own in groupby(lines, key=lambda line: line["day"])]


def _swap_line(swap: Any, users: Any) -> dict[str, Any]:
    """Who gave which turn, and how each agreed."""
    return {
        "swap": swap,
        "first": f"{swap.first_user.number} {users.get(swap.first_user_id, '')}",
        "second": f"{swap.second_user.number} {users.get(swap.second_user_id, '')}",
        "first_when": when(swap.first),
        "second_when": when(swap.second),
    }


@login_required
@require_POST
def publish_rota(request: HttpRequest, pk: UUID) -> HttpResponse:
    """From now on these turns hold, and everybody hears hers."""
    found, opened = open_rota(request, pk)
    by = require(can_publish_rota(request.user, found, opened.today))
    try:
        actions.publish_rota(found, by=by, at=timezone.now())
    except RotaRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The rota is published. Users with a phone or an account hear their turns."))
    return redirect(found)


@login_required
@require_POST
def drop_rota(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Throw a draft away."""
    found, opened = open_rota(request, pk)
    by = require(can_publish_rota(request.user, found, opened.today))
    actions.drop_rota(found, by=by, at=timezone.now())
    messages.success(request, _("The draft was thrown away."))
    return redirect("water:rotas", association=found.association_id)


@login_required
@require_safe
def rota_case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The case of which the turns are the answer: numbers, no names."""
    found, _opened = open_rota(request, pk)
    response = HttpResponse(text_of(found.case), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="case.json"'
    return response
