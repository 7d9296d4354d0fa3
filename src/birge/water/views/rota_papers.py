"""The papers of a rota: the roster to hang up at the canal, and a slip for each user."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from birge.decisions.papers import pdf
from birge.decisions.templatetags.decisions import exact
from birge.kernel.documents import qr_svg
from birge.water.models import Rota, Turn
from birge.water.queries.register import canals_named
from birge.water.queries.turn_addresses import tokens_of
from birge.water.rota_words import clock, length, minutes_of, when
from birge.water.share_words import UNIT
from birge.water.views.rotas import open_rota, read_turns


def _title(rota: Rota) -> str:
    canal = canals_named([rota.canal_id], timezone.localdate(rota.starts_at)).get(rota.canal_id)
    what = pgettext("paper", "Rota")
    return f"{what}: {rota.canal.code} {canal or ''}".strip()


def _period(rota: Rota) -> str:
    begins, ends = timezone.localtime(rota.starts_at), timezone.localtime(rota.ends_at)
    return f"{begins:%d.%m.%Y %H:%M} – {ends:%d.%m.%Y %H:%M}"


@login_required
@require_safe
def roster_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whose turn when, under the days, with a column to sign."""
    rota, opened = open_rota(request, pk)
    turns, users = read_turns(rota, opened, "print_roster")
    facts = [
        (_("Water users' association"), str(rota.association)),
        (_("Cycle"), _period(rota)),
        (_("Flow"), f"{exact(rota.flow_lps)} {_('l/s')}"),
        (_("Time is shared"), str(rota.get_basis_display())),
        (_("State"), f"{rota.get_state_display()}, {_('Version').lower()} {rota.version}"),
        (_("Why it was made again"), rota.why),
    ]
    data = {
        "title": _title(rota),
        "facts": [{"label": label, "value": value} for label, value in facts],
        "head": [_("Time"), _("Outlet"), _("No."), _("Water user"), _("Lasts"), UNIT, _("Signature")],
        "night": _("night"),
        "days": [
            {"label": date_format(day, "l, d.m.Y"), "rows": [_row(turn, users, day) for turn in own]}
            for day, own in groupby(turns, key=lambda turn: timezone.localdate(turn.starts_at))
        ],
        "check": None,
    }
    return pdf("water/roster", data, "roster.pdf")


def _row(turn: Turn, users: Any, day: Any) -> dict[str, Any]:
    return {
        "night": bool(turn.night_minutes),
        "cells": [
            clock(turn, day),
            turn.outlet.code,
            turn.user.number,
            str(users.get(turn.user_id, "")),
            length(minutes_of(turn)),
            exact(turn.volume_m3),
        ],
    }


@login_required
@require_safe
def turn_slips_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A slip per user: her turns, and the QR code of her own page."""
    rota, opened = open_rota(request, pk)
    turns, users = read_turns(rota, opened, "print_turn_slips")
    tokens = tokens_of({turn.user_id for turn in turns})
    by_user = sorted(turns, key=lambda turn: (turn.user.number.zfill(20), turn.starts_at))
    title = _title(rota)
    data = {
        "title": _("Slips: %(title)s") % {"title": title},
        "head": f"{title}, {_period(rota)}",
        "place": str(rota.association),
        "how": _("Your turns and why they are as long: scan the code. Show it to nobody else."),
        "alt": _("QR code of the user's own page"),
        "slips": [
            {
                "number": number,
                "name": str(users.get(user, "")),
                "turns": [f"{when(turn)} · {turn.outlet.code} · {length(minutes_of(turn))}" for turn in own],
                "qr": qr_svg(settings.BASE_URL + reverse("water:turns", args=[tokens[user]])),
            }
            for (number, user), grouped in groupby(by_user, key=lambda turn: (turn.user.number, turn.user_id))
            if (own := list(grouped))
        ],
        "check": None,
    }
    return pdf("water/turn_slips", data, "turns.pdf")
