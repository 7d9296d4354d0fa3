"""`birge registers duplicates FILE.csv`: who stands twice in a list of persons. Needs no home and no database."""

from __future__ import annotations

import gc
import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from birge.algorithms.matching import Found, Pair, find_pairs, text_of
from birge.kernel.commands import BirgeCommand
from birge.registers.person_files import PersonFile, read_person_file


class Command(BirgeCommand):
    help = "The household book: pairs of persons in a file who are probably one person"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True)
        duplicates = parts.add_parser(
            "duplicates", help="find who stands twice in a CSV or XLSX file of persons",
            description="Find who stands twice in a CSV or XLSX file of persons. Rows are called by the column “id”; "
            "without one, by their number: the first person is 1.",
        )  # fmt: skip
        duplicates.add_argument("file", help="the table; the first row holds the headings")
        duplicates.add_argument(
            "--columns", type=_columns, action="extend", default=[], metavar="FIELD=HEADING,…",
            help="what columns hold, where the heading does not say it: surname=family_name,born_on=birthday",
        )  # fmt: skip
        duplicates.add_argument("--encoding", default="", help="of a text file; found out if not given")
        duplicates.add_argument("--json", action="store_true", help="print one JSON object")
        self.add_output(duplicates)

    def work(self, **options: Any) -> None:
        with _millions_of_small_things():
            persons = read_person_file(options["file"], options["columns"], options["encoding"])
            found = find_pairs(persons.columns, persons.kinds)
        if found.dropped:
            self.stderr.write(f"Up to {found.dropped} pairs that agree in little were too many to compare one by one.")
        lines = _as_json(persons, found) if options["json"] else _as_text(persons, found)
        self.emit("".join(lines), options["output"])


@contextmanager
def _millions_of_small_things() -> Iterator[None]:
    """Python does not look through them for circles again and again, of which there are none: a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _columns(text: str) -> list[tuple[str, str]]:
    named = [tuple(part.strip() for part in item.split("=", 1)) for item in text.split(",") if item.strip()]
    if not named or any(len(pair) != 2 or not all(pair) for pair in named):
        raise ArgumentTypeError(f"“{text}” is not of the form field=heading,field=heading")
    return [(field, heading) for field, heading in named]


def _as_json(persons: PersonFile, found: Found) -> Iterator[str]:
    yield '{"pairs":['
    for place, pair in enumerate(found.pairs):
        yield ",\n" if place else "\n"
        yield json.dumps(_document(persons, pair), ensure_ascii=False)
    yield "\n]}\n"


def _document(persons: PersonFile, pair: Pair) -> dict[str, Any]:
    reasons = [
        {
            "field": reason.field,
            "code": reason.code,
            "text": text_of(reason.code, "en"),
            "values": reason.values,
            "weight": reason.weight,
        }
        for reason in pair.reasons
    ]
    return {"a": persons.labels[pair.a], "b": persons.labels[pair.b], "score": pair.score, "reasons": reasons}


def _as_text(persons: PersonFile, found: Found) -> Iterator[str]:
    yield f"Pairs that are probably one person: {len(found.pairs)}\n"
    for pair in found.pairs:
        yield f"\n{persons.labels[pair.a]} = {persons.labels[pair.b]}   {pair.score:.4f}\n"
        for reason in pair.reasons:
            values = f": {reason.values[0] or '–'} | {reason.values[1] or '–'}" if reason.values else ""
            field = f"{reason.field}: " if reason.field else ""
            yield f"  {reason.weight:+7.2f}  {field}{text_of(reason.code, 'en')}{values}\n"
