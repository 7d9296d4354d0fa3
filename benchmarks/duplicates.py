"""`python -m benchmarks.duplicates [--persons 1000000] [--cache FOLDER] [--no-splink]`: who stands twice in a list.

Invented persons (`benchmarks.people`), one in twenty entered a second time with the faults of village offices: the
Russian alphabet, letters left out, уулу for -ович, names swapped, day and month swapped, the PIN lost or misread,
a surname changed by marriage, another village. One household in eighty has twins. The same file goes through
`birge registers duplicates --json` and through splink on DuckDB, in an environment of its own that is made in the cache
folder; each as a process of its own. Printed: CPU seconds (user and system, all threads), peak memory, precision,
recall, and the ratio. splink is set up as its manual shows for persons and judged at the threshold that suits it best.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

from benchmarks.people import Invented, households, misspelled

PEER = Path(__file__).with_name("splink_peer.py")
HEADINGS = ("id", "surname", "given_name", "patronymic", "sex", "born_on", "pin", "phone", "village", "street", "house")


class Run(NamedTuple):
    cpu_seconds: float
    peak_megabytes: float


def rows(persons: int) -> Iterator[tuple[int, Invented]]:
    """Each with the number of the person that it is about."""
    chance = random.Random(7)
    villages = [f"Айыл-{number}" for number in range(max(2, persons // 2500))]
    number = 0
    for family in households(villages, persons):
        children = [place for place, member in enumerate(family) if member.relation == "child"]
        if len(children) > 1 and chance.random() < 0.05:
            family[children[1]] = _twin(family[children[0]], family[children[1]])
        for member in family:
            yield number, member
            if chance.random() < 0.05:
                yield number, _again(member, villages, chance)
            number += 1


def _twin(first: Invented, second: Invented) -> Invented:
    pin = second.pin[:1] + first.pin[1:9] + second.pin[9:] if first.pin and second.pin else second.pin
    return second._replace(born_on=first.born_on, pin=pin)


def _again(person: Invented, villages: list[str], chance: random.Random) -> Invented:
    """As another clerk wrote her down: one fault at least, often several."""
    faults = chance.sample(_FAULTS, chance.choice((1, 1, 2, 2, 3)))
    for fault in faults:
        person = _with_fault(person, fault, villages, chance)
    return person if chance.random() < 0.6 else person._replace(pin="")


_FAULTS = (
    "surname", "surname", "given_name", "given_name", "patronymic", "patronymic", "swapped", "date", "date", "pin",
    "marriage", "moved", "phone", "street", "house",
)  # fmt: skip


def _with_fault(person: Invented, fault: str, villages: list[str], chance: random.Random) -> Invented:
    if fault in ("surname", "given_name", "street"):
        return person._replace(**{fault: misspelled(getattr(person, fault), chance)})
    if fault == "patronymic":
        return person._replace(patronymic=chance.choice(("", _other_ending(person.patronymic))))
    if fault == "swapped":
        return person._replace(surname=person.given_name, given_name=person.surname)
    if fault == "date":
        return person._replace(born_on=_misdated(person.born_on, chance))
    if fault == "pin" and person.pin:
        place = chance.randrange(9, 14)
        return person._replace(pin=person.pin[:place] + chance.choice("0123456789") + person.pin[place + 1 :])
    if fault == "marriage" and person.sex == "f" and person.born_on < "2006":
        return person._replace(surname=chance.choice(("Абдыкадырова", "Токтогулова", "Жумабаева", "Эсенова")))
    if fault == "moved":
        return person._replace(village=chance.choice(villages), street="", house=str(chance.randrange(1, 90)))
    return person._replace(**{"phone" if fault == "phone" else "house": ""})


def _other_ending(patronymic: str) -> str:
    for ending, other in ((" уулу", "ович"), (" кызы", "овна"), ("ович", " уулу"), ("овна", " кызы")):
        if patronymic.endswith(ending):
            return patronymic.removesuffix(ending) + other
    return patronymic


def _misdated(born_on: str, chance: random.Random) -> str:
    year, month, day = born_on.split("-")
    if int(day) <= 12 and chance.random() < 0.4:
        return f"{year}-{day}-{month}"
    if chance.random() < 0.5:
        return f"{year}-{month}-{1 + (int(day) + chance.choice((-1, 1, 10))) % 28:02}"
    return f"{int(year) + chance.choice((-1, 1, 10))}-{month}-{day}"


def write(folder: Path, persons: int) -> tuple[Path, set[tuple[int, int]]]:
    """The list in random order, and which ids are one person."""
    lines = [(number, person) for number, person in rows(persons)]
    random.Random(3).shuffle(lines)
    first: dict[int, int] = {}
    true = set()
    path = folder / f"persons-{persons}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for place, (number, person) in enumerate(lines):
            writer.writerow((place, *(getattr(person, heading) for heading in HEADINGS[1:])))
            if number in first:
                true.add((first[number], place))
            first.setdefault(number, place)
    return path, true


def measured(command: list[str], log: TextIO | None = None, **environment: str) -> Run:
    """One process and its children, run to the end."""
    process = subprocess.Popen(command, env=os.environ | environment, stdout=log, stderr=log)
    _pid, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def quality(found: set[tuple[int, int]], true: set[tuple[int, int]]) -> tuple[float, float]:
    right = len(found & true)
    return right / max(len(found), 1), right / len(true)


def ours(path: Path, folder: Path) -> tuple[Run, set[tuple[int, int]]]:
    out = folder / "ours.json"
    run = measured([sys.executable, "-m", "birge", "registers", "duplicates", str(path), "--json", "-o", str(out)])
    pairs = json.loads(out.read_text(encoding="utf-8"))["pairs"]
    return run, {tuple(sorted((int(pair["a"]), int(pair["b"])))) for pair in pairs}  # type: ignore[misc]


def splinks(path: Path, folder: Path, cache: Path, true: set[tuple[int, int]]) -> tuple[Run, float, float, float]:
    """Its run, and the threshold with the best F1 with precision and recall there."""
    python = cache / "splink-environment" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", "splink", "pandas"], check=True)
    out = folder / "splink.csv"
    with (folder / "splink.log").open("w") as log:
        run = measured([str(python), str(PEER), str(path), str(out)], log, PYTHONPATH="")
    with out.open(newline="") as file:
        scored = [(float(score), tuple(sorted((int(a), int(b))))) for a, b, score in csv.reader(file)]
    best = (0.0, 0.0, 0.0, 0.0)
    for threshold in (0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999):
        precision, recall = quality({pair for score, pair in scored if score >= threshold}, true)  # type: ignore[misc]
        best = max(best, (2 * precision * recall / max(precision + recall, 1e-9), threshold, precision, recall))
    return run, *best[1:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=1_000_000)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "birge-benchmarks")
    parser.add_argument("--no-splink", action="store_true")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.cache) as name:
        folder = Path(name)
        path, true = write(folder, options.persons)
        print(f"{options.persons + len(true):,} rows, {len(true):,} of them second entries")
        run, found = ours(path, folder)
        precision, recall = quality(found, true)
        print(f"birge:  {run.cpu_seconds:7.1f} CPU s, {run.peak_megabytes:6.0f} MB, "
              f"precision {precision:.4f}, recall {recall:.4f}", flush=True)  # fmt: skip
        if not options.no_splink:
            peer, threshold, precision, recall = splinks(path, folder, options.cache, true)
            print(f"splink: {peer.cpu_seconds:7.1f} CPU s, {peer.peak_megabytes:6.0f} MB, "
                  f"precision {precision:.4f}, recall {recall:.4f} at {threshold}")  # fmt: skip
            print(f"CPU birge / splink: {run.cpu_seconds / peer.cpu_seconds:.2f}")


if __name__ == "__main__":
    main()
