"""What people type about the upkeep of canals. Money is typed in som."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.kernel.money import TYIYN_IN_SOM
from birge.people.models import Organisation
from birge.water.enums import CanalGrade, ContributionKind, RepairState
from birge.water.forms.fields import DayField, ThingChoice, UserField


class SomField(forms.DecimalField):
    """An amount in som, as tyiyn."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=Decimal(0), max_digits=12, decimal_places=2, localize=True, **kwargs)

    def clean(self, value: Any) -> int | None:
        som = super().clean(value)
        return None if som is None else int(som * TYIYN_IN_SOM)


class StretchForm(forms.Form):
    """Which part of which canal."""

    from_m = forms.IntegerField(label=_("From, m of the head of the canal"), min_value=0)
    to_m = forms.IntegerField(label=_("To, m of the head of the canal"), min_value=1)

    def __init__(self, *args: Any, association: Organisation, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["canal"] = ThingChoice("canal", association, on, label=_("Canal"))
        self.order_fields(["canal"])


class AssessForm(StretchForm):
    """How a stretch was found."""

    on = DayField(label=_("Day"))
    grade = forms.ChoiceField(label=_("Condition"), choices=CanalGrade)
    note = forms.CharField(label=_("What was seen"), max_length=500, required=False, widget=forms.Textarea)
    photo = forms.FileField(label=_("Photo"), required=False, help_text=_("A picture from a phone or a camera."))


class RepairForm(StretchForm):
    """Work that is planned."""

    what = forms.CharField(label=_("What is to be done"), max_length=300)
    due_on = DayField(label=_("To be done until"))
    budget_tyiyn = SomField(label=_("Budget, som"))
    source = forms.CharField(label=_("Where the money comes from"), max_length=200, required=False)


class CleaningForm(StretchForm):
    """A day to clean together."""

    on = DayField(label=_("Day"))
    where = forms.CharField(label=_("Where people meet, and when"), max_length=200, required=False)


class MoveRepairForm(forms.Form):
    """How far a repair has come."""

    state = forms.ChoiceField(
        label=_("State"), choices=[choice for choice in RepairState.choices if choice[0] != "planned"]
    )
    spent = SomField(label=_("What it cost, som"), required=False)


class CameForm(forms.Form):
    """Who came for a user."""

    people = forms.IntegerField(label=_("How many people came"), min_value=0, max_value=100)
    hours = forms.DecimalField(
        label=_("Hours of all of them together"), min_value=0, max_digits=7, decimal_places=1, localize=True
    )

    def __init__(self, *args: Any, association: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"] = UserField(association, label=_("Water user"))
        self.order_fields(["user"])


class DoneForm(forms.Form):
    """What a cleaning day achieved."""

    done = forms.CharField(label=_("What was done"), max_length=500, widget=forms.Textarea)
    cleaned_m = forms.IntegerField(label=_("Cleaned, m"), min_value=0)


class GiveForm(forms.Form):
    """What somebody gave."""

    giver = forms.CharField(label=_("Who gave it"), max_length=200)
    kind = forms.ChoiceField(label=_("What was given"), choices=ContributionKind)
    hours = forms.DecimalField(
        label=_("Hours of work"), min_value=0, max_digits=7, decimal_places=1, localize=True, required=False
    )
    amount = SomField(label=_("Money, or what the material is worth, som"), required=False)
    what = forms.CharField(label=_("What exactly"), max_length=200, required=False)
    on = DayField(label=_("Day"))
