"""One form for each change of the territory; `record` is the action, for real or to be tried out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.places.actions import (
    NewUnit,
    abolish_place,
    create_place,
    merge_places,
    move_place,
    rename_place,
    split_place,
)
from birge.places.enums import ChangeKind, Kind
from birge.places.forms.fields import PlaceField, PlacesField
from birge.places.models import Change, Place
from birge.places.queries import children_of, name_of, names_of, version_of, with_names


class ChangeForm(forms.Form):
    """What every change needs: the day and the act."""

    on = forms.DateField(
        label=_("From which day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("A day that lies ahead is allowed."),
    )
    act = forms.CharField(
        label=_("By which act"), max_length=500, help_text=_("Kind, number and date of the law or decree.")
    )

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = place

    def touched(self) -> list[Place]:
        """The units whose borders change: the administrator must stand above each of them."""
        return [self.place]

    def how(self, by: Actor, at: datetime) -> dict[str, Any]:
        """What every action takes."""
        return {"by": by, "at": at, "on": self.cleaned_data["on"], "act": self.cleaned_data["act"]}

    def names(self) -> dict[str, str]:
        """The names that were typed, by language."""
        return {language: self.cleaned_data[f"name_{language}"] for language in ("ky", "ru", "en")}


class NamesFields(forms.Form):
    """A name in each language; which are needed the action says."""

    name_ky = forms.CharField(label=_("Name in Kyrgyz"), max_length=120, required=False)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=120, required=False)
    name_en = forms.CharField(label=_("Name in Latin letters"), max_length=120, required=False)


class RenameForm(NamesFields, ChangeForm):
    """All names anew."""

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        names = {f"name_{language}": text for language, text in names_of(place).items()}
        super().__init__(*args, place=place, initial=names, **kwargs)

    def record(self, *, by: Actor, at: datetime) -> Change:
        return rename_place(**self.how(by, at), place=self.place, names=self.names())


class MoveForm(ChangeForm):
    """Into which unit, and as what."""

    to = PlaceField(label=_("Into which unit"), help_text=_("Name or code."))
    kind = forms.ChoiceField(
        label=_("What it is from then on"),
        required=False,
        choices=[("", _("As before")), *Kind.choices],
    )

    def touched(self) -> list[Place]:
        version = version_of(self.place, self.cleaned_data["on"])
        left = version.parent if version and version.parent else self.place
        return [left, self.cleaned_data["to"]]

    def record(self, *, by: Actor, at: datetime) -> Change:
        kind = Kind(self.cleaned_data["kind"]) if self.cleaned_data["kind"] else None
        return move_place(**self.how(by, at), place=self.place, to=self.cleaned_data["to"], kind=kind)


class MergeForm(NamesFields, ChangeForm):
    """Into a unit that exists, or with others into a new one."""

    into = PlaceField(
        label=_("Into which unit it merges"), required=False, help_text=_("Name or code; empty if a new unit is made.")
    )
    others = PlacesField(
        label=_("Which others merge with it"), required=False, help_text=_("One a line, name or code.")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        named = any(self.names().values()) if {"name_ky", "name_ru", "name_en"} <= data.keys() else False
        if not self.errors and bool(data.get("into")) == named:
            raise forms.ValidationError(_("Either choose the unit that goes on, or give the new unit a name."))
        return data

    def touched(self) -> list[Place]:
        into = self.cleaned_data["into"]
        return [self.place, *self.cleaned_data["others"], *([into] if into else [])]

    def record(self, *, by: Actor, at: datetime) -> Change:
        return merge_places(
            **self.how(by, at),
            places=[self.place, *self.cleaned_data["others"]],
            into=self.cleaned_data["into"] or NewUnit(self.names()),
        )


class SplitForm(NamesFields, ChangeForm):
    """A new unit is made out of this one, which goes on with the rest."""

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, place=place, **kwargs)
        units = with_names(children_of(place, timezone.localdate())).order_by("soate")
        self.units = {str(unit.pk): unit for unit in units}
        self.fields["children"] = forms.MultipleChoiceField(
            label=_("What goes to the new unit"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(pk, name_of(unit)) for pk, unit in self.units.items()],
        )

    def record(self, *, by: Actor, at: datetime) -> Change:
        children = tuple(self.units[pk] for pk in self.cleaned_data["children"])
        part = NewUnit(self.names(), children=children)
        return split_place(**self.how(by, at), place=self.place, into=[part], keep=True)


class CreateForm(NamesFields, ChangeForm):
    """A new unit in this one."""

    kind = forms.ChoiceField(label=_("What it is"), choices=Kind.choices)
    soate = forms.RegexField(
        r"^417\d{11}$", label=_("SOATE code"), required=False, help_text=_("14 digits; empty while it has none.")
    )

    def record(self, *, by: Actor, at: datetime) -> Change:
        place = create_place(
            **self.how(by, at),
            kind=Kind(self.cleaned_data["kind"]),
            parent=self.place,
            names=self.names(),
            soate=self.cleaned_data["soate"],
        )
        return place.changes.get()


class AbolishForm(ChangeForm):
    """Only the day and the act."""

    def record(self, *, by: Actor, at: datetime) -> Change:
        return abolish_place(**self.how(by, at), place=self.place)


FORMS: dict[str, Any] = {
    ChangeKind.RENAME: RenameForm,
    ChangeKind.MOVE: MoveForm,
    ChangeKind.MERGE: MergeForm,
    ChangeKind.SPLIT: SplitForm,
    ChangeKind.CREATE: CreateForm,
    ChangeKind.ABOLISH: AbolishForm,
}
