"""All animals of a household on one sheet: kinds down, sex and age across."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.registers.enums import Animal, AnimalGroup
from birge.registers.forms.common import BookForm, DayField
from birge.registers.models import Livestock

MOST = 1_000_000
CELLS = [(animal, group) for animal in Animal for group in AnimalGroup]


class HerdForm(BookForm):
    """A number in a cell is how many there are from that day on; empty: none."""

    since = DayField(label=_("Counted on"))

    def __init__(self, *args: Any, today: date, standing: Iterable[Livestock], **kwargs: Any) -> None:
        rows = list(standing)
        super().__init__(*args, standing=rows, **kwargs)
        self.fields["since"].initial = today
        self.counted = {(row.animal, row.group): row.count for row in rows if row.starts_on <= today < row.ends_on}
        for animal, group in CELLS:
            self.fields[f"{animal}_{group}"] = forms.IntegerField(
                label=f"{animal.label}, {group.label}",
                required=False,
                min_value=0,
                max_value=MOST,
                initial=self.counted.get((animal, group)) or None,
            )

    def sheet(self) -> list[tuple[str, list[Any]]]:
        """(kind of animal, its cells) for the page."""
        return [(str(animal.label), [self[f"{animal}_{group}"] for group in AnimalGroup]) for animal in Animal]

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        for animal in Animal:
            apart = [group for group in AnimalGroup if group is not AnimalGroup.ALL]
            if typed.get(f"{animal}_{AnimalGroup.ALL}") and any(typed.get(f"{animal}_{group}") for group in apart):
                message = _("Either all together, or by sex and age: not both.")
                self.add_error(f"{animal}_{AnimalGroup.ALL}", message)
        return typed

    def counts(self) -> dict[tuple[str, str], int]:
        """How many there are of what was counted: every cell with a number, and those that had one before."""
        typed = {cell: self.cleaned_data[f"{cell[0]}_{cell[1]}"] for cell in CELLS}
        return {cell: count or 0 for cell, count in typed.items() if count or cell in self.counted}
