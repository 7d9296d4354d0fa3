"""The form of an organisation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from birge.people.actions import OrganisationFacts
from birge.people.enums import OrganisationKind
from birge.people.forms.where import DateInput, place_choices
from birge.people.models import Account, Organisation
from birge.people.rules import can_add_organisation
from birge.places.models import Place
from birge.places.queries import name_of

NAME_LANGUAGES = ("ky", "ru", "en", "uz", "tg")


class OrganisationForm(forms.Form):
    """What an organisation is, from a day on."""

    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices, initial=OrganisationKind.NON_PROFIT)
    name_ky = forms.CharField(label=_("Name in Kyrgyz"), max_length=200, required=False)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=200, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    name_uz = forms.CharField(label=_("Name in Uzbek"), max_length=200, required=False)
    name_tg = forms.CharField(label=_("Name in Tajik"), max_length=200, required=False)
    where = forms.ChoiceField(label=_("Place"), required=False)
    since_on = forms.DateField(label=_("From"), widget=DateInput(), help_text=_("Since when all this is so."))
    ends_on = forms.DateField(
        label=_("Until"), required=False, widget=DateInput(), help_text=_("Only if it no longer exists.")
    )
    registration_number = forms.CharField(label=_("Registration number"), max_length=40, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)

    def __init__(
        self,
        *args: Any,
        user: Account,
        on: date,
        organisation: Organisation | None = None,
        place: Place | None = None,
        **kwargs: Any,
    ) -> None:
        if organisation is not None:
            kwargs["initial"] = _initial(organisation, on)
        super().__init__(*args, **kwargs)
        self.user, self.on, self.organisation = user, on, organisation
        self.fields["since_on"].initial = on
        where = self.fields["where"]
        assert isinstance(where, forms.ChoiceField)  # noqa: S101
        where.choices = self._places(place)

    def _places(self, place: Place | None) -> list[tuple[str, Any]]:
        choices: list[tuple[str, Any]] = list(place_choices(self.user, self.on, place))
        now = self.organisation.place if self.organisation else None
        if now is not None and all(value != f"place:{now.pk}" for value, _label in choices):
            choices.insert(0, (f"place:{now.pk}", name_of(now, self.on)))
        in_country = self.organisation is not None and now is None
        if in_country or (place is None and can_add_organisation(self.user, None, self.on)):
            choices.insert(0, ("", _("The whole country")))
        return choices

    def clean_where(self) -> Place | None:
        key = self.cleaned_data["where"].removeprefix("place:")
        place = Place.objects.get(pk=key) if key else None
        now = self.organisation.place if self.organisation else None
        if self.organisation is not None and place == now:
            return place
        answer = can_add_organisation(self.user, place, self.on)
        if not answer:
            raise ValidationError(str(answer.reason))
        return place

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not any(data.get(f"name_{language}") for language in NAME_LANGUAGES):
            raise ValidationError({"name_ky": _("Write the name in at least one language.")})
        return data

    def facts(self) -> OrganisationFacts:
        """What the actions take."""
        data = self.cleaned_data
        names = {language: data[f"name_{language}"] for language in NAME_LANGUAGES if data[f"name_{language}"]}
        return OrganisationFacts(
            kind=data["kind"],
            names=names,
            place=data["where"],
            registration_number=data["registration_number"],
            phone=data["phone"],
            email=data["email"],
            address=data["address"],
            ends_on=data["ends_on"],
        )


def _initial(organisation: Organisation, on: date) -> dict[str, Any]:
    same = ("kind", "registration_number", "phone", "email", "address", "ends_on")
    return {
        **{name: getattr(organisation, name) for name in same},
        **{f"name_{language}": organisation.names.get(language, "") for language in NAME_LANGUAGES},
        "where": f"place:{organisation.place_id}" if organisation.place_id else "",
        "since_on": on,
    }
