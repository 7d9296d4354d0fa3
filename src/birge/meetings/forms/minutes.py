"""Forms of minutes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.meetings.enums import SIGNERS


class PrepareForm(forms.Form):
    corrections = forms.CharField(
        label=_("What was wrong and what is right"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only when signed minutes are corrected: the new version prints it."),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("One-time code"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PaperSignatureForm(forms.Form):
    role = forms.ChoiceField(label=_("Who signed"), choices=[(role.value, role.label) for role in SIGNERS])
    scan = forms.FileField(label=_("Scan or photograph of the signed page"), help_text=_("PDF, PNG, JPEG or WEBP."))
