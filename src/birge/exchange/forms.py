"""Forms of the exchange."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.contests.models import Application

MOST_LETTERS = 20_000
PRESS_FILES = [("pdf", _("PDF, to print")), ("docx", _("For a word processor (DOCX)")), ("txt", _("Plain text"))]


class PressForm(forms.Form):
    """The text as it was edited, and as which file it is wanted."""

    text = forms.CharField(
        label=_("Text"), max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 24}), strip=False
    )
    form = forms.ChoiceField(label=_("As a file"), choices=PRESS_FILES, widget=forms.RadioSelect)


class HideForm(forms.Form):
    """Of which project the place is not told, and why."""

    subject = forms.ChoiceField(label=_("Whose place"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("Read by those who run the contest; never published.")
    )

    def __init__(self, *args: Any, applications: Mapping[str, Application], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["subject"]
        field.choices = [
            ("", _("All projects of this contest")),
            *((key, str(row)) for key, row in applications.items()),
        ]
        field.required = False
