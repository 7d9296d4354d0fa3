"""A line of the book as plain values, as the journal keeps it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from birge.registers.models import FACTS, Fact


def row_as_json(fact: Fact) -> dict[str, Any]:
    """A line as the journal keeps it."""
    times = {"id": fact.pk, "starts_on": fact.starts_on, "ends_on": fact.ends_on}
    return {name: _plain(value) for name, value in {**times, **fact.values()}.items()}


def lines_of_entry(entry: UUID) -> dict[str, list[dict[str, Any]]]:
    """Every line that an entry entered, by table, whether it stands or was struck out since."""
    found = {}
    for model in FACTS:
        if rows := [row_as_json(row) for row in model.objects.filter(entry=entry).iterator()]:
            found[str(model._meta.model_name)] = rows
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, (date, UUID)):
        return str(value)
    return str(value.normalize()) if isinstance(value, Decimal) else value
