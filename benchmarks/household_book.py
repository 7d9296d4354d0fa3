"""`python -m tests.postgres python -m benchmarks.household_book [--persons 1000000] [--nation]`: a country's book.

Invented persons go from a CSV file through staging and **all** checks into the book; then, in the same run, the very
same rows go into the same tables, with the same indexes and constraints, by bare COPY from files on the server. CPU is
that of this process and of every process of the database server; memory is the peak of both. `--nation`: 7 million
persons in about 2 million households. On SQLite (without `tests.postgres`) only the import is measured.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from benchmarks.home import HOME, empty_database
from benchmarks.people import households, write_csv
from birge.kernel.imports import actions, work
from birge.kernel.imports.models import ImportBatch
from birge.places.actions._containment import rewrite_containment
from birge.places.enums import Kind
from birge.places.models import Place
from birge.registers.models import FACTS, Entry, Household, NameWord, Person, SearchKey
from tests.places.factories import unit
from tests.registers.importing.helpers import CLERK

NATION = 7_000_000
PERSONS_OF_A_VILLAGE = 3_500
TICK = os.sysconf("SC_CLK_TCK")


def server_cpu() -> float:
    """CPU seconds of the PostgreSQL server of this connection, all its processes, the ended ones too."""
    if connection.vendor != "postgresql":
        return 0.0
    postmaster = _stat(_backend())[1]
    live = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    total = 0.0
    for process in live:
        try:
            _name, parent, own, ended = _stat(process)
        except OSError:
            continue
        if process == postmaster:
            total += own + ended
        elif parent == postmaster:
            total += own
    return total


def _backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _stat(process: int) -> tuple[str, int, float, float]:
    """(name, parent, own CPU seconds, CPU seconds of its ended children)."""
    text = Path(f"/proc/{process}/stat").read_text()
    name, rest = text.rsplit(") ", 1)
    fields = rest.split()
    own, ended = (sum(map(int, fields[start : start + 2])) / TICK for start in (11, 13))
    return name, int(fields[1]), own, ended


def memory() -> str:
    """Peaks in MB: this process, and the server's process that does the work (with what it touched of the cache)."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if connection.vendor != "postgresql":
        return f"{own} MB"
    status = Path(f"/proc/{_backend()}/status").read_text()
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]
    return f"{own} MB here, {int(peak) // 1024} MB in the server"


@contextmanager
def measured(what: str, sums: dict[str, float]) -> Iterator[None]:
    """Prints wall and CPU seconds of the block, and adds the CPU to `sums`."""
    wall, client, server = time.perf_counter(), time.process_time(), server_cpu()
    yield
    client, server = time.process_time() - client, server_cpu() - server
    wall = time.perf_counter() - wall
    sums[what] = client + server
    print(f"{what}: {wall:.1f} s, CPU {client + server:.1f} (client {client:.1f}, server {server:.1f}); {memory()}")


def territory(persons: int) -> tuple[Place, list[str]]:
    """A rayon of villages with codes, enough for so many persons; the rayon and the codes."""
    rayon = unit(Kind.RAYON, "Ойдон чыккан", unit(Kind.OBLAST, "Ойдон чыгарылган"))
    aimak = unit(Kind.AIMAK, "Үлгү", rayon)
    count = max(2, persons // PERSONS_OF_A_VILLAGE)
    villages = [unit(Kind.VILLAGE, f"Үлгү {number}", aimak).soate for number in range(count)]
    rewrite_containment()
    return rayon, villages


def tables() -> list[str]:
    """What the import fills, what is pointed at first."""
    models = (Entry, Household, Person, *FACTS, NameWord, SearchKey)
    return [model._meta.db_table for model in models]


def bare(sums: dict[str, float]) -> None:
    """The same rows by COPY in one transaction, from files that the server reads itself."""
    folder = Path(tempfile.mkdtemp(prefix="birge-copy-"))
    folder.chmod(0o777)
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f"COPY {table} TO '{folder / table}'")
        cursor.execute(f"TRUNCATE {', '.join(tables())} CASCADE")
        cursor.execute("CHECKPOINT")
    with measured("bare COPY", sums), transaction.atomic(), connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f"COPY {table} FROM '{folder / table}'")
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


def go_on(batch: ImportBatch) -> None:
    """What the worker does next with this file."""
    work.go_on(batch.pk, timezone.now)
    batch.refresh_from_db()


def uploaded(path: Path, place: Place) -> ImportBatch:
    """The file as somebody brought it."""
    with path.open("rb") as file:
        batch, _new = actions.upload(
            kind="household-book", place=place.pk, file_name=path.name,
            chunks=iter(lambda: file.read(1 << 20), b""), by=CLERK, at=timezone.now(),
        )  # fmt: skip
    return batch


def bring(persons: int, sums: dict[str, float]) -> ImportBatch:
    """Invented persons from a file into the book, through all steps."""
    place, villages = territory(persons)
    path = HOME / "book.csv"
    write_csv(path, households(villages, persons))
    print(f"{path.stat().st_size / 1e6:.0f} MB of CSV")
    with measured("upload", sums):
        batch = uploaded(path, place)
    with measured("read, stage, check", sums):
        go_on(batch)
    print(f"{batch.state}: rows {batch.rows_count}, errors {batch.errors_count}, warnings {batch.warnings_count}")
    actions.confirm(batch=batch, by=CLERK, at=timezone.now())
    with measured("apply", sums):
        go_on(batch)
    print(f"{batch.state}: {batch.result}")
    return batch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=1_000_000)
    parser.add_argument("--nation", action="store_true", help="7 million persons")
    parser.add_argument("--undo", action="store_true", help="take the whole back as well")
    options = parser.parse_args()
    persons = NATION if options.nation else options.persons
    sums: dict[str, float] = {}
    with empty_database():
        batch = bring(persons, sums)
        ours = sum(sums.values())
        if options.undo:
            actions.ask_undo(batch=batch, reason="-", by=CLERK, at=timezone.now())
            with measured("undo", {}):
                go_on(batch)
        elif connection.vendor == "postgresql":
            bare(sums)
            print(f"{connection.vendor}: {persons} persons, CPU {ours:.0f} against {sums['bare COPY']:.0f} s: "
                  f"ratio {ours / sums['bare COPY']:.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
