"""Which places of a contest are not told: kept by those who run it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from birge.contests.actions.openness import hide_place, show_place
from birge.contests.models import Call, HiddenPlace
from birge.contests.rules.customers import can_run
from birge.exchange.forms import HideForm
from birge.exchange.queries.published import announced_calls, opened_applications
from birge.kernel.actors import Actor
from birge.kernel.forms import tried
from birge.kernel.permissions import require


def _kept(request: HttpRequest, pk: UUID) -> tuple[Call, Actor]:
    call = get_object_or_404(announced_calls().select_related("customer__place"), pk=pk)
    return call, require(can_run(request.user, call.customer, timezone.localdate()))


@require_http_methods(["GET", "HEAD", "POST"])
def hidden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is hidden now, and the form to hide more."""
    call, by = _kept(request, pk)
    applications = {str(row.pk): row for row in opened_applications(call)}
    form = HideForm(request.POST or None, applications=applications)

    def hide() -> None:
        subject = applications.get(form.cleaned_data["subject"], call)
        hide_place(subject, why=form.cleaned_data["why"], by=by, at=timezone.now())

    if request.method == "POST" and tried(form, hide):
        messages.success(request, _("From now on this place is told down to its city or rayon only."))
        return redirect("exchange:hidden", call.pk)
    rows = _of(call).filter(shown_at=None).select_related("application")
    return render(request, "exchange/hidden.html", {"call": call, "form": form, "rows": rows})


def _of(call: Call) -> QuerySet[HiddenPlace]:
    return HiddenPlace.objects.filter(Q(call=call) | Q(application__call=call)).order_by("hidden_at")


@require_POST
def show(request: HttpRequest, pk: UUID, row: UUID) -> HttpResponse:
    """Tell a place again."""
    call, by = _kept(request, pk)
    found = get_object_or_404(_of(call), pk=row)
    show_place(found, by=by, at=timezone.now())
    messages.success(request, _("This place is told again."))
    return redirect("exchange:hidden", call.pk)
