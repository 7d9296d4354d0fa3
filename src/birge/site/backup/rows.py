"""A database as lines of JSON, one file a table, and back: the same lines whatever the database.

What is not kept: sign-in sessions (people sign in again) and the heartbeats of workers.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Value
from django.utils.duration import duration_string

NOT_KEPT = {"sessions.session", "kernel.workerbeat"}
_BATCH = 1000


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read in here is of one moment, and nobody has to wait for it."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def applied_migrations() -> list[tuple[str, str]]:
    """The migrations of this database that the program knows, sorted."""
    loader = MigrationExecutor(connection).loader
    return sorted(key for key in loader.applied_migrations if key in loader.graph.nodes)


def tables(migrations: Sequence[tuple[str, str]]) -> dict[str, type[models.Model]]:
    """The models as they were at these migrations, by the name of their file ("people.account")."""
    loader = MigrationExecutor(connection).loader
    apps = loader.project_state(list(migrations)).apps
    found = {}
    for model in apps.get_models(include_auto_created=True):
        name = model._meta.label_lower
        if model._meta.managed and not model._meta.proxy and name not in NOT_KEPT:
            found[name] = model
    return dict(sorted(found.items()))


def lines_of(model: type[models.Model]) -> Iterator[bytes]:
    """The table as lines: first the names of the columns, then the rows by key."""
    fields = _fields(model)
    yield _line([field.attname for field in fields])
    for row in model._base_manager.order_by("pk").iterator(chunk_size=_BATCH):
        yield _line([_encoded(field.value_from_object(row)) for field in fields])


def load(model: type[models.Model], lines: Iterable[bytes]) -> int:
    """Put the rows of these lines into the table; how many. Call within a transaction."""
    by_name = {field.attname: field for field in _fields(model)}
    for field in by_name.values():
        if isinstance(field, models.DateField):  # and DateTimeField: keep what the backup says
            field.auto_now = field.auto_now_add = False
    given = iter(lines)
    fields = [by_name[name] for name in json.loads(next(given))]
    count, batch = 0, []
    for line in given:
        values = zip(fields, json.loads(line), strict=True)
        batch.append(model(**{field.attname: _decoded(field, value) for field, value in values}))
        if len(batch) == _BATCH:
            model._base_manager.bulk_create(batch)
            count, batch = count + len(batch), []
    model._base_manager.bulk_create(batch)
    return count + len(batch)


def empty(every_model: Iterable[type[models.Model]]) -> None:
    """Delete what migrations put into new tables."""
    with connection.cursor() as cursor:
        for model in every_model:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608


def restart_numbering(every_model: Sequence[type[models.Model]]) -> None:
    """Let PostgreSQL's sequences continue after the highest key that was loaded."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(every_model)):
            cursor.execute(sql)


def _fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def _line(values: list[Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _encoded(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal | Fraction):
        return str(value)
    if isinstance(value, timedelta):
        return duration_string(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value


def _decoded(field: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(field, models.JSONField):
        return Value(None, models.JSONField()) if value is None and not field.null else value
    if value is None:
        return None
    return field.to_python(value)
