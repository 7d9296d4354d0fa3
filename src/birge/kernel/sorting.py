"""Sorting as people read: Н Ң О Ө … У Ү, the same on both databases."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import OrderBy
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language

from birge.kernel.texts import FALLBACK, TextsField

COLLATIONS = {"sqlite": "kyrgyz", "postgresql": "ky-KG-x-icu"}


class Alphabetical(models.Func):
    """A text in the order of the Kyrgyz alphabet: `queryset.order_by(Alphabetical("name"))`."""

    template = '(%(expressions)s) COLLATE "%(collation)s"'
    output_field = models.TextField()

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper, **context: Any) -> Any:  # type: ignore[override]
        return super().as_sql(compiler, connection, collation=COLLATIONS[connection.vendor], **context)


def by_text(field: str) -> Alphabetical:
    """A `TextsField` of the model by the text that the reader sees: `queryset.order_by(by_text("names"))`."""
    chain = FALLBACK.get(get_language() or "ky", FALLBACK["ky"])
    shown = [NullIf(KT(f"{field}__{code}"), models.Value("")) for code in chain]
    return Alphabetical(Coalesce(*shown, models.Value(""), output_field=models.TextField()))


def order_of(model: type[models.Model], field: str, *, falling: bool = False) -> OrderBy:
    """How a list is sorted by a field ("name", "place__soate", "names"): texts by the alphabet, all else by value."""
    expression = Alphabetical(models.F(field)) if _is_text(model, field) else models.F(field)
    return OrderBy(by_text(field) if _is_texts(model, field) else expression, descending=falling)


def _is_texts(model: type[models.Model], field: str) -> bool:
    return any(isinstance(column, TextsField) and column.name == field for column in model._meta.get_fields())


def _is_text(model: type[models.Model], path: str) -> bool:
    field: Any = None
    for part in path.split("__"):
        try:
            field = model._meta.get_field(part)
        except FieldDoesNotExist:
            return False
        model = field.related_model or model
    return type(field) in (models.CharField, models.TextField) and not field.choices
