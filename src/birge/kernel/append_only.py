"""Triggers that make the database itself refuse to change what is append-only, whoever asks.

A folder names its tables in `apps.py` (`stand_over`). While tables are being changed by migrations the guards are down,
because SQLite makes a changed table anew without its triggers; afterwards they stand again. Whoever owns the database
can take them down; the sealed journal then still tells what was done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate, pre_migrate


@dataclass(frozen=True)
class Guard:
    """What stays as it was written in a table: all columns but those named; a row that is guarded is never deleted.

    `rows`: SQL over {row}, which rows are guarded (""; all). `may_change`: columns that may change. `once`: that may be
    written while they are empty. `steps`: to which states a row may go on from each (others: none). `keeps`: SQL over
    OLD and NEW that a change must fulfil. `no_new`: rows that are guarded are not added either.
    """

    table: str
    rows: str = ""
    may_change: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
    steps: Mapping[str, Sequence[str]] = field(default_factory=dict)
    keeps: str = ""
    no_new: bool = False


@dataclass(frozen=True)
class Guards:
    """The guards of a folder, and what they say when they refuse."""

    refusal: str
    guards: Sequence[Guard]

    def put_up(self, connection: BaseDatabaseWrapper) -> None:
        """Create the triggers, anew if they are there."""
        self.take_down(connection)
        with connection.cursor() as cursor:
            for _name, _table, statements in self._triggers(connection):
                for sql in statements:
                    cursor.execute(sql)

    def take_down(self, connection: BaseDatabaseWrapper) -> None:
        """Drop the triggers that are there."""
        on_table = connection.vendor == "postgresql"
        with connection.cursor() as cursor:
            for name, guard in self._names():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} {f'ON {guard.table}' if on_table else ''}")

    def missing(self, connection: BaseDatabaseWrapper) -> set[str]:
        """The names of the triggers that should stand and do not, or stand switched off."""
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "postgresql":
            query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
        with connection.cursor() as cursor:
            cursor.execute(query)
            standing = {row[0] for row in cursor.fetchall()}
        return {name for name, _guard in self._names()} - standing

    def stand_over(self, config: AppConfig) -> None:
        """Stand after every migration of this folder's tables, and be down while there is something to migrate."""

        def before(*, using: str, plan: Sequence[Any], **_more: Any) -> None:
            if plan:
                self.take_down(connections[using])

        def after(*, using: str, **_more: Any) -> None:
            if self.missing(connections[using]):
                self.put_up(connections[using])

        pre_migrate.connect(before, sender=config, weak=False)
        post_migrate.connect(after, sender=config, weak=False)

    def _names(self) -> Iterator[tuple[str, Guard]]:
        for guard in self.guards:
            for event in ("UPDATE", "DELETE", "INSERT") if guard.no_new else ("UPDATE", "DELETE"):
                yield f"{guard.table}_no_{event.lower()}", guard

    def _triggers(self, connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str, list[str]]]:
        """(trigger, table, SQL statements) of the tables that are there."""
        vendor = connection.vendor
        with connection.cursor() as cursor:
            there = set(connection.introspection.table_names(cursor))
            columns = {
                guard.table: [row.name for row in connection.introspection.get_table_description(cursor, guard.table)]
                for guard in self.guards
                if guard.table in there
            }
        for name, guard in self._names():
            if guard.table in there:
                event = name.rpartition("_")[2].upper()
                refused = _refused(guard, event, columns[guard.table], vendor)
                yield name, guard.table, _trigger(name, guard.table, event, refused, self.refusal, vendor)


def _refused(guard: Guard, event: str, columns: Sequence[str], vendor: str) -> str:
    """The SQL condition on which this event is refused."""
    guarded = guard.rows.format(row="NEW" if event == "INSERT" else "OLD") or "1 = 1"
    if event != "UPDATE":
        return guarded
    equal = "IS NOT DISTINCT FROM" if vendor == "postgresql" else "IS"
    kept = [_stays(column, equal, is_once=column in guard.once) for column in columns if column not in guard.may_change]
    if guard.steps:
        kept = [line for line in kept if not line.startswith('OLD."state"')] + [_steps(guard.steps)]
    if guard.keeps:
        kept.append(f"({guard.keeps})")
    allowed = " AND ".join(kept)
    into = f" OR ({guard.rows.format(row='NEW')})" if guard.no_new else ""
    return f"(({guarded}) AND NOT COALESCE({allowed}, FALSE)){into}"


def _stays(column: str, equal: str, *, is_once: bool) -> str:
    same = f'OLD."{column}" {equal} NEW."{column}"'
    return f'(OLD."{column}" IS NULL OR CAST(OLD."{column}" AS TEXT) = \'\' OR {same})' if is_once else same


def _steps(steps: Mapping[str, Sequence[str]]) -> str:
    ways = [
        f"OLD.state = '{old}' AND NEW.state IN ({', '.join(repr(str(new)) for new in news)})"
        for old, news in steps.items()
    ]
    return "(" + " OR ".join(["OLD.state = NEW.state", *(f"({way})" for way in ways)]) + ")"


def _trigger(name: str, table: str, event: str, refused: str, refusal: str, vendor: str) -> list[str]:
    """On PostgreSQL the condition stands in a function: WHEN allows no sub-query there."""
    if vendor != "postgresql":
        action = f"WHEN {refused} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
        return [f"CREATE TRIGGER {name} BEFORE {event} ON {table} {action}"]
    row = "OLD" if event == "DELETE" else "NEW"
    body = f"BEGIN IF {refused} THEN RAISE EXCEPTION '{refusal}'; END IF; RETURN {row}; END"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
