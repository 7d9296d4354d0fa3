"""One form for everything that the register holds: its columns, and the day from which they hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import DecimalField, FloatField
from django.utils.translation import gettext_lazy as _

from birge.kernel.texts import text_in
from birge.people.models import Organisation
from birge.places.models import Place
from birge.places.queries import alive, names_by_place, within
from birge.registers.models import HouseholdState
from birge.water.enums import BoundKind
from birge.water.forms.fields import DayField, ThingChoice, UserField
from birge.water.kinds import Kind
from birge.water.models import Dated, Registered
from birge.water.queries.register import most_plausible

NAMED = {"canal", "zone"}
CHOICES = {"parent": "canal", "canal": "canal", "outlet": "outlet", "zone": "zone"}
"""Columns that point at another thing of the register, and at what kind."""


class PlaceChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A village by its name."""

    def __init__(self, association: Organisation, on: date, **kwargs: Any) -> None:
        inside = within([association.place_id] if association.place_id else [], on)
        places = alive(on).filter(pk__in=inside)
        self.names = {
            pk: text_in(texts) for pk, texts in names_by_place(places.values_list("pk", flat=True), on).items()
        }
        super().__init__(Place.objects.filter(pk__in=self.names), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return self.names.get(obj.pk, "")


class ThingForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a thing is from a day on. `instance` fills in what is so now; `thing` None: a new one."""

    def __init__(
        self, *args: Any, kind: Kind, association: Organisation, thing: Registered | None, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.association, self.thing, self.today = kind, association, thing, today
        first: dict[str, forms.Field] = {}
        if thing is None:
            column: Any = kind.identity._meta.get_field(kind.label)
            label = _("Code") if kind.label == "code" else _("Number in the register")
            first["label"] = forms.CharField(label=label, max_length=column.max_length)
        if kind.name in NAMED:
            names = self.instance.names or {}
            first["name_ky"] = forms.CharField(
                label=_("Name in Kyrgyz"), max_length=120, required=False, initial=names.get("ky")
            )
            first["name_ru"] = forms.CharField(
                label=_("Name in Russian"), max_length=120, required=False, initial=names.get("ru")
            )
        self.fields = {**first, **self.fields}
        self._offer()
        self.fields["since"] = DayField(label=_("It is so from"), initial=today, help_text=self._about_the_day())

    def _about_the_day(self) -> Any:
        if self.thing is None:
            return _("Since when it has been so.")
        return _("What stood before stays known for the days before. To correct a mistake, enter the day on which the "
                 "mistaken entry begins: {since}.").format(since=self.instance.starts_on.isoformat())  # fmt: skip

    def _offer(self) -> None:
        for name, kind in CHOICES.items():
            if name in self.fields:
                old = self.fields[name]
                more = {"label": old.label, "required": old.required, "initial": old.initial}
                self.fields[name] = ThingChoice(kind, self.association, self.today, **more)
        for name in ("representative", "place", "household"):
            if name in self.fields:
                getattr(self, f"_offer_{name}")(self.fields[name].label)
        if "organisation" in self.fields:
            near = Organisation.objects.filter(place=self.association.place_id).exclude(pk=self.association.pk)
            self.fields["organisation"].queryset = near  # type: ignore[attr-defined]

    def _offer_representative(self, label: Any) -> None:
        self.fields["representative"] = UserField(self.association, label=label, required=False)

    def _offer_place(self, label: Any) -> None:
        self.fields["place"] = PlaceChoice(self.association, self.today, label=label, required=False)

    def _offer_household(self, label: Any) -> None:
        """The household book is not opened here: whoever knows the account number links to it."""
        del self.fields["household"]
        self.fields["village"] = PlaceChoice(
            self.association, self.today, label=_("Village of the household"), required=False
        )
        self.fields["account"] = forms.CharField(
            label=_("Account number in the household book"), max_length=20, required=False,
            help_text=_("With the village it links the user to her household. Leave empty to keep the link."),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if self.kind.name in NAMED and not (typed.get("name_ky") or typed.get("name_ru")):
            self.add_error("name_ky", _("Write the name in at least one language."))
        if typed.get("account"):
            self._link(typed)
        area = typed.get("area_ha")
        if area is not None and typed.get("since"):
            self._doubt(area, typed["since"])
        return typed

    def _link(self, typed: dict[str, Any]) -> None:
        rows = HouseholdState.objects.on(self.today).filter(place=typed.get("village"), number=typed["account"])
        found = rows.first() if typed.get("village") else None
        if found is None:
            self.add_error("account", _("There is no such account in the household book of this village."))
        else:
            typed["household"] = found.household

    def _doubt(self, area: Decimal, since: date) -> None:
        """An area beyond what is plausible is asked about once; it may still be so."""
        most = most_plausible(BoundKind.PARCEL_HA, since)
        if most is None or area <= most:
            return
        self.fields["accept"] = forms.BooleanField(label=_("I have checked the area; it is so"), required=False)
        if self.data.get(self.add_prefix("accept")) != "on":
            text = _("More than {most} ha. Is it in square metres? Then it is {hectares} ha.")
            metres = f"{(area / 10_000).quantize(Decimal('0.0001')).normalize():f}"
            self.add_error("area_ha", text.format(most=f"{most.normalize():f}", hectares=metres))

    def values(self) -> dict[str, Any]:
        """What was typed, by column."""
        typed = self.cleaned_data
        values = {name: typed[name] for name in self.kind.fields if name in typed}
        if self.kind.name in NAMED:
            names = {"ky": typed["name_ky"], "ru": typed["name_ru"]}
            values["names"] = {**(self.instance.names or {}), **names}
        if values.get("organisation"):
            values.setdefault("household", None)
        return values


def thing_form(kind: Kind, row: Dated | None, **kwargs: Any) -> ThingForm:
    """The form of a kind; `row`: what is so now, None for a new thing."""
    made: Any = forms.modelform_factory(
        kind.state, form=ThingForm, fields=list(kind.fields), localized_fields=_fractions(kind)
    )
    form: ThingForm = made(kind=kind, instance=row if row is not None else kind.state(), **kwargs)
    return form


def _fractions(kind: Kind) -> list[str]:
    """Columns of numbers with a fraction, which people type with a comma."""
    columns = (kind.state._meta.get_field(name) for name in kind.fields)
    return [column.name for column in columns if isinstance(column, DecimalField | FloatField)]
