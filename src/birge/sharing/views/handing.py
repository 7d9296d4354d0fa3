"""Handing out against signature."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.decisions.templatetags.decisions import exact
from birge.kernel.journal import record_read
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.sharing import actions
from birge.sharing.actions import TooMuch
from birge.sharing.enums import Handing
from birge.sharing.forms import HandOverForm, TakeBackForm
from birge.sharing.models import Claimant, HandOver, ShareOut
from birge.sharing.queries import search_claimants
from birge.sharing.rules import can_hand_out, can_see
from birge.sharing.views.common import found, found_claimant, note_reading


def _narrowed(rows: QuerySet[Claimant], handing: str) -> QuerySet[Claimant]:
    nothing = Q(handed="0/1")
    return rows.filter(
        {
            Handing.DONE: Q(is_done=True),
            Handing.WAITING: nothing & Q(is_done=False),
            Handing.PARTLY: ~nothing & Q(is_done=False),
        }[Handing(handing)]
    )


@login_required
@require_safe
def hand_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who has received, who has not."""
    share_out = found(request, pk)
    if not share_out.decision.is_made:
        return redirect(share_out)
    seen = can_see(request.user, share_out, timezone.localdate())
    return list_response(
        request,
        Listing(
            title=_("Handing out: %(title)s") % {"title": text_in(share_out.decision.titles)},
            lead=_("Find the family, hand over, let it sign the list, and note it here."),
            queryset=share_out.claimants.all(),
            columns=_columns(share_out),
            search=search_claimants,
            filters=[Filter("handing", _("Handing out"), Handing.choices, _narrowed)],
            empty=_("No family is on the list."),
            order="name",
            export_name="handing-out",
            on_rows=lambda rows: note_reading(seen, share_out, rows, "read_list"),
        ),
        "sharing/hand_out.html",
        {"share_out": share_out},
    )


def _columns(share_out: ShareOut) -> list[Column]:
    def link(row: Claimant) -> str:
        return reverse("sharing:hand_over", args=[share_out.pk, row.pk])

    return [
        Column("number", _("No."), lambda row: row.number, sort="number", numeric=True),
        Column("name", _("Family"), lambda row: row.name, sort="name", link=link),
        Column("address", _("Address"), lambda row: row.address, sort="address"),
        Column("given", _("Given"), lambda row: exact(row.given), numeric=True, unit=share_out.unit),
        Column("handed", _("Handed over"), lambda row: exact(row.handed), numeric=True, unit=share_out.unit),
        Column("left", _("Still to hand over"), lambda row: exact(row.left), numeric=True, unit=share_out.unit),
    ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, pk: UUID, claimant: UUID) -> HttpResponse:
    """One family: what it gets, what it received, and noting that it receives now."""
    claim = found_claimant(request, pk, claimant)
    if not claim.share_out.decision.is_made:
        return redirect(claim.share_out)
    today = timezone.localdate()
    permission = can_hand_out(request.user, claim.share_out, today)
    form = HandOverForm(request.POST or None)
    if request.method == "POST":
        by = require(permission)
        if form.is_valid():
            try:
                actions.hand_over(claim, by=by, at=timezone.now(), **_typed(form, claim))
            except TooMuch as error:
                form.add_error("amount", str(error))
            else:
                messages.success(request, _("Noted: %(name)s") % {"name": claim.name})
                return redirect("sharing:hand_out", pk=pk)
    by = require(can_see(request.user, claim.share_out, today))
    record_read(by=by, at=timezone.now(), verb="sharing.read_claimant", subjects=[claim])
    context = {
        "share_out": claim.share_out,
        "claimant": claim,
        "entries": claim.hand_overs.order_by("-at", "-pk"),
        "form": form if permission and claim.left else None,
        "may_hand_out": bool(permission),
    }
    return render(request, "sharing/hand_over.html", context)


def _typed(form: HandOverForm, claimant: Claimant) -> dict[str, Any]:
    """What was typed; an empty amount stands for exactly all that is left, whether its decimals end or not."""
    typed = dict(form.cleaned_data)
    if typed["amount"] is None:
        typed["amount"] = claimant.left
    return typed


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, pk: UUID, claimant: UUID, entry: UUID) -> HttpResponse:
    """Cancel an entry made by mistake."""
    claim = found_claimant(request, pk, claimant)
    by = require(can_hand_out(request.user, claim.share_out, timezone.localdate()))
    made = get_object_or_404(HandOver.objects.filter(claimant=claim, cancelled_at=None), pk=entry)
    form = TakeBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_back(made, why=form.cleaned_data["why"], by=by, at=timezone.now())
        except TooMuch as error:
            messages.error(request, str(error))
        return redirect("sharing:hand_over", pk=pk, claimant=claimant)
    record_read(by=by, at=timezone.now(), verb="sharing.read_claimant", subjects=[claim])
    context = {"form": form, "share_out": claim.share_out, "claimant": claim, "entry": made}
    return render(request, "sharing/take_back.html", context)
