"""`python -m benchmarks.contests_export [CONTRACTS]`: all open data of 10,000 contracts (500 calls of 20).

Every format is written as `birge export` writes it: CPU seconds, the most memory that Python held meanwhile beyond what
it held before, and the size of the file. The baseline, in the same run, holds the same package in memory and hands it
to `json.dumps`: the ratio says what reading, redacting and mapping cost on top of writing JSON.
"""

from __future__ import annotations

import json
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

from benchmarks.home import empty_database
from birge.exchange.formats import FORMATS
from birge.exchange.queries.published import announced_calls
from birge.exchange.sheets import workbook
from birge.kernel.commands import replace_file
from tests.exchange.bulk import announce, award

AT = datetime(2026, 12, 20, 4, 0, tzinfo=UTC)
WINNERS = 20


def measured(name: str, work: Callable[[Path], None], folder: Path) -> float:
    """CPU seconds of one run, then the most memory of a second one."""
    file = folder / name
    start = process_time()
    work(file)
    cpu = process_time() - start
    tracemalloc.start()
    work(file)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"{name:<16}{cpu:>8.2f} s CPU{peak / 1e6:>10.1f} MB{file.stat().st_size / 1e6:>10.1f} MB file")
    return cpu


def export(name: str) -> Callable[[Path], None]:
    def work(file: Path) -> None:
        calls = announced_calls().order_by("announced_at", "pk")
        pieces = FORMATS[name].make(calls, "https://birge.test/", AT)
        replace_file(file, (piece.encode() for piece in pieces))

    return work


def main(contracts: int) -> None:
    award(announce(contracts // WINNERS), WINNERS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cpu = measured("ocds", export("ocds"), folder)
        package = json.loads((folder / "ocds").read_text())
        start = process_time()
        (folder / "plain").write_text(json.dumps(package, ensure_ascii=False))
        plain = process_time() - start
        print(f"{'json.dumps':<16}{plain:>8.2f} s CPU; ocds takes {cpu / plain:.1f} times as long")
        del package
        for other in ("ocds-records", "360giving", "iati"):
            measured(other, export(other), folder)
        measured("xlsx", lambda file: workbook(announced_calls(), AT.date(), file), folder)


if __name__ == "__main__":
    with empty_database():
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
