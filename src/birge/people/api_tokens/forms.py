"""What a person says of a new token."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.kernel.api import Scope


class TokenForm(forms.Form):
    """`today` is given by the view; the default is three months."""

    label = forms.CharField(
        label=_("What it is for"), max_length=100, help_text=_("The program or person that will use it")
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Never more than you may do yourself. Choose as little as is needed."),
    )
    last_day = forms.DateField(
        label=_("Valid until"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("A year at the longest"),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["last_day"].initial = today + timedelta(days=90)

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        if not self.today < day <= self.today + timedelta(days=365):
            raise forms.ValidationError(_("Choose a day within the next year."))
        return day
