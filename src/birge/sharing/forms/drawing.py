"""Whom an aid is for, and what each family asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.registers.enums import Animal
from birge.sharing.actions.drawing import Asked
from birge.sharing.models import LookBack
from birge.sharing.needs import Need
from birge.sharing.numbers import ExactNumberField

Choices = Sequence[tuple[str, str]]


class NeedForm(forms.Form):
    """A filter of families; what is left empty does not count."""

    village = forms.ChoiceField(label=_("Village"), required=False)
    street = forms.CharField(label=_("Street"), max_length=120, required=False)
    statuses = forms.MultipleChoiceField(
        label=_("One of these statuses, of the family or of a member"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    income_below_som = forms.IntegerField(
        label=_("Income a head in a month below, som"),
        required=False,
        min_value=1,
        max_value=10_000_000,
        help_text=_("By the social passport that is in force."),
    )
    children_under = forms.IntegerField(
        label=_("Children younger than, years"), required=False, min_value=1, max_value=18
    )
    people_from = forms.IntegerField(
        label=_("People in the family, at least"), required=False, min_value=1, max_value=99
    )
    people_to = forms.IntegerField(label=_("People in the family, at most"), required=False, min_value=1, max_value=99)
    land_to_ha = forms.DecimalField(
        label=_("Land of all classes at most, ha"),
        required=False,
        min_value=0,
        max_digits=9,
        decimal_places=4,
        localize=True,
    )
    animal = forms.ChoiceField(label=_("Kind of animal"), required=False)
    animals_to = forms.IntegerField(
        label=_("Animals of this kind at most"), required=False, min_value=0, max_value=99_999
    )
    match = forms.ChoiceField(
        label=_("How the conditions go together"),
        choices=[("all", _("all of them must hold")), ("any", _("one of them is enough"))],
        required=False,
        help_text=_("Village and street always hold."),
    )

    def __init__(self, *args: Any, villages: Choices, kinds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["village"].choices = [("", _("all villages")), *villages]
        fields["statuses"].choices = kinds
        fields["animal"].choices = [("", _("animals but poultry and bees")), *Animal.choices]

    def need(self) -> Need:
        """What was asked for; a kind of animal counts only with a number."""
        typed = dict(self.cleaned_data)
        village, match = typed.pop("village"), typed.pop("match")
        if typed["animals_to"] is None:
            typed["animal"] = ""
        typed["statuses"] = tuple(typed["statuses"])
        return Need(village=UUID(village) if village else None, any_of_them=match == "any", **typed)


class AskedForm(forms.Form):
    """What each of the chosen families asks for."""

    claim = ExactNumberField(label=_("Each family asks for"), above_zero=True)
    floor = ExactNumberField(label=_("Guaranteed minimum"), required=False)
    weight = ExactNumberField(label=_("Weight"), required=False, above_zero=True)
    priority = forms.IntegerField(label=_("Tier"), required=False, min_value=1, max_value=99)

    def asked(self) -> Asked:
        """What was typed, as the action takes it."""
        return Asked(**{name: value for name, value in self.cleaned_data.items() if value is not None})


class LookBackForm(forms.ModelForm):  # type: ignore[type-arg]
    """From which day on one looks back how far."""

    class Meta:
        model = LookBack
        fields = ("starts_on", "months", "source")
        labels = {"starts_on": _("From which day"), "months": _("Months"), "source": _("Legal act or other source")}
