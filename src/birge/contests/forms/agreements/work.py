"""Milestones and money."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.contests.forms.fields import CurrencyForm
from birge.registers.forms.common import ChosenField, DayField, SomField


class FilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=FilesInput(), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Sequence[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        if not given:
            super().clean(None, initial)  # the browser sent none: an error where one is needed
        return [super(FilesField, self).clean(one, initial) for one in given]


class EvidenceForm(forms.Form):
    """Photos and papers that prove something."""

    files = FilesField(  # type: ignore[assignment]
        label=_("Photos or papers"),
        help_text=_(
            "Place and time that a camera writes into a photo are taken out. No faces of those who are helped."
        ),
    )
    note = forms.CharField(label=_("What they show"), max_length=200, required=False)


class SaidForm(forms.Form):
    """The contractor's word about a milestone."""

    said = forms.CharField(label=_("What was done"), max_length=4000, widget=forms.Textarea)


class AnswerForm(forms.Form):
    """The customer's answer: accepted, or returned with what is missing."""

    answer = forms.CharField(
        label=_("Answer"), max_length=500, required=False, widget=forms.Textarea,
        help_text=_("When you return it: what is missing."),
    )  # fmt: skip


class AskForm(CurrencyForm):
    """For what, and how much. Without a choice it is the advance."""

    milestone = ChosenField(label=_("For what"), required=False)
    amount = SomField(label=_("Amount"))
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, *args: Any, choices: Iterable[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["milestone"].choices = [(str(key or ""), name) for key, name in choices]  # type: ignore[attr-defined]


class PaidForm(forms.Form):
    """The payment order."""

    order_number = forms.CharField(label=_("Number of the payment order"), max_length=60)
    on = DayField(label=_("Paid on"))


class ReturnedForm(CurrencyForm, PaidForm):
    """Money that came back."""

    amount = SomField(label=_("Amount"))
    why = forms.CharField(label=_("Why it came back"), max_length=500, widget=forms.Textarea)

    field_order = ("amount", "order_number", "on", "why")
