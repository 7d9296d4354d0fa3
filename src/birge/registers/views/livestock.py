"""Counting the animals of a household."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.registers import actions
from birge.registers.enums import AnimalGroup
from birge.registers.forms.livestock import HerdForm
from birge.registers.models import Livestock
from birge.registers.views.common import done, note_reading, open_household
from birge.registers.wording import period_of, words_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def livestock(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All animals on one sheet."""
    opened = open_household(request, pk, to_write=True)
    rows = list(Livestock.objects.standing().filter(household=opened.thing))
    form = HerdForm(request.POST or None, standing=rows, today=opened.today)
    if request.method == "POST" and form.is_valid() and not form.is_stale:
        typed = form.cleaned_data
        facts: dict[str, Any] = {"counts": form.counts(), "since": typed["since"], "why": typed["why"]}
        if done(form, actions.count_livestock, household=opened.thing, by=opened.by, **facts):
            messages.success(request, _("Written into the book."))
            return redirect(opened.thing)
    note_reading(opened.by, "read_line", [opened.thing])
    context = {
        "form": form,
        "heading": _("Livestock"),
        "lead": _("How many there are from the day of the count on. Empty means none."),
        "subject": _("Household"),
        "back": opened.thing.get_absolute_url(),
        "groups": [group.label for group in AnimalGroup],
        "standing": [(period_of(row), words_of(row)) for row in rows if row.is_open] if form.is_stale else [],
    }
    return render(request, "registers/livestock.html", context)
