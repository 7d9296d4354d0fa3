"""Forms of a family's move to another aimak."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.kernel.texts import text_in
from birge.places.enums import Kind
from birge.places.models import Place, Version
from birge.places.queries import find, names_by_place, paths_of
from birge.registers.forms.common import ChosenField, DayField
from birge.registers.models import HouseholdState

TOO_HIGH = (Kind.OBLAST, Kind.RAYON)
MOST = 12


class TransferForm(forms.Form):
    """Where to, and from which day. The place is looked for by its name; of several one is chosen."""

    to = forms.CharField(
        label=_("Aiyl aimak, village or city where the family goes"),
        max_length=100,
        help_text=_("Its name or SOATE code."),
    )
    place = ChosenField(label=_("Which of these"), required=False)
    moves_on = DayField(label=_("Lives there from"))
    why = forms.CharField(label=_("Reason"), max_length=500, required=False)

    def __init__(self, *args: Any, today: date, own: set[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own, self.found = own, []
        self.fields["moves_on"].initial = today
        typed = self.data.get("to", "").strip() if self.is_bound else ""
        if typed:
            self.found = self._found(typed, today)
            names, paths = names_by_place(self.found, today), paths_of(self.found, today)
            labels = [(pk, f"{text_in(names.get(pk))} ({paths[pk]})") for pk in self.found]
            self.fields["place"].offer(labels)  # type: ignore[attr-defined]
        if len(self.found) < 2:
            self.fields["place"].widget = forms.HiddenInput()

    def _found(self, typed: str, today: date) -> list[UUID]:
        living = Version.objects.filter(starts_on__lte=today, ends_on__gt=today).exclude(kind__in=TOO_HIGH)
        among = Place.objects.filter(pk__in=living.values("place"))
        return [pk for pk in find(typed, today, among=among, limit=MOST) if pk not in self.own]

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("place") is None and len(self.found) == 1:
            typed["place"] = self.found[0]
        if typed.get("to") and not self.found:
            self.add_error("to", _("No such place outside your own book. Within it, change the household's address."))
        elif typed.get("to") and typed.get("place") is None:
            self.add_error("place", _("Several places have this name: choose one."))
        return typed


class ConfirmForm(forms.Form):
    """Where the family lives in the book that takes it in."""

    village = ChosenField(label=_("Village"))
    number = forms.CharField(label=HouseholdState._meta.get_field("number").verbose_name, max_length=20, required=False)
    street = forms.CharField(label=HouseholdState._meta.get_field("street").verbose_name, max_length=120)
    house = forms.CharField(label=HouseholdState._meta.get_field("house").verbose_name, max_length=20, required=False)

    def __init__(self, *args: Any, villages: Iterable[tuple[Any, Any]], to_place: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(villages)
        unknown = [("", "—")] if len(offered) > 1 else []
        self.fields["village"].offer([*unknown, *offered])  # type: ignore[attr-defined]
        self.fields["village"].initial = to_place  # a village, if the other clerk named one

    def values(self) -> dict[str, Any]:
        """The columns of the household's line."""
        return {name: self.cleaned_data[name] for name in ("number", "street", "house")}
