"""A list of persons in any table file, as columns with what each of them holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.core.management.base import CommandError

from birge.algorithms.matching import Kind, kinds_of
from birge.kernel.commands import MALFORMED
from birge.kernel.imports.faults import Unreadable
from birge.kernel.imports.figures import plain
from birge.kernel.imports.messages import MESSAGES
from birge.kernel.imports.readers.opening import open_tables
from birge.kernel.imports.readers.tables import Line

_CHUNK = 10_000
"""Rows turned into columns at once."""


@dataclass(frozen=True)
class PersonFile:
    """`columns` by heading; `labels`: what each row is called: its `id`, else its number among the persons: the first
    row below the headings is 1, empty rows are not counted.
    """

    columns: Mapping[str, Sequence[str]]
    kinds: Mapping[str, Kind]
    labels: Sequence[str | int]


def read_person_file(name: str, named: Sequence[tuple[str, str]], encoding: str = "") -> PersonFile:
    """The first sheet of the file. `named`: (field, heading) pairs that say what a column holds.

    Raises CommandError (exit code 2) that names the file, the row, the column and what to do.
    """
    try:
        with open_tables(Path(name), encoding) as tables:
            headings, columns, count = _columns(name, tables[0].rows)
    except OSError as error:
        raise _refusal(f"{name}: cannot be read: {error.strerror}") from error
    except LookupError as error:
        raise _refusal(f"{name}: there is no encoding “{encoding}”. Try utf-8 or cp1251.") from error
    except Unreadable as error:
        raise _refusal(_explained(name, error)) from error
    kinds = _kinds(name, headings, named)
    if not count:
        raise _refusal(f"{name}: {MESSAGES['no-rows'].text} {MESSAGES['no-rows'].remedy}")
    if all(kind is Kind.NOT_COMPARED for kind in kinds.values()):
        raise _refusal(
            f"{name}: row 1: no column can be compared: {', '.join(headings)}. "
            "Say what they hold, for example --columns surname=family_name,born_on=birthday."
        )
    return PersonFile(columns, kinds, _labels(name, columns, named, count))


def _columns(name: str, rows: Iterator[Line]) -> tuple[list[str], dict[str, list[str]], int]:
    number, cells = next(rows, (1, []))
    headings = [plain(cell).strip() for cell in cells]
    for heading in headings:
        if heading and headings.count(heading) > 1:
            remedy = MESSAGES["double-heading"]
            raise _refusal(f"{name}: row {number}, column “{heading}”: {remedy.text} {remedy.remedy}")
    lists: list[list[str]] = [[] for _ in headings]
    known: list[dict[str, str]] = [{} for _ in headings]  # one object for each different text, however many rows
    lines = _lines(name, rows, len(headings))
    count = 0
    while chunk := list(islice(lines, _CHUNK)):
        count += len(chunk)
        for texts, values, seen in zip(zip(*chunk, strict=True), lists, known, strict=True):
            values += map(seen.setdefault, texts, texts)
    return headings, {heading: values for heading, values in zip(headings, lists, strict=True) if heading}, count


def _lines(name: str, rows: Iterator[Line], width: int) -> Iterator[list[str]]:
    """The rows that are not empty, as texts, each of `width` cells."""
    for number, cells in rows:
        texts = [cell.strip() if type(cell) is str else plain(cell).strip() for cell in cells]
        if not any(texts):
            continue
        if any(texts[width:]):
            remedy = MESSAGES["too-many-cells"]
            raise _refusal(f"{name}: row {number}: {remedy.text} {remedy.remedy}")
        yield texts if len(texts) == width else (texts + [""] * width)[:width]


def _kinds(name: str, headings: Sequence[str], named: Sequence[tuple[str, str]]) -> dict[str, Kind]:
    said: dict[str, Kind] = {}
    for field, heading in named:
        if field not in set(Kind):
            raise _refusal(f"--columns: “{field}” is no field. Fields: {', '.join(Kind)}.")
        if heading not in headings:
            raise _refusal(
                f"{name}: row 1: there is no column “{heading}”. Columns: {', '.join(filter(None, headings))}."
            )
        said[heading] = Kind(field)
    taken = set(said.values())
    found = kinds_of(heading for heading in headings if heading and heading not in said)
    return said | {
        heading: Kind.TEXT if kind in taken and kind not in (Kind.NOT_COMPARED, Kind.ADDRESS, Kind.TEXT) else kind
        for heading, kind in found.items()
    }


def _labels(
    name: str, columns: Mapping[str, Sequence[str]], named: Sequence[tuple[str, str]], count: int
) -> Sequence[str | int]:
    chosen = [heading for field, heading in named if field == Kind.NOT_COMPARED]
    chosen += [heading for heading in columns if heading.casefold() == "id"]
    if not chosen:
        return range(1, count + 1)
    first: dict[str | int, int] = {}
    for number, text in enumerate(columns[chosen[0]], 1):
        earlier = first.setdefault(text or number, number)
        if earlier != number:
            raise _refusal(
                f"{name}: column “{chosen[0]}”: “{text or number}” names the persons {earlier} and {number} "
                "(counted below the headings). Give each row an id of its own, or take the column out."
            )
    return list(first)


def _explained(name: str, error: Unreadable) -> str:
    fault, message = error.fault, MESSAGES[error.fault.code]
    place = f"{name}: row {fault.row}" if fault.row else name
    option = f" For that, add --encoding {fault.fix}. Sample: {fault.value}" if fault.code == "encoding" else ""
    return f"{place}: {message.text} {message.remedy}{option}"


def _refusal(message: str) -> CommandError:
    return CommandError(message, returncode=MALFORMED)
