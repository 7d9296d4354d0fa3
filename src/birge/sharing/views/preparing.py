"""Preparing a share-out: what there is, and the families."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from birge.kernel.journal import record_read
from birge.kernel.permissions import require
from birge.places.models import Place
from birge.sharing import actions
from birge.sharing.actions import BadClaim
from birge.sharing.forms import ClaimantForm, ShareOutForm
from birge.sharing.models import Claimant, ShareOut
from birge.sharing.queries import alike, villages_of
from birge.sharing.rules import can_create, can_edit, places_to_create
from birge.sharing.views.common import found, found_claimant, named

READ_OR_WRITE = ["GET", "POST"]


@login_required
@require_http_methods(READ_OR_WRITE)
def create(request: HttpRequest) -> HttpResponse:
    """Begin a share-out."""
    today = timezone.localdate()
    places = named(places_to_create(request.user, today))
    form = ShareOutForm(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid():
        place = Place.objects.get(pk=form.cleaned_data["place"])
        by = require(can_create(request.user, place, today))
        is_demo = getattr(request.user, "is_demo", False)
        made = actions.create(place=place, data=form.data_given(), by=by, at=timezone.now(), is_demo=is_demo)
        return redirect(made)
    if not places:
        require(can_create(request.user, Place(), today))
    return render(request, "sharing/share_out_form.html", {"form": form})


@login_required
@require_http_methods(READ_OR_WRITE)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what there is to share."""
    share_out = found(request, pk)
    by = require(can_edit(request.user, share_out, timezone.localdate()))
    form = ShareOutForm(request.POST or None, places=[(str(share_out.place_id), "")], share_out=share_out)
    if request.method == "POST" and form.is_valid():
        return redirect(actions.edit(share_out, data=form.data_given(), by=by, at=timezone.now()))
    return render(request, "sharing/share_out_form.html", {"form": form, "share_out": share_out})


@login_required
@require_POST
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Throw a draft away."""
    share_out = found(request, pk)
    by = require(can_edit(request.user, share_out, timezone.localdate()))
    actions.drop(share_out, by=by, at=timezone.now())
    messages.success(request, _("The draft was thrown away."))
    return redirect("sharing:share_outs")


@login_required
@require_http_methods(READ_OR_WRITE)
def add_claimant(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a family."""
    share_out = found(request, pk)
    by = require(can_edit(request.user, share_out, timezone.localdate()))
    form = ClaimantForm(request.POST or None, villages=named(villages_of(share_out, timezone.localdate())))
    if request.method == "POST" and form.is_valid():
        try:
            (made,) = actions.add_claimants(share_out, claimants=[form.data_given()], by=by, at=timezone.now())
        except BadClaim as error:
            form.add_error(error.field, str(error))
        else:
            messages.success(request, _("Added: %(name)s") % {"name": form.cleaned_data["name"]})
            _warn_of_twins(request, share_out, made)
            return redirect("sharing:add_claimant", pk=pk) if "another" in request.POST else redirect(share_out)
    return render(request, "sharing/claimant_form.html", {"form": form, "share_out": share_out})


def _warn_of_twins(request: HttpRequest, share_out: ShareOut, made: Claimant) -> None:
    """A family that looks the same stands on the list already: the clerk looks, nothing is taken off by itself."""
    others = share_out.claimants.exclude(pk=made.pk)
    for twin in alike(made.name, made.village_id, others):
        text = _("Perhaps the same family is on the list already: %(name)s, %(address)s")
        messages.warning(request, text % {"name": twin.name, "address": twin.address})


@login_required
@require_http_methods(READ_OR_WRITE)
def edit_claimant(request: HttpRequest, pk: UUID, claimant: UUID) -> HttpResponse:
    """Change a family's entry."""
    claim = found_claimant(request, pk, claimant)
    today = timezone.localdate()
    by = require(can_edit(request.user, claim.share_out, today))
    form = ClaimantForm(request.POST or None, villages=named(villages_of(claim.share_out, today)), claimant=claim)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_claimant(claim, data=form.data_given(), by=by, at=timezone.now())
        except BadClaim as error:
            form.add_error(error.field, str(error))
        else:
            return redirect(claim.share_out)
    else:
        record_read(by=by, at=timezone.now(), verb="sharing.read_claimant", subjects=[claim])
    return render(
        request, "sharing/claimant_form.html", {"form": form, "share_out": claim.share_out, "claimant": claim}
    )


@login_required
@require_POST
def remove_claimant(request: HttpRequest, pk: UUID, claimant: UUID) -> HttpResponse:
    """Take a family off the list."""
    claim = found_claimant(request, pk, claimant)
    by = require(can_edit(request.user, claim.share_out, timezone.localdate()))
    actions.remove_claimants(claim.share_out, claimants=[claim], by=by, at=timezone.now())
    messages.success(request, _("Taken off the list: %(name)s") % {"name": claim.name})
    return redirect(claim.share_out)
