"""Triggers that make the database itself refuse to change rules that were published, and what is append-only.

Whoever owns the database can take them down; the sealed journal then still tells what the rules were.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

_RULES = "contests_ruleset"
_APPENDED = ("contests_commitment", "contests_callchange")
_REFUSAL = "what was published or bound is never changed"
_FUNCTION = "birge_refuse_change_in_contests"


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers, anew if they are there."""
    take_down(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
            )
        for _name, _table, sql in _triggers(connection.vendor):
            cursor.execute(sql)


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers that are there."""
    on_table = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for name, table, _sql in _triggers(connection.vendor):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name} {f'ON {table}' if on_table else ''}")


def _triggers(vendor: str) -> Iterator[tuple[str, str, str]]:
    """(trigger, table, SQL)."""
    for table in (_RULES, *_APPENDED):
        condition = "OLD.published_at IS NOT NULL" if table == _RULES else ""
        for event in ("UPDATE", "DELETE"):
            name = f"{table}_no_{event.lower()}"
            if vendor == "postgresql":
                when = f"WHEN ({condition})" if condition else ""
                action = f"FOR EACH ROW {when} EXECUTE FUNCTION {_FUNCTION}()"
            else:
                when = f"WHEN {condition}" if condition else ""
                action = f"{when} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            yield name, table, f"CREATE TRIGGER {name} BEFORE {event} ON {table} {action}"
