"""A list of persons in any table file, as columns with what each of them holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from birge.algorithms.matching import Kind, kinds_of
from birge.kernel.imports.columns import read_columns, refusal


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
    table = read_columns(name, encoding)
    kinds = _kinds(name, list(table.columns), named)
    if all(kind is Kind.NOT_COMPARED for kind in kinds.values()):
        raise refusal(
            f"{name}: row 1: no column can be compared: {', '.join(table.columns)}. "
            "Say what they hold, for example --columns surname=family_name,born_on=birthday."
        )
    return PersonFile(table.columns, kinds, _labels(name, table.columns, named, len(table.rows)))


def _kinds(name: str, headings: Sequence[str], named: Sequence[tuple[str, str]]) -> dict[str, Kind]:
    said: dict[str, Kind] = {}
    for field, heading in named:
        if field not in set(Kind):
            raise refusal(f"--columns: “{field}” is no field. Fields: {', '.join(Kind)}.")
        if heading not in headings:
            raise refusal(f"{name}: row 1: there is no column “{heading}”. Columns: {', '.join(headings)}.")
        said[heading] = Kind(field)
    taken = set(said.values())
    found = kinds_of(heading for heading in headings if heading not in said)
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
            raise refusal(
                f"{name}: column “{chosen[0]}”: “{text or number}” names the persons {earlier} and {number} "
                "(counted below the headings). Give each row an id of its own, or take the column out."
            )
    return list(first)
