"""The areas of a call."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.contests.actions.areas import set_areas
from birge.contests.forms.areas import AreasForm
from birge.contests.queries.areas import possible_areas
from birge.contests.rules.customers import can_run
from birge.contests.stages import Act, is_possible
from birge.contests.views.opening import ASK_OR_SEND, form_page, open_call
from birge.kernel.forms import tried
from birge.kernel.permissions import require


@login_required
@require_http_methods(ASK_OR_SEND)
def call_areas(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How many projects of each place are selected at least and at most: a page of a draft."""
    opened = open_call(request, pk)
    by = require(can_run(request.user, opened.call.customer, opened.on))
    places = possible_areas(opened.call, opened.on)
    if not places or not is_possible(opened.call, Act.EDIT):
        messages.info(request, _("Areas can be set in a draft, where the place of the call has smaller units."))
        return redirect(opened.call)
    form = AreasForm(request.POST if request.method == "POST" else None, places=places, call=opened.call)
    if request.method == "POST" and tried(
        form, lambda: set_areas(opened.call, areas=form.areas(), by=by, at=timezone.now())
    ):
        messages.success(request, _("Saved."))
        return redirect(opened.call)
    return form_page(
        request,
        form,
        heading=_("Areas of the call"),
        lead=_("From these places at least or at most so many projects are selected. Empty: no limit."),
        back=opened.call.get_absolute_url(),
        back_label=str(opened.call),
        template="contests/rule_sets/terms.html",
    )
