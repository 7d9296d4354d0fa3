"""What people type."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.decisions.codes import LENGTH, looks_right


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
