"""A dispute, its answer, and within how many days disputes are answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.water.enums import DisputeJudge, DisputeState
from birge.water.forms.fields import DayField
from birge.water.models import Delivery

ANSWERS = [choice for choice in DisputeState.choices if choice[0] != DisputeState.OPEN]


class DisputeForm(forms.Form):
    """What is wrong."""

    reason = forms.CharField(
        label=_("What is wrong"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Say what you got or did not get, when, and who saw it."),
    )


class AnswerForm(forms.Form):
    """How a dispute is answered."""

    outcome = forms.ChoiceField(label=_("Answer"), choices=ANSWERS, widget=forms.RadioSelect)
    answer = forms.CharField(label=_("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
    correction = forms.ModelChoiceField(Delivery.objects.none(), label=_("The corrected delivery"), required=False)
    minutes_text = forms.CharField(
        label=_("Minutes of the dispute commission: number and date"), max_length=300, required=False
    )

    def __init__(self, *args: Any, corrections: list[Delivery], judge: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["correction"]
        field.queryset = Delivery.objects.filter(pk__in=[row.pk for row in corrections])
        field.label_from_instance = lambda row: f"{row.volume_m3} м³"
        if not corrections:
            del self.fields["correction"]
        if judge != DisputeJudge.COMMISSION:
            del self.fields["minutes_text"]


class TermForm(forms.Form):
    """The association's own rule."""

    working_days = forms.IntegerField(label=_("Working days until the answer"), min_value=1, max_value=365)
    judge = forms.ChoiceField(label=_("Who decides"), choices=DisputeJudge)
    source = forms.CharField(
        label=_("Where this is written"), max_length=300, required=False, help_text=_("Empty: it is to be confirmed.")
    )
    since = DayField(label=_("From which day on"))
