"""The areas of a call: a row a place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.contests.forms.terms import Piece
from birge.contests.models import Call


class AreasForm(forms.Form):
    """At least and at most so many projects of each place. As soon as one has a limit, applicants choose among all."""

    asks = forms.BooleanField(
        label=_("Applicants say for which of these places their project is"),
        required=False,
        help_text=_("They are asked in any case as soon as a place has a limit."),
    )

    def __init__(self, data: Any = None, *, places: Mapping[UUID, str], call: Call) -> None:
        super().__init__(data, initial={"asks": bool(call.areas)})
        self.places = places
        limits = {row["area"]: row for row in call.areas}
        for place in places:
            row = limits.get(str(place), {"min": 0, "max": None})
            least = forms.IntegerField(label=_("At least so many projects"), min_value=0, max_value=999, required=False)
            most = forms.IntegerField(label=_("At most so many projects"), min_value=1, max_value=999, required=False)
            least.initial, most.initial = row["min"] or None, row["max"]
            self.fields |= {f"least_{place.hex}": least, f"most_{place.hex}": most}

    def pieces(self) -> list[Piece]:
        """The question, then a piece a place."""
        rows = [Piece(name, [self[f"least_{one.hex}"], self[f"most_{one.hex}"]]) for one, name in self.places.items()]
        return [Piece("", [self["asks"]]), *rows]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for place in self.places:
            least, most = data.get(f"least_{place.hex}"), data.get(f"most_{place.hex}")
            if least is not None and most is not None and most < least:
                self.add_error(f"most_{place.hex}", _("The most is not less than the least."))
        return data

    def areas(self) -> dict[UUID, tuple[int, int | None]]:
        """As the action takes them."""
        data = self.cleaned_data
        rows = {one: (data[f"least_{one.hex}"] or 0, data[f"most_{one.hex}"]) for one in self.places}
        has_limits = any(least or most is not None for least, most in rows.values())
        return rows if has_limits or data["asks"] else {}
