"""The form of a person's own address, which may lie in any place of the country."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from birge.places.queries import name_of
from birge.registers.forms.lines import LineForm
from birge.registers.forms.typed_place import TypedPlaceForm
from birge.registers.models import Fact, Residence

ORDER = ("kind", "is_none", "to", "place", "text")


class ResidenceForm(TypedPlaceForm, LineForm):
    """Which address, in which village or city, or none at all. The very name that stood there keeps its place."""

    not_found = _("There is no such place in Kyrgyzstan. An address abroad is written below.")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        line: Residence = self.instance
        self.stood = (name_of(line.place), line.place_id) if line.place is not None else ("", None)
        to = self.fields["to"]
        to.label, to.required, to.initial = _("Village or city"), False, self.stood[0]
        to.help_text = _("Its name or SOATE code. Empty: abroad, or not known.")
        self.order_fields([*ORDER, *(name for name in self.fields if name not in {*ORDER, "why", "accept"})])
        self.look_up(today)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean()
        if typed.get("to") and typed.get("to") == self.stood[0] and typed.get("place") is None:
            typed["place"] = self.stood[1]
        self.choose(typed)
        if not (typed.get("is_none") or typed.get("text") or typed.get("to")):
            self.add_error("to", _("Write the address, or tick “no fixed address”."))
        return typed

    def fact(self) -> Fact:
        """What was typed, as a line that is not yet in the book."""
        line: Residence = self.instance
        line.place_id = None if self.cleaned_data["is_none"] else self.cleaned_data["place"]
        return super().fact()
