"""Triggers that make the database itself refuse to change what was decided, whoever asks.

Of a decision that was made only its state may move on (decided, published, superseded) and the note of its publication
be written once. Its rows and packages are never changed or deleted, and no row is added afterwards. Whoever owns the
database can take the triggers down; then the packages that others hold still prove what was decided.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

_DECISION, _ROW, _FILE = "decisions_decision", "decisions_decisionrow", "decisions_decisionfile"
_MAY_CHANGE = frozenset({"state", "published_at", "published_by"})
_REFUSAL = "a decision that was made is never changed"
_FUNCTION = "birge_refuse_change_of_decision"
_MADE = "('decided', 'published', 'superseded')"
_STEPS = (
    "OLD.state = NEW.state OR (OLD.state = 'decided' AND NEW.state IN ('published', 'superseded')) "
    "OR (OLD.state = 'published' AND NEW.state = 'superseded')"
)


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers, anew if they are there."""
    take_down(connection)
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, _DECISION)]
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
            )
        for _name, _table, sql in _triggers(connection.vendor, columns):
            cursor.execute(sql)


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers that are there."""
    on_table = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for name, table, _sql in _triggers(connection.vendor, []):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name} {f'ON {table}' if on_table else ''}")


def _triggers(vendor: str, columns: list[str]) -> Iterator[tuple[str, str, str]]:
    """(trigger, table, SQL)."""
    equal = "IS NOT DISTINCT FROM" if vendor == "postgresql" else "IS"
    kept = [column for column in columns if column not in _MAY_CHANGE]
    same = " AND ".join(f'OLD."{column}" {equal} NEW."{column}"' for column in kept) or "TRUE"
    published_once = " AND ".join(
        f"(OLD.{column} IS NULL OR OLD.{column} {equal} NEW.{column})" for column in ("published_at", "published_by")
    )
    made = f"OLD.state IN {_MADE}"
    yield _trigger(vendor, _DECISION, "UPDATE", f"{made} AND NOT ({same} AND ({_STEPS}) AND {published_once})")
    yield _trigger(vendor, _DECISION, "DELETE", made)
    for table in (_ROW, _FILE):
        yield _trigger(vendor, table, "UPDATE", "")
        yield _trigger(vendor, table, "DELETE", "")
    if vendor == "sqlite":
        late = f"EXISTS (SELECT 1 FROM {_DECISION} WHERE id = NEW.decision_id AND state IN {_MADE})"  # noqa: S608
        yield _trigger(vendor, _ROW, "INSERT", late)
    else:
        yield _late_row()


def _trigger(vendor: str, table: str, event: str, when: str) -> tuple[str, str, str]:
    name = f"{table}_no_{event.lower()}"
    if vendor == "postgresql":
        condition = f"WHEN ({when})" if when else ""
        action = f"FOR EACH ROW {condition} EXECUTE FUNCTION {_FUNCTION}()"
    else:
        condition = f"WHEN {when}" if when else ""
        action = f"{condition} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    return name, table, f"CREATE TRIGGER {name} BEFORE {event} ON {table} {action}"


def _late_row() -> tuple[str, str, str]:
    """PostgreSQL allows no sub-query in WHEN: the statement's new rows are looked at once, after they went in."""
    name, function = f"{_ROW}_no_insert", f"{_FUNCTION}_rows"
    sql = f"""
        CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF EXISTS (SELECT 1 FROM fresh JOIN {_DECISION} d ON d.id = fresh.decision_id WHERE d.state IN {_MADE})
            THEN RAISE EXCEPTION '{_REFUSAL}'; END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER {name} AFTER INSERT ON {_ROW} REFERENCING NEW TABLE AS fresh
        FOR EACH STATEMENT EXECUTE FUNCTION {function}()"""  # noqa: S608
    return name, _ROW, sql
