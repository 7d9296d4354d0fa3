"""What a clerk types first about an application on paper: who applies, and the stamp."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.programmes import ApplicantKind
from birge.contests.models import Applicant


class PaperForm(forms.Form):
    """An applicant that is known, or the name of a new one; the moment on the paper's stamp."""

    applicant = forms.ModelChoiceField(label=_("Known applicant"), queryset=Applicant.objects.none(), required=False)
    kind = forms.ChoiceField(
        label=_("Or a new one"), required=False,
        choices=[("", "—"), *((kind.value, kind.label) for kind in (ApplicantKind.GROUP, ApplicantKind.INDIVIDUAL))],
    )  # fmt: skip
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)
    received_at = forms.DateTimeField(
        label=_("Date and time on the paper's stamp"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S"),
        input_formats=["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"],
    )
    note = forms.CharField(
        label=_("Number in the incoming book"), max_length=60, required=False,
        help_text=_("It is written into the journal beside both times."),
    )  # fmt: skip

    def __init__(self, *args: Any, applicants: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["applicant"].queryset = applicants  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_new = bool(cleaned.get("kind") and cleaned.get("name", "").strip())
        if bool(cleaned.get("applicant")) == is_new:
            self.add_error("applicant", _("Choose a known applicant, or write the kind and the name of a new one."))
        return cleaned
