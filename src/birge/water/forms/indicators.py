"""What people type about indicators: which days, and the bands."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.water.enums import BandKind
from birge.water.forms.fields import DayField


class BandForm(forms.Form):
    """From which value on an indicator is good or fair."""

    kind = forms.ChoiceField(label=_("Indicator"), choices=BandKind)
    good = forms.DecimalField(
        label=_("Good up to"),
        min_value=Decimal(0),
        max_digits=5,
        decimal_places=3,
        localize=True,
        help_text=_("The last value that is still good: for adequacy 0.90, for equity 0.10."),
    )
    fair = forms.DecimalField(
        label=_("Fair up to"), min_value=Decimal(0), max_digits=5, decimal_places=3, localize=True
    )
    source = forms.CharField(
        label=_("Who says so"), max_length=300, required=False, help_text=_("Empty: it is marked “to confirm”.")
    )
    since = DayField(label=_("From which day on"))


class RangeForm(forms.Form):
    """Which ten-day periods are looked at: those that begin in [from, until)."""

    starts_on = DayField(label=_("From"), required=False)
    ends_on = DayField(label=_("Until"), required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        first, last = typed.get("starts_on"), typed.get("ends_on")
        if first and last and first >= last:
            self.add_error("ends_on", _("It must lie after the first day."))
        return typed
