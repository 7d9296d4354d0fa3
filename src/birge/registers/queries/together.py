"""Lines of several tables in one query: a page of the book shows a dozen tables and may ask only a few times.

Each line travels as a JSON object, and comes back as an instance of its model, related things as ids only.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import CharField, DecimalField, Field, Value
from django.db.models.functions import JSONObject

from birge.registers.models import Fact, FactQuerySet

F = TypeVar("F", bound=Fact)


class Lines(dict[type[Fact], list[Any]]):
    """The lines by table; a table without lines holds an empty list."""

    def of(self, model: type[F]) -> list[F]:
        """The lines of one table."""
        return self.get(model, [])

    def first(self, model: type[F]) -> F | None:
        """The only line of a table that holds one of each thing."""
        return next(iter(self.of(model)), None)


def together(querysets: Iterable[FactQuerySet]) -> Lines:
    """All rows of these querysets (of different tables), oldest line first: one query. Their order is lost."""
    wanted = {str(rows.model._meta.model_name): rows for rows in querysets}
    parts = [_as_json(name, rows) for name, rows in wanted.items()]
    found = Lines({rows.model: [] for rows in wanted.values()})
    if not parts:
        return found
    for name, line in parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]:
        model = wanted[name].model
        found[model].append(_line(model, line))
    for lines in found.values():
        lines.sort(key=lambda line: (line.starts_on, line.pk))
    return found


def _as_json(name: str, rows: FactQuerySet) -> Any:
    columns = JSONObject(**{field.attname: field.attname for field in rows.model._meta.concrete_fields})
    table = Value(name, output_field=CharField())
    return rows.order_by().annotate(of_table=table, as_json=columns).values_list("of_table", "as_json")


def _line(model: type[F], columns: dict[str, Any]) -> F:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: _value(fields[name], value) for name, value in columns.items()})


def _value(field: Field[Any, Any], value: Any) -> Any:
    if value is None:
        return None
    if field.is_relation:
        field = field.target_field  # type: ignore[attr-defined]
    if isinstance(field, DecimalField):
        return Decimal(str(value)).quantize(Decimal(1).scaleb(-field.decimal_places))
    return field.to_python(value)
