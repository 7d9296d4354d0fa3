"""Deciding an award, planning the meeting that votes on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DecideAwardForm(forms.Form):
    """On the ground of which vote."""

    minutes = forms.ChoiceField(
        label=_("Minutes of the commission"), required=False, help_text=_("Signed minutes of the meeting that voted.")
    )
    minutes_text = forms.CharField(label=_("Or minutes on paper: number and date"), required=False, max_length=300)
    request_key = forms.CharField(max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args: Any, minutes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["minutes"]
        field.choices = [("", "—"), *minutes]
        if not minutes:
            del self.fields["minutes"]
