"""What people type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.decisions.codes import LENGTH, looks_right

Choices = Sequence[tuple[str, str]]


class CodeForm(forms.Form):
    """The personal code from a slip."""

    code = forms.CharField(
        label=_("Code on your slip"),
        max_length=60,
        help_text=_("Five groups of four letters and digits. Small letters and missing dashes do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not looks_right(code):
            raise forms.ValidationError(
                _("A code has %(count)s letters and digits. Compare what you typed with the slip."),
                params={"count": LENGTH},
            )
        return code


class DecideForm(forms.Form):
    """Which rule, by which vote."""

    rule = forms.ChoiceField(label=_("Rule that was voted for"), widget=forms.RadioSelect)
    minutes = forms.ChoiceField(
        label=_("Minutes of the vote"), required=False, help_text=_("The signed minutes of the meeting that voted.")
    )
    minutes_text = forms.CharField(
        label=_("Or minutes on paper"),
        required=False,
        max_length=300,
        help_text=_("Number and date of the minutes of the council, for example: № 7, 27.02.2026."),
    )
    request_key = forms.CharField(max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args: Any, rules: Choices, minutes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = rules  # type: ignore[attr-defined]
        self.fields["minutes"].choices = [("", "—"), *minutes]  # type: ignore[attr-defined]
        if not minutes:
            del self.fields["minutes"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("minutes") and not cleaned.get("minutes_text"):
            self.add_error("minutes_text", _("Name the minutes of the meeting at which this was voted."))
        return cleaned


class ReplaceForm(forms.Form):
    """Why a decision is replaced."""

    why = forms.CharField(label=_("What was wrong"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
