"""Drawing families from the household book: whom the aid is for, why each family fits, what it received before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.kernel.actors import Actor
from birge.kernel.journal import record_read
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.registers.models import Household, Person, StatusKind
from birge.registers.rules import can_set_for_all
from birge.sharing import actions
from birge.sharing.actions import BadClaim
from birge.sharing.actions.drawing import RulesOfThePast
from birge.sharing.forms import AskedForm, LookBackForm, NeedForm
from birge.sharing.models import LookBack, ShareOut
from birge.sharing.needs import Need
from birge.sharing.queries import MOST, Candidate, candidates, look_back_on, villages_of
from birge.sharing.rules import can_draw
from birge.sharing.views.common import found, named


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The filter stands in the address; who fits is shown with reasons, and nothing is added before it is confirmed."""
    share_out, today = found(request, pk), timezone.localdate()
    by = require(can_draw(request.user, share_out, today))
    kinds = {kind.code: kind for kind in StatusKind.objects.filter(is_used=True)}
    villages = named(villages_of(share_out, today))
    names = [(code, text_in(kind.names)) for code, kind in kinds.items()]
    form = NeedForm(request.GET if "match" in request.GET else None, villages=villages, kinds=names)
    context: dict[str, Any] = {"share_out": share_out, "form": form, "most": MOST}
    if form.is_valid():
        need, rule = form.need(), look_back_on(today)
        families, count = candidates(share_out, need, today, _months_before(today, rule.months))
        _note_reading(by, families)
        asked = AskedForm(request.POST or None)
        if request.method == "POST" and asked.is_valid() and _add(request, share_out, need, families, asked, by):
            return redirect(share_out)
        context |= {"families": families, "found": count, "asked": asked, "look_back": rule}
        context["words"] = need.in_words(dict(names), dict(villages).get(str(need.village), ""))
    return render(request, "sharing/draw.html", context)


def _add(
    request: HttpRequest, share_out: ShareOut, need: Need, families: list[Candidate], asked: AskedForm, by: Actor
) -> bool:
    chosen = set(request.POST.getlist("household"))
    wanted = [family for family in families if str(family.household) in chosen]
    try:
        made = actions.draw_families(
            share_out, need=need, words=_words(need, share_out), families=wanted, found=len(families),
            asked=asked.asked(), on=timezone.localdate(), by=by, at=timezone.now(),
        )  # fmt: skip
    except BadClaim as error:
        asked.add_error(error.field, str(error))
        return False
    messages.success(request, _("Families added from the book: %(count)s") % {"count": len(made)})
    return True


def _words(need: Need, share_out: ShareOut) -> str:
    """The filter as the decision keeps it: in Kyrgyz, whoever draws."""
    with translation.override("ky"):
        kinds = {kind.code: text_in(kind.names) for kind in StatusKind.objects.filter(code__in=need.statuses)}
        village = (
            dict(named(villages_of(share_out, timezone.localdate()).filter(pk=need.village))) if need.village else {}
        )
        return "; ".join(need.in_words(kinds, "".join(village.values()))) or _("all families")


def _note_reading(by: Actor, families: Iterable[Candidate]) -> None:
    """Each family and its head see that they were looked at."""
    subjects: list[Household | Person] = []
    for family in families:
        subjects += [Household(pk=family.household), *([Person(pk=family.head)] if family.head else [])]
    record_read(by=by, at=timezone.now(), verb="sharing.read_families", subjects=subjects)


def _months_before(day: date, months: int) -> datetime:
    """The beginning of the first day that still counts."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = date(year, month + 1, min(day.day, 28))
    return timezone.make_aware(datetime.combine(first, time.min))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def look_back(request: HttpRequest) -> HttpResponse:
    """Of how many months one sees what a family received: entered with its source, by an administrator of all."""
    today = timezone.localdate()
    by = require(can_set_for_all(request.user, today))
    form = LookBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.enter_look_back(**form.cleaned_data, today=today, by=by, at=timezone.now())
        except RulesOfThePast as error:
            form.add_error("starts_on", str(error))
        else:
            messages.success(request, _("Entered."))
            return redirect("sharing:look_back")
    return render(request, "sharing/look_back.html", {"form": form, "rows": LookBack.objects.order_by("-starts_on")})
