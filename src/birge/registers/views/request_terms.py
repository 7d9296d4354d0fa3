"""Within how many days a request about one's own data is answered: open to everybody, as the law is."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.kernel.permissions import require
from birge.registers.actions.requests import set_request_term
from birge.registers.forms.requests import TermForm
from birge.registers.queries.requests import all_terms
from birge.registers.rules import can_set_for_all
from birge.registers.views.common import above_lists


@require_http_methods(["GET", "HEAD", "POST"])
def request_terms(request: HttpRequest) -> HttpResponse:
    """The terms by their first day, the newest first; for whoever may, a form for a new one."""
    answer = can_set_for_all(request.user, timezone.localdate())
    form = TermForm(request.POST or None) if answer else None
    if request.method == "POST":
        by = require(answer)
        if form and form.is_valid():
            set_request_term(**form.cleaned_data, by=by, at=timezone.now())
            messages.success(request, _("The term is entered."))
            return redirect("registers:request_terms")
    context = {"terms": all_terms(), "form": form, "above": above_lists(request.user)}
    return render(request, "registers/request_terms.html", context)
