"""What people type when they share something out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.places.models import Place
from birge.sharing.actions import ClaimantData, ShareOutData
from birge.sharing.models import Claimant, ShareOut
from birge.sharing.numbers import ExactNumberField

Choices = Sequence[tuple[str, str]]


class ShareOutForm(forms.Form):
    """What there is to share."""

    place = forms.ChoiceField(label=_("Place"))
    title_ky = forms.CharField(
        label=_("Title in Kyrgyz"), max_length=200, help_text=_("What is shared out and when. No names of people.")
    )
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=200, required=False)
    good = forms.CharField(
        label=_("What is shared out"), max_length=80, help_text=_("For example: coal, flour, seed, hay, money.")
    )
    unit = forms.CharField(label=_("Unit of measure"), max_length=20, help_text=_("For example: t, kg, sack, som."))
    amount = ExactNumberField(label=_("How much there is"))
    quantum = ExactNumberField(
        label=_("Smallest part that is handed out"),
        required=False,
        above_zero=True,
        help_text=_("For example 0,5 if half a ton is the least. Then every claim is a whole number of such parts."),
    )
    season = forms.CharField(label=_("Season"), max_length=60, required=False)
    legal_base = forms.CharField(
        label=_("Legal base"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The act by which this is shared out: its kind, number and date."),
    )
    in_force_on = forms.DateField(
        label=_("In force since"),
        required=False,
        widget=forms.DateInput(attrs={"placeholder": "21.11.2026", "autocomplete": "off"}),
    )
    floors_from_status = forms.BooleanField(
        label=_("Guaranteed minimums were drawn from people's vulnerability"), required=False
    )
    weights_from_status = forms.BooleanField(label=_("Weights were drawn from people's vulnerability"), required=False)
    tiers_from_status = forms.BooleanField(
        label=_("Tiers were drawn from people's vulnerability"),
        required=False,
        help_text=_("What is ticked here the public does not see: only totals of ten families or more."),
    )

    def __init__(self, *args: Any, places: Choices, share_out: ShareOut | None = None, **kwargs: Any) -> None:
        if share_out is not None:
            kwargs.setdefault("initial", _initial_of(share_out))
        super().__init__(*args, **kwargs)
        field = self.fields["place"]
        field.choices = places  # type: ignore[attr-defined]
        if share_out is not None or len(places) == 1:
            field.widget = forms.HiddenInput()
            field.initial = places[0][0]

    def data_given(self) -> ShareOutData:
        """What was typed, as the action takes it."""
        typed = dict(self.cleaned_data)
        typed.pop("place")
        titles = {"ky": typed.pop("title_ky"), "ru": typed.pop("title_ru")}
        return ShareOutData(titles={language: text for language, text in titles.items() if text}, **typed)


def _initial_of(share_out: ShareOut) -> dict[str, Any]:
    titles = share_out.decision.titles
    names = set(ShareOutForm.base_fields) - {"place", "title_ky", "title_ru"}
    return {name: getattr(share_out, name) for name in names} | {
        "title_ky": titles.get("ky", ""),
        "title_ru": titles.get("ru", ""),
    }


class ClaimantForm(forms.Form):
    """One family and what it asks for."""

    name = forms.CharField(label=_("Family: who answers for it"), max_length=200)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    village = forms.ChoiceField(label=_("Village"), required=False)
    people = forms.IntegerField(label=_("People in the family"), required=False, min_value=1, max_value=99)
    claim = ExactNumberField(label=_("Asked for"))
    floor = ExactNumberField(
        label=_("Guaranteed minimum"),
        required=False,
        help_text=_("Given first; a share of the rest is added to it. Empty: none."),
    )
    weight = ExactNumberField(
        label=_("Weight"), required=False, above_zero=True, help_text=_("2 counts as two families. Empty: 1.")
    )
    priority = forms.IntegerField(
        label=_("Tier"), required=False, min_value=1, max_value=99, help_text=_("1 is served first. Empty: 1.")
    )

    def __init__(self, *args: Any, villages: Choices, claimant: Claimant | None = None, **kwargs: Any) -> None:
        if claimant is not None:
            initial = {name: getattr(claimant, name) for name in self.base_fields if name != "village"}
            kwargs.setdefault("initial", initial | {"village": str(claimant.village_id or "")})
        super().__init__(*args, **kwargs)
        self.fields["village"].choices = [("", "—"), *villages]  # type: ignore[attr-defined]

    def data_given(self) -> ClaimantData:
        """What was typed, as the action takes it."""
        typed = dict(self.cleaned_data)
        village = typed.pop("village")
        kept = {name: value for name, value in typed.items() if value is not None}
        return ClaimantData(village=Place.objects.get(pk=village) if village else None, **kept)


class HandOverForm(forms.Form):
    """What was handed over and who signed for it."""

    amount = ExactNumberField(
        label=_("Handed over"), above_zero=True, required=False, help_text=_("Empty: all that is left.")
    )
    received_by = forms.CharField(
        label=_("Who received and signed"),
        max_length=200,
        required=False,
        help_text=_("Empty: the family itself."),
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class TakeBackForm(forms.Form):
    """Why an entry is cancelled."""

    why = forms.CharField(label=_("Why the entry is cancelled"), max_length=300)
