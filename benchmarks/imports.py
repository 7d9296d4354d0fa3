"""`python -m benchmarks.imports [--rows 100000] [--xlsx]`: what checking costs, beside what the bare database does.

Rows of eight columns go from a file through reading, staging and all checks; in the same run the same rows go into a
table like the staging table by bare COPY (PostgreSQL) or one prepared INSERT (SQLite), from memory, ready made. CPU is
this process's; memory is the process's peak before and after. On PostgreSQL:
`python -m tests.postgres python -m benchmarks.imports`.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from django.db import connection, transaction
from django.utils import timezone

from benchmarks.home import HOME, empty_database
from birge.kernel.imports import actions, work
from birge.kernel.imports.models import ImportBatch, ImportRow
from tests.kernel.imports.app.imports import KARA_SUU
from tests.kernel.imports.helpers import CLERK

VILLAGES = ("Ак-Жар", "Кара-Суу", "Көк-Таш", "Үч-Коргон")


def line(number: int) -> list[object]:
    """An invented family."""
    day = f"{number % 28 + 1:02}.{number % 12 + 1:02}.{1950 + number % 60}"
    return [
        f"Асанова {number} Гүлнара Бекболотовна", f"2{number:013}", f"{number % 900},{number % 10}5", number % 9 + 1,
        day, "Stove" if number % 3 else "Gas", "ооба" if number % 5 else "жок", "",
    ]  # fmt: skip


HEAD = ["head", "pin", "amount", "people", "asked_on", "heating", "widow", "village"]


def write_csv(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(";".join(HEAD) + "\n")
        file.writelines(";".join(map(str, line(number))) + "\n" for number in range(rows))


def write_xlsx(path: Path, rows: int) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("families")
        sheet.write_row(0, 0, HEAD)
        for number in range(rows):
            sheet.write_row(number + 1, 0, line(number))


def timed(what: Callable[[], object]) -> tuple[float, float]:
    """(seconds, CPU seconds of this process)."""
    wall, cpu = time.perf_counter(), time.process_time()
    what()
    return time.perf_counter() - wall, time.process_time() - cpu


def bare(batch: ImportBatch) -> tuple[float, float]:
    """The same rows into a table like the staging table (same key, same index), ready made."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("CREATE TABLE bare (LIKE kernel_importrow INCLUDING ALL)")
        else:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'kernel_importrow'")
            cursor.execute(cursor.fetchone()[0].replace('"kernel_importrow"', '"bare"', 1))
            cursor.execute("CREATE INDEX bare_key ON bare (key) WHERE key IS NOT NULL")
    staged = list(ImportRow.objects.filter(batch=batch).values_list("sheet", "number", "key", "data"))
    encoded = [(s, n, k, json.dumps(d, ensure_ascii=False)) for s, n, k, d in staged]
    identity = batch.pk

    def copy() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy("COPY bare (batch_id, sheet, number, key, data) FROM STDIN") as copying:
                    copying.write("".join(f"{identity}\t{s}\t{n}\t{k}\t{d}\n" for s, n, k, d in encoded))
            else:
                insert = "INSERT INTO bare (batch_id, sheet, number, key, data) VALUES (%s, %s, %s, %s, %s)"
                cursor.executemany(insert, [(identity.hex, *row) for row in encoded])

    return timed(copy)


def uploaded(rows: int, *, xlsx: bool) -> ImportBatch:
    """A file of so many rows as somebody brought it."""
    path = HOME / "families"
    (write_xlsx if xlsx else write_csv)(path, rows)
    with path.open("rb") as file:
        batch, _new = actions.upload(
            kind="families", place=KARA_SUU, file_name="families", chunks=iter(lambda: file.read(1 << 20), b""),
            by=CLERK, at=timezone.now(),
        )  # fmt: skip
    return batch


def peak_megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--xlsx", action="store_true", help="from a workbook instead of CSV")
    options = parser.parse_args()
    with empty_database():
        batch = uploaded(options.rows, xlsx=options.xlsx)
        before = peak_megabytes()
        wall, cpu = timed(lambda: work.go_on(batch.pk, timezone.now))
        peak = peak_megabytes()
        batch.refresh_from_db()
        bare_wall, bare_cpu = bare(batch)
    source = "xlsx" if options.xlsx else "csv"
    speed, bare_speed = options.rows / wall, options.rows / bare_wall
    print(f"{connection.vendor}, {source}: {batch.rows_count} rows, {batch.state}, errors {batch.errors_count}")
    print(f"read, stage, check: {wall:.2f} s ({cpu:.2f} CPU) = {speed:,.0f} rows/s; memory {before} -> {peak} MB")
    print(f"bare: {bare_wall:.2f} s ({bare_cpu:.2f} CPU) = {bare_speed:,.0f} rows/s; ratio {wall / bare_wall:.1f}")


if __name__ == "__main__":
    main()
