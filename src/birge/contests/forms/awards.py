"""Deciding an award, planning the meeting that votes on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.contests.commission_vote import PaperVote
from birge.meetings.forms.inputs import DateInput

COUNTS = ("held_on", "present", "in_favour", "against")


class DecideAwardForm(forms.Form):
    """On the ground of which vote."""

    minutes = forms.ChoiceField(
        label=_("Minutes of the commission"), required=False, help_text=_("Signed minutes of the meeting that voted.")
    )
    minutes_text = forms.CharField(label=_("Or minutes on paper: number and date"), required=False, max_length=300)
    held_on = forms.DateField(label=_("On paper: day of the meeting"), required=False, widget=DateInput())
    present = forms.IntegerField(label=_("On paper: members with a vote who were present"), required=False, min_value=0)
    in_favour = forms.IntegerField(label=_("On paper: votes for"), required=False, min_value=0)
    against = forms.IntegerField(label=_("On paper: votes against"), required=False, min_value=0)
    request_key = forms.CharField(max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args: Any, minutes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["minutes"]
        field.choices = [("", "—"), *minutes]
        if not minutes:
            del self.fields["minutes"]

    def clean(self) -> dict[str, Any]:
        """Minutes on paper come with the counts of their vote."""
        data = super().clean() or {}
        if data.get("minutes_text") and not data.get("minutes"):
            for name in COUNTS:
                if name not in self.errors and data.get(name) is None:
                    self.add_error(name, _("Write it from the minutes: the quorum and the majority are checked."))
        return data

    def vote(self) -> PaperVote | None:
        """The vote of minutes on paper; None where minutes in Birge were chosen, or none."""
        data = self.cleaned_data
        if data.get("minutes") or not data["minutes_text"]:
            return None
        return PaperVote(**{name: data[name] for name in COUNTS})
