"""A place that is typed by its name or code into one field; of several with that name one is chosen in another."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from birge.kernel.texts import text_in
from birge.places.enums import Kind
from birge.places.models import Place, Version
from birge.places.queries import find, names_by_place, paths_of
from birge.registers.forms.common import ChosenField

TOO_HIGH = (Kind.OBLAST, Kind.RAYON)
"""Nobody's address is a whole district."""
MOST = 12


class TypedPlaceForm(forms.Form):
    """`to` is typed, `place` is chosen when several places have that name."""

    to = forms.CharField(max_length=100, help_text=_("Its name or SOATE code."))
    place = ChosenField(label=_("Which of these"), required=False)
    not_found: str | Promise = _("There is no such place.")

    def look_up(self, on: date, without: Collection[UUID] = frozenset()) -> None:
        """Offer what was typed; call it once at the end of `__init__`."""
        typed = self.data.get(self.add_prefix("to"), "").strip() if self.is_bound else ""
        self.found = [pk for pk in _found(typed, on) if pk not in without] if typed else []
        names, paths = names_by_place(self.found, on), paths_of(self.found, on)
        labels = [(pk, f"{text_in(names.get(pk))} ({paths[pk]})") for pk in self.found]
        self.fields["place"].offer(labels)  # type: ignore[attr-defined]
        if len(self.found) < 2:
            self.fields["place"].widget = forms.HiddenInput()

    def choose(self, typed: dict[str, Any]) -> None:
        """Settle `place`, or say beside the fields why it cannot be settled."""
        if typed.get("place") is None and len(self.found) == 1:
            typed["place"] = self.found[0]
        if typed.get("to") and not self.found:
            self.add_error("to", str(self.not_found))
        elif typed.get("to") and typed.get("place") is None:
            self.add_error("place", _("Several places fit: choose one."))


def _found(typed: str, on: date) -> list[UUID]:
    living = Version.objects.filter(starts_on__lte=on, ends_on__gt=on).exclude(kind__in=TOO_HIGH)
    return find(typed, on, among=Place.objects.filter(pk__in=living.values("place")), limit=MOST)
