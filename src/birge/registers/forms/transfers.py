"""Forms of a family's move to another aimak."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.registers.forms.common import ChosenField, DayField
from birge.registers.forms.typed_place import TypedPlaceForm
from birge.registers.models import HouseholdState


class TransferForm(TypedPlaceForm):
    """Where to, and from which day."""

    moves_on = DayField(label=_("Lives there from"))
    why = forms.CharField(label=_("Reason"), max_length=500, required=False)
    not_found = _("No such place outside your own book. Within it, change the household's address.")

    def __init__(self, *args: Any, today: date, own: set[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].label = _("Aiyl aimak, village or city where the family goes")
        self.fields["moves_on"].initial = today
        self.look_up(today, without=own)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        self.choose(typed)
        return typed


class ConfirmForm(forms.Form):
    """Where the family lives in the book that takes it in."""

    village = ChosenField(label=_("Village"))
    number = forms.CharField(label=HouseholdState._meta.get_field("number").verbose_name, max_length=20, required=False)
    street = forms.CharField(label=HouseholdState._meta.get_field("street").verbose_name, max_length=120)
    house = forms.CharField(label=HouseholdState._meta.get_field("house").verbose_name, max_length=20, required=False)

    def __init__(self, *args: Any, villages: Iterable[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].offer(villages, guess=False)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """The columns of the household's line."""
        return {name: self.cleaned_data[name] for name in ("number", "street", "house")}
