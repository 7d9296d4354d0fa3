"""What makes the journal append-only in the database itself: triggers that refuse changes, whoever asks.

A journal row may be changed once: when a block seals it. Blocks and the index of subjects are never changed. Whoever
owns the database can take the triggers down; then `birge journal verify` still finds what was done.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

ENTRY_COLUMNS = ("id", "at", "by", "account", "verb", "subjects", "is_read", "before", "after")
_ENTRY, _BLOCK, _SUBJECT = "kernel_journalentry", "kernel_journalblock", "kernel_journalsubject"
_REFUSAL = "the journal is append-only"
_FUNCTION = "birge_refuse_change"


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers that are not there."""
    _run(connection, take=_creations(connection.vendor), only=missing(connection))


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers that are there."""
    on_table = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for name, table, _sql in _creations(connection.vendor):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name} {f'ON {table}' if on_table else ''}")
        if on_table:
            cursor.execute(f"DROP FUNCTION IF EXISTS {_FUNCTION}()")


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers that should stand and do not, or stand switched off."""
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        standing = {row[0] for row in cursor.fetchall()}
    return {name for name, _table, _sql in _creations(connection.vendor)} - standing


def _run(connection: BaseDatabaseWrapper, *, take: list[tuple[str, str, str]], only: set[str]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
            )
        for name, table, sql in take:
            if name in only:
                if connection.vendor == "postgresql":
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
                cursor.execute(sql)


def _creations(vendor: str) -> list[tuple[str, str, str]]:
    """(trigger, table, SQL) for a database."""
    return list(_postgresql() if vendor == "postgresql" else _sqlite())


def _seals_only(equal: str) -> str:
    """The one permitted change of an entry: the block is set, all else stays."""
    same = " AND ".join(f'OLD."{column}" {equal} NEW."{column}"' for column in ENTRY_COLUMNS)
    return f"(OLD.block_id IS NULL AND NEW.block_id IS NOT NULL AND {same})"


def _sqlite() -> Iterator[tuple[str, str, str]]:
    for table in (_ENTRY, _BLOCK, _SUBJECT):
        for event in ("UPDATE", "DELETE"):
            name = f"{table}_no_{event.lower()}"
            when = f"WHEN NOT {_seals_only('IS')}" if (table, event) == (_ENTRY, "UPDATE") else ""
            action = f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            yield name, table, f"CREATE TRIGGER {name} BEFORE {event} ON {table} {when} {action}"


def _postgresql() -> Iterator[tuple[str, str, str]]:
    for table in (_ENTRY, _BLOCK, _SUBJECT):
        for event in ("UPDATE", "DELETE", "TRUNCATE"):
            name = f"{table}_no_{event.lower()}"
            when = f"WHEN (NOT {_seals_only('IS NOT DISTINCT FROM')})" if (table, event) == (_ENTRY, "UPDATE") else ""
            each = "STATEMENT" if event == "TRUNCATE" else "ROW"
            action = f"FOR EACH {each} {when} EXECUTE FUNCTION {_FUNCTION}()"
            yield name, table, f"CREATE TRIGGER {name} BEFORE {event} ON {table} {action}"
