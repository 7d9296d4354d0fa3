"""How a dated row comes into the register: the row that holds ends, the next one begins; nothing is overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from birge.places.models import OPEN_END
from birge.water.models import Dated


def write(model: type[Dated], line: Mapping[str, Any], values: Mapping[str, Any], since: date) -> tuple[Any, Any]:
    """Let these values hold from `since` on; the row that they replace (None: none) and the new one.

    The new row holds until the old one would have ended. On the very day on which the old one began it corrects it.
    """
    rows = model.objects.select_for_update().filter(**line)
    if rows.filter(starts_on__gt=since, ends_on__gt=since).exists():
        raise ValidationError({"since": _("A later change is recorded already: choose its day or a later one.")})
    old = rows.filter(starts_on__lte=since, ends_on__gt=since).first()
    new = model(**line, **values, starts_on=since, ends_on=old.ends_on if old else OPEN_END)
    if old is not None:
        if old.values() == new.values():
            return old, old
        old.ends_on = since
        old.save(update_fields=["ends_on"])
    new.clean_fields(exclude=_links(model))
    new.save(force_insert=True)
    return old, new


def close(model: type[Dated], line: Mapping[str, Any], on: date) -> Any:
    """Let the row that holds end on that day: the row, or None if nothing held."""
    rows = model.objects.select_for_update().filter(**line, ends_on__gt=on)
    if rows.filter(starts_on__gt=on).exists():
        raise ValidationError({"since": _("A later change is recorded already: choose its day or a later one.")})
    row = rows.first()
    if row is not None:
        row.ends_on = on
        row.save(update_fields=["ends_on"])
    return row


def _links(model: type[Dated]) -> set[str]:
    """Foreign keys: the database itself guarantees them."""
    return {field.name for field in model._meta.concrete_fields if field.is_relation}


def plain(row: Dated | None) -> dict[str, Any] | None:
    """What a row says, as the journal keeps it."""
    if row is None:
        return None
    said = {name: _plain(value) for name, value in row.values().items() if name != "outline"}
    return {"since": row.starts_on.isoformat(), **said}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Model):
        return str(value.pk)
    return str(value) if isinstance(value, UUID | Decimal) else value
