"""What people enter to publish a passport, and to set how passports are made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from birge.registers.models import PassportRules


class PublishForm(forms.Form):
    """Of which day; `days`: those that are offered."""

    on = forms.TypedChoiceField(label=_("As of which day"), coerce=date.fromisoformat)

    def __init__(self, *args: Any, days: Sequence[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].choices = [(day.isoformat(), formats.date_format(day, "DATE_FORMAT")) for day in days]  # type: ignore[attr-defined]


class NumbersField(forms.CharField):
    """Whole numbers in one line: "0, 7, 18, 63"."""

    def to_python(self, value: Any) -> Any:
        parts = re.split(r"[\s,;]+", str(value or "").strip(" ,;"))
        if not all(part.isdecimal() for part in parts):
            raise ValidationError(_("Write whole numbers with commas between them."))
        return [int(part) for part in parts]


class RulesForm(forms.ModelForm):  # type: ignore[type-arg]
    """New rules from a day ahead on."""

    age_starts = NumbersField(
        label=_("Ages at which a band begins"), help_text=_("The first one is 0. For example: 0, 5, 10, 15, 20.")
    )
    release_days = forms.CharField(
        label=_("Days of the year of which a passport is published"),
        help_text=_("Month and day: 01-01, 07-01. Few days: two near ones would tell what changed between them."),
    )

    class Meta:
        model = PassportRules
        fields = ("starts_on", "smallest", "spread_percent", "age_starts", "release_days", "source")
        widgets = {"starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def clean_age_starts(self) -> list[int]:
        found: list[int] = self.cleaned_data["age_starts"]
        if found[0] != 0 or found != sorted(set(found)) or found[-1] > 120:
            raise ValidationError(_("From 0, each greater than the one before it, at most 120."))
        return found

    def clean_release_days(self) -> list[str]:
        found = re.split(r"[\s,;]+", self.cleaned_data["release_days"].strip(" ,;"))
        for day in found:
            try:
                date.fromisoformat(f"2001-{day}")
            except ValueError as error:
                raise ValidationError(_("Write month and day like this: 01-01, 07-01.")) from error
        return found
