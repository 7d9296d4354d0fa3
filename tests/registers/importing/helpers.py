"""Files of the household book, and bringing them in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from birge.kernel.actors import Actor
from birge.kernel.imports import actions, work
from birge.kernel.imports.models import ImportBatch, ImportIssue
from birge.places.models import Place
from birge.registers.models import FACTS, SearchKey

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
CLERK = Actor(account=None, name="Адис Иштерова", role="clerk")

Row = Mapping[str, Any]


def family(number: str, *, village: str = "Сыноо", surname: str = "Асанов") -> list[dict[str, Any]]:
    """A household of three as rows of the sheet of persons, without a fault."""
    home = {"village": village, "number": number, "street": "Достук", "house": number}
    return [
        {**home, "surname": surname, "given_name": "Бакыт", "patronymic": "Үсөнович", "sex": "м",
         "born_on": "12.05.1980", "relation": "башчысы"},
        {**home, "surname": f"{surname}а", "given_name": "Айгүл", "sex": "ж", "born_on": "01.02.1984",
         "relation": "жубайы"},
        {**home, "surname": surname, "given_name": "Өмүрбек", "sex": "м", "born_on": "30.11.2010", "relation": "уулу"},
    ]  # fmt: skip


def csv_of(rows: Sequence[Row]) -> bytes:
    """The sheet of persons alone, as CSV."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [";".join(names), *(";".join(str(row.get(name, "")) for name in names) for row in rows)]
    return "\n".join([*lines, ""]).encode()


def uploaded(place: Place, content: bytes, *, name: str = "book.csv", at: datetime = NOW) -> ImportBatch:
    batch, _new = actions.upload(
        kind="household-book", place=place.pk, file_name=name, chunks=[content], by=CLERK, at=at
    )
    return batch


def checked(place: Place, content: bytes, *, name: str = "book.csv", at: datetime = NOW) -> ImportBatch:
    return gone_on(uploaded(place, content, name=name, at=at), at)


def gone_on(batch: ImportBatch, at: datetime = NOW) -> ImportBatch:
    work.go_on(batch.pk, lambda: at)
    batch.refresh_from_db()
    return batch


def applied(place: Place, content: bytes, *, name: str = "book.csv", at: datetime = NOW) -> ImportBatch:
    batch = checked(place, content, name=name, at=at)
    assert batch.errors_count == 0, faults(batch)
    actions.confirm(batch=batch, by=CLERK, at=at)
    return gone_on(batch, at)


def undone(batch: ImportBatch, at: datetime = NOW) -> ImportBatch:
    actions.ask_undo(batch=batch, reason="Ката файл", by=CLERK, at=at)
    return gone_on(batch, at)


def faults(batch: ImportBatch) -> list[tuple[str, int | None, str, str, str]]:
    """(sheet, row, column, code, level) of every fault, in the order of the file."""
    issues = ImportIssue.objects.filter(batch=batch).order_by("sheet", "row", "column", "code")
    return [(issue.sheet, issue.row, issue.column, issue.code, issue.level) for issue in issues]


def standing() -> dict[str, int]:
    """How many lines of each table stand in the book."""
    counts = {str(model._meta.model_name): model.objects.standing().count() for model in FACTS}
    counts["searchkey"] = SearchKey.objects.count()
    return {table: count for table, count in counts.items() if count}
