"""The forms of the imports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """A file, and the place whose data it is."""

    place = forms.ChoiceField(label=_("Place"), help_text=_("The rows of the file belong to this place."))
    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX or CSV, with the headings of the template."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
    )
    target = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)
    replaces = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, places: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # for the type checker
        field.choices = [(str(place), name) for place, name in sorted(places.items(), key=lambda pair: pair[1])]
        if len(places) == 1:
            field.initial = str(next(iter(places)))

    def clean_place(self) -> UUID:
        return UUID(self.cleaned_data["place"])


class UndoForm(forms.Form):
    """Why a batch is taken back."""

    reason = forms.CharField(
        label=_("Reason"), max_length=500, help_text=_("It is kept in the journal."), widget=forms.Textarea
    )
