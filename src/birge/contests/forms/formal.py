"""What the secretary types at the formal check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.contests.actions.formal import Found
from birge.contests.enums.applications import DefectKind


class DefectsForm(forms.Form):
    """For each part of the application: nothing, or what is wrong with it and words."""

    def __init__(self, *args: Any, parts: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = [part for part, _label in parts]
        for number, (_part, label) in enumerate(parts):
            self.fields[f"kind-{number}"] = forms.ChoiceField(
                label=str(label), choices=[("", _("in order")), *DefectKind.choices], required=False
            )
            self.fields[f"words-{number}"] = forms.CharField(
                label=_("In words"), max_length=500, required=False,
                widget=forms.TextInput(attrs={"aria-label": f"{label}: {_('In words')}"}),
            )  # fmt: skip

    def rows(self) -> list[tuple[Any, Any]]:
        """(what is wrong, in words) of each part, to be drawn side by side."""
        return [(self[f"kind-{number}"], self[f"words-{number}"]) for number in range(len(self.parts))]

    def found(self) -> list[Found]:
        """The parts with a defect."""
        cleaned = self.cleaned_data
        return [
            Found(cleaned[f"kind-{number}"], part, cleaned[f"words-{number}"])
            for number, part in enumerate(self.parts)
            if cleaned[f"kind-{number}"]
        ]


class RefuseForm(forms.Form):
    """Why an application is not admitted."""

    reason = forms.CharField(
        label=_("Why it is not admitted"), max_length=500, help_text=_("The applicant reads these words."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
