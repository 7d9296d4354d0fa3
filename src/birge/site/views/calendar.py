"""The calendar of working days: the year's holidays, and the days that the government transferred."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from birge.kernel.models import TransferredDay
from birge.kernel.permissions import require
from birge.kernel.workdays import holidays_of, transfer_day, undo_transfer
from birge.people.enums import Role
from birge.people.rules import may

WRITERS = {Role.ADMINISTRATOR}
"""Who keeps the calendar: an administrator of the whole installation, because it holds for everyone."""


class TransferForm(forms.Form):
    """A day that is working, or free, against the ordinary calendar."""

    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    is_working = forms.TypedChoiceField(
        label=_("On this day"),
        choices=[("yes", _("offices work")), ("no", _("offices are closed"))],
        coerce=lambda chosen: chosen == "yes",
    )
    reason = forms.CharField(label=_("Reason"), max_length=300)
    source = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("The act that says so: its name, number and date.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """The year's free days for everyone; an administrator of the installation enters transferred ones."""
    answer = may(request.user, WRITERS)
    form = TransferForm(request.POST or None)
    if request.method == "POST":
        by = require(answer)
        if form.is_valid():
            transfer_day(by=by, at=timezone.now(), **form.cleaned_data)
            messages.success(request, _("The day is entered."))
            return redirect("calendar")
    year = _year(request)
    context = {
        "year": year,
        "holidays": holidays_of(year, get_language() or "ky"),
        "transferred": TransferredDay.objects.filter(on__year=year),
        "form": form if answer else None,
    }
    return render(request, "calendar.html", context)


@require_POST
def give_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A transferred day is ordinary again."""
    by = require(may(request.user, WRITERS))
    undo_transfer(day=get_object_or_404(TransferredDay, pk=pk), by=by, at=timezone.now())
    messages.success(request, _("The day follows the ordinary calendar again."))
    return redirect("calendar")


def _year(request: HttpRequest) -> int:
    text, this_year = request.GET.get("year", ""), timezone.localdate().year
    return int(text) if text.isdecimal() and 1992 <= int(text[:5]) <= this_year + 10 else this_year
