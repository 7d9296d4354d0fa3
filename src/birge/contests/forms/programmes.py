"""Programmes and their lines of money."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from birge.contests.enums.programmes import SourceKind
from birge.contests.forms.fields import LastDayField, TextsForm
from birge.kernel.money import Money, MoneyError, parse
from birge.people.models import Organisation
from birge.places.forms.fields import PlaceField
from birge.registers.forms.common import ChosenField, DayField

CURRENCIES = [("KGS", _("som")), ("USD", _("US dollars")), ("EUR", _("euro"))]


class ProgrammeForm(TextsForm):
    """What a customer decided to finance."""

    TEXTS = (("names", _("Name"), 1, True), ("about", pgettext_lazy("programme", "What it is for"), 3, False))
    basis = forms.CharField(
        label=_("Decision on which it stands"),
        max_length=500,
        required=False,
        help_text=_("Whose decision it is, its number and date."),
    )
    source = forms.CharField(
        label=_("Where this was read"),
        max_length=300,
        required=False,
        help_text=_("Empty: it is to be confirmed."),
    )
    place = PlaceField(
        label=_("Where its projects are carried out"),
        max_length=200,
        required=False,
        help_text=_("Name or code of the unit. Empty: where the customer works."),
    )
    starts_on = DayField(label=_("First day"))
    ends_on = LastDayField(label=_("Last day"), required=False)

    def facts(self) -> dict[str, Any]:
        """As the action takes them."""
        own = {name: self.cleaned_data[name] for name in ("basis", "source", "place", "starts_on", "ends_on")}
        return {"names": self.texts("names"), "about": self.texts("about"), **own}


class NewProgrammeForm(ProgrammeForm):
    """A programme of one of the customers for whom this person works."""

    customer = ChosenField(label=_("Customer"))

    def __init__(self, *args: Any, customers: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.customers = {row.pk: row for row in customers}
        field: Any = self.fields["customer"]
        field.offer([(row.pk, str(row)) for row in self.customers.values()])
        self.order_fields(["customer"])


class MoneyForm(forms.Form):
    """A sum in a currency."""

    amount = forms.CharField(label=_("Amount"), max_length=30)
    currency = forms.ChoiceField(label=_("Currency"), choices=CURRENCIES)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if {"amount", "currency"} <= data.keys():
            try:
                data["amount"] = parse(data["amount"], data["currency"])
            except MoneyError as error:
                self.add_error("amount", str(error))
        return data


class LineForm(MoneyForm, TextsForm):
    """A line of money."""

    TEXTS = (("names", _("Name"), 1, True),)
    kind = forms.ChoiceField(label=_("Source of the money"), choices=SourceKind)
    code = forms.CharField(label=_("Code in the budget"), max_length=60, required=False)
    basis = forms.CharField(
        label=_("Decision that allots it"),
        max_length=500,
        required=False,
        help_text=_("Empty: it is to be confirmed."),
    )
    field_order = ["kind", "names_ky", "names_ru", "amount", "currency", "code", "basis"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(self.field_order)

    def facts(self) -> dict[str, Any]:
        """As the action takes them."""
        own = {name: self.cleaned_data[name] for name in ("kind", "code", "basis")}
        return {"names": self.texts("names"), **own}


class LineAmountForm(MoneyForm):
    """Another amount of a line."""

    basis = forms.CharField(label=_("Decision that changes it"), max_length=500)
    currency = None  # type: ignore[assignment]

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency_of_line = currency

    def clean_amount(self) -> Money:
        try:
            return parse(self.cleaned_data["amount"], self.currency_of_line)
        except MoneyError as error:
            raise forms.ValidationError(str(error)) from error
