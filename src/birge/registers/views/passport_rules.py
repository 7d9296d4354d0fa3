"""How passports are made: the dated numbers, open to everybody, entered by an administrator of everything."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.kernel.permissions import require
from birge.registers.actions.passports import RulesOfThePast, enter_passport_rules
from birge.registers.forms.passports import RulesForm
from birge.registers.queries.passport import all_rules
from birge.registers.rules import can_set_for_all


@require_http_methods(["GET", "HEAD", "POST"])
def passport_rules(request: HttpRequest) -> HttpResponse:
    """The rules by their first day, the newest first; for whoever may, a form for new ones."""
    answer = can_set_for_all(request.user, timezone.localdate())
    form = RulesForm(request.POST or None) if answer else None
    if request.method == "POST":
        by = require(answer)
        if form and form.is_valid():
            try:
                enter_passport_rules(values=form.cleaned_data, by=by, at=timezone.now())
            except RulesOfThePast as error:
                form.add_error("starts_on", str(error))
            else:
                messages.success(request, _("The rules are entered."))
                return redirect("registers:passport_rules")
    return render(request, "registers/passport_rules.html", {"rules": all_rules(), "form": form})
