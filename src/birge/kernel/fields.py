"""Columns that behave alike on SQLite and PostgreSQL."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class KeyField(models.CharField):
    """Text that is compared letter by letter as code points, whatever the database's language: for keys of our own.

    A prefix is then a range that an index answers on both databases: `prefix_range`.
    """

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        parameters: dict[str, Any] = super().db_parameters(connection)
        parameters["collation"] = "C" if connection.vendor == "postgresql" else None
        return parameters


def prefix_range(prefix: str) -> tuple[str, str]:
    """(low, high): the keys of a-z and digits that begin with `prefix` are low ≤ key < high."""
    return prefix, f"{prefix}~"
