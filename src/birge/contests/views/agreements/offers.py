"""Winners and the reserve list of a call, the offers to them, and the answer of the one who is asked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.contests.actions.agreements import offers as actions
from birge.contests.enums.awards import OfferState
from birge.contests.forms.agreements.offers import DeclineForm, OfferForm
from birge.contests.models import Application, Offer
from birge.contests.queries.agreements.offers import places_in, places_of, published_awards, rests_until
from birge.contests.queries.rounds import most_to_offer
from birge.contests.rules.agreements import can_sign_for
from birge.contests.rules.customers import can_run
from birge.contests.views.agreements.common import ASK_OR_SEND, RELATED, read_agreements
from birge.contests.views.opening import open_call
from birge.kernel.forms import tried
from birge.kernel.permissions import Refused, require


@login_required
@require_safe
def of_call(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who won, who is next, what they answered, which agreements there are."""
    opened = open_call(request, pk)
    awards = list(published_awards(opened.call))
    places = places_in(awards)
    if opened.by is not None:
        named = {one.application.applicant for found in places.values() for one in found}
        read_agreements(opened.by, opened.at, [], named)
    context = {
        "opened": opened,
        "call": opened.call,
        "rounds": [(award, places[award.pk], rests_until(award, opened.at)) for award in awards],
    }
    return render(request, "contests/agreements/of_call.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def new_offer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Offer an agreement to this applicant."""
    application = get_object_or_404(Application.objects.select_related("applicant__organisation"), pk=pk)
    opened = open_call(request, application.call_id)
    by = require(can_run(request.user, opened.call.customer, opened.on))
    award = published_awards(opened.call).filter(rows__application=application).first()
    place = next((one for one in places_of(award) if one.application.pk == pk), None) if award else None
    if award is None or place is None:
        raise Http404
    most = most_to_offer(award, place)
    form = OfferForm(request.POST or None, initial={"amount": most}, currency=opened.call.currency)
    back = reverse("contests:call_agreements", args=[opened.call.pk])
    if request.method == "POST" and tried(
        form,
        lambda: actions.offer_agreement(
            award=award, application=application, amount_tyiyn=form.cleaned_data["amount"], by=by, at=opened.at
        ),
    ):
        messages.success(request, _("The offer is on its way."))
        return redirect(back)
    read_agreements(by, opened.at, [], [application.applicant])
    context = {
        "call": opened.call, "application": application, "form": form, "back": back, "most": most,
        "days": opened.call.rule_set.procedure.days.acceptance,
    }  # fmt: skip
    return render(request, "contests/agreements/new_offer.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def offer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An offer for the applicant to answer; who runs the contest writes down an answer that came on paper."""
    related = [f"application__{name}" for name in RELATED]
    found = get_object_or_404(Offer.objects.select_related(*related), pk=pk)
    call, at = found.application.call, timezone.now()
    on = timezone.localdate(at)
    own, runs = can_sign_for(request.user, found.application.applicant, on), can_run(request.user, call.customer, on)
    if not own and not runs:
        raise Http404
    form = DeclineForm(request.POST if "decline" in request.POST else None)
    if request.method == "POST":
        if not own and not runs:
            raise Refused
        answered = _answer(request, found, form, require(own or runs), at)
        if answered is not None:
            return answered
    if not own:
        read_agreements(require(runs), at, [], [found.application.applicant])
    is_waiting = found.state == OfferState.OFFERED and (found.answer_until is None or found.answer_until >= at)
    agreement = getattr(found.application, "agreement", None) if found.state == OfferState.ACCEPTED else None
    context = {
        "offer": found, "call": call, "application": found.application, "is_waiting": is_waiting, "is_own": bool(own),
        "runs": bool(runs), "form": form, "agreement": agreement,
    }  # fmt: skip
    return render(request, "contests/agreements/offer.html", context)


def _answer(request: HttpRequest, found: Offer, form: DeclineForm, by: Any, at: Any) -> HttpResponse | None:
    if "decline" in request.POST:
        if tried(form, lambda: actions.decline_offer(offer=found, why=form.cleaned_data["why"], by=by, at=at)):
            return redirect(found)
        return None
    try:
        agreement = actions.accept_offer(offer=found, by=by, at=at)
    except ValidationError as error:
        for text in error.messages:
            messages.error(request, text)
        return redirect(found)
    return redirect(agreement)
