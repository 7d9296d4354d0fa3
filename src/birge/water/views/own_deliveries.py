"""What a resident's household got, her one-time code, and what she disputes."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.kernel.actors import Actor
from birge.registers.queries.residents import person_of_account
from birge.water.actions.confirming import make_code
from birge.water.actions.disputes import raise_dispute
from birge.water.forms.disputes import DisputeForm
from birge.water.models import WaterUserState
from birge.water.queries.deliveries import own_deliveries as deliveries_of_users
from birge.water.queries.disputes import disputes_of_users
from birge.water.queries.residents import members_of
from birge.water.views.seasons import ASK_OR_SEND, tried
from birge.water.wording import about_dispute


def _members(request: HttpRequest) -> list[WaterUserState]:
    return list(members_of(person_of_account(request.user), timezone.localdate()))


def _herself(request: HttpRequest) -> Actor:
    return Actor(account=request.user.pk, name=str(request.user))


@login_required
@require_safe
def own_deliveries(request: HttpRequest) -> HttpResponse:
    """Every delivery to her household that counts, latest first, and her disputes with their answers."""
    members = _members(request)
    users = [row.user_id for row in members]
    context = {
        "members": members,
        "deliveries": deliveries_of_users(users)[:60],
        "disputes": [(about_dispute(row), row) for row in disputes_of_users(users)],
    }
    return render(request, "water/deliveries/own.html", context)


@login_required
@require_POST
def own_code(request: HttpRequest, user: UUID) -> HttpResponse:
    """A new one-time code, shown this once."""
    row = next((row for row in _members(request) if row.user_id == user), None)
    if row is None:
        raise Http404
    code = make_code(row.user, tell=False, by=_herself(request), at=timezone.now())
    return render(request, "water/deliveries/code.html", {"code": code, "row": row})


@login_required
@require_http_methods(ASK_OR_SEND)
def own_dispute(request: HttpRequest, pk: UUID) -> HttpResponse:
    """She disputes a delivery to her household."""
    found = get_object_or_404(deliveries_of_users([row.user_id for row in _members(request)]), pk=pk)
    form = DisputeForm(request.POST or None)
    back = reverse("water:own_deliveries")
    by = _herself(request)

    def write() -> None:
        raise_dispute(user=found.user, delivery=found, **form.cleaned_data, by=by, at=timezone.now())

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("Your dispute was sent. The answer will stand on this page."))
        return redirect(back)
    context = {
        "form": form,
        "back": back,
        "association": _("My water"),
        "heading": _("Dispute"),
        "lead": _("Say what is wrong with this delivery. The association answers with a reason."),
    }
    return render(request, "water/form.html", context)
