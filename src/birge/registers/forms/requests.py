"""Forms of requests about one's own data."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.registers.enums import RequestKind, RequestState, RequestWay
from birge.registers.forms.common import DayField
from birge.registers.models import RequestTerm


class AskForm(forms.Form):
    """What a resident asks about her own record."""

    kind = forms.ChoiceField(label=_("What do you ask for?"), choices=RequestKind.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("In your words"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For a correction: what is wrong, and what is right."),
    )

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("kind") == RequestKind.CORRECTION and not typed.get("text"):
            self.add_error("text", _("Write what is wrong, and what is right."))
        return typed


class ReceiveForm(AskForm):
    """A request that came at the counter, by phone or by letter."""

    way = forms.ChoiceField(
        label=_("How it came"), choices=[choice for choice in RequestWay.choices if choice[0] != RequestWay.ACCOUNT]
    )
    received_on = DayField(label=_("Received on"))
    field_order = ["way", "received_on", "kind", "text"]

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["received_on"].initial = today

    def clean_received_on(self) -> date:
        on: date = self.cleaned_data["received_on"]
        if on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return on


class AnswerForm(forms.Form):
    """The answer, or the refusal with its reason."""

    state = forms.ChoiceField(
        label=_("What is decided"),
        choices=[choice for choice in RequestState.choices if choice[0] != RequestState.OPEN],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Answer, or the reason of the refusal"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )


class TermForm(forms.ModelForm):  # type: ignore[type-arg]
    """From which day on requests are answered in how many days."""

    class Meta:
        model = RequestTerm
        fields = ("starts_on", "days", "source")
        field_classes = {"starts_on": DayField}

    def validate_unique(self) -> None:
        """A second term of the same day replaces the first."""
