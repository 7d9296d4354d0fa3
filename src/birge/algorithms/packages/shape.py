"""The shape of a package: which members it has, by variant, and what stands in each."""

from collections.abc import Mapping
from typing import Final

from birge.algorithms.packages import shapes
from birge.algorithms.packages.canonical import Json, Malformed
from birge.algorithms.packages.shapes import Shape, every, flag, hexadecimal, is_hex, members, moment, or_null, text

FORMAT: Final = "birge.decision/1"
SMALLEST: Final = 10  # subjects in a published group
COMPUTED: Final = frozenset({"reason", "result"})  # the fields of every row that the algorithm gives

_HASH = hexadecimal(32)
_TEXTS = every(text)  # by language code
_DECISION = members(
    {
        "id": text,
        "kind": text,
        "title": _TEXTS,
        "state": text,
        "decided_at": moment,
        "published_at": or_null(moment),
        "made_by": members({"name": or_null(text), "role": _TEXTS, "organisation": _TEXTS}),
        "place": members({"soate": text, "names": _TEXTS}),
        "supersedes": or_null(text),
        "minutes": or_null(text),
        "demo": flag,
    }
)
_RULE = members({"name": text, "texts": _TEXTS, "legal_base": or_null(text), "in_force_on": or_null(shapes.day)})
_FIELDS = every(members({"input": flag, "personal": flag, "status": flag}))
_SIGNATURE = members(
    {"algorithm": shapes.one_of("Ed25519"), "key": _HASH, "signed_at": moment, "value": hexadecimal(64)}
)
_COMMON: Final[Mapping[str, Shape]] = {
    "format": shapes.one_of(FORMAT),
    "variant": shapes.one_of("full", "public"),
    "decision": _DECISION,
    "algorithm": members({"name": text, "version": shapes.at_least(1), "subjects": text}),
    "rule": _RULE,
    "fields": _FIELDS,
    "rows": shapes.anything,
    "previous": or_null(_HASH),
    "digests": every(shapes.anything),
    "hash": _HASH,
    "signature": _SIGNATURE,
}
_OPEN: Final[Mapping[str, Shape]] = {"inputs": every(shapes.anything), "outputs": every(shapes.anything)}
_GROUP = members({"groups": shapes.listing(text), "subjects": shapes.at_least(SMALLEST), "totals": every(text)})
_GROUPS_ONLY: Final[Mapping[str, Shape]] = {"groups": shapes.listing(_GROUP)}
_PUBLIC: Final[Mapping[str, Shape]] = {"full": _HASH}


def hides_inputs(fields: Mapping[str, Mapping[str, bool]]) -> bool:
    """A public package hides every input as soon as one of them tells of a person's status."""
    return any(field["status"] for field in fields.values())


def check_shape(document: Json) -> None:
    """`Malformed` with the path of the first member that is not as the format says."""
    if not isinstance(document, dict):
        shapes.refuse("", "an object")
    if document.get("format") != FORMAT:
        raise Malformed("/format", f'This is not a package of the format "{FORMAT}".', "Give a decision's package.")
    shapes.one_of("full", "public")(document.get("variant"), "/variant")
    _FIELDS(document.get("fields"), "/fields")
    _check_fields(document["fields"])
    public = document["variant"] == "public"
    hidden = public and hides_inputs(document["fields"])
    members({**_COMMON, **(_PUBLIC if public else {}), **(_GROUPS_ONLY if hidden else _OPEN)})(document, "")
    _check_rows(document["rows"], _cells(document["fields"], public=public, hidden=hidden))


def _check_fields(fields: Mapping[str, Mapping[str, bool]]) -> None:
    for name, field in fields.items():
        if name in COMPUTED:
            raise Malformed(f"/fields/{name}", "This name is kept for what the algorithm gives.", "Rename the field.")
        if field["personal"] and field["input"] and not field["status"]:
            problem = "A personal field that the algorithm uses must be declared as telling of a person's status."
            raise Malformed(f"/fields/{name}/status", problem, "Declare it so, or keep it from the algorithm.")


_FULL_CELL: Final = frozenset({"value", "salt", "commitment"})
_OPEN_CELL: Final = frozenset({"value", "commitment"})
_CLOSED_CELL: Final = frozenset({"commitment"})


def _cells(fields: Mapping[str, Mapping[str, bool]], *, public: bool, hidden: bool) -> dict[str, frozenset[str]]:
    """Per field of a row, what stands in its cell."""
    if not public:
        return dict.fromkeys([*fields, *COMPUTED], _FULL_CELL)
    if hidden:
        return dict.fromkeys([*fields, *COMPUTED], _CLOSED_CELL)
    opened = {name: _CLOSED_CELL if field["personal"] else _OPEN_CELL for name, field in fields.items()}
    return opened | dict.fromkeys(COMPUTED, _OPEN_CELL)


def _check_rows(rows: Json, cells: Mapping[str, frozenset[str]]) -> None:
    if not isinstance(rows, list):
        shapes.refuse("/rows", "a list")
    for at, row in enumerate(rows):
        path = f"/rows/{at}"
        if not isinstance(row, dict) or row.keys() != {"fields", "number"}:
            shapes.refuse(path, 'an object with "number" and "fields"')
        if type(row["number"]) is not int or row["number"] != at + 1:
            shapes.refuse(f"{path}/number", f"the number {at + 1}: rows are numbered 1, 2, … in order")
        fields = row["fields"]
        if not isinstance(fields, dict) or fields.keys() != cells.keys():
            shapes.refuse(f"{path}/fields", "exactly the declared fields, result and reason")
        for name, cell in fields.items():
            _check_cell(cell, cells[name], path, name)


def _check_cell(cell: Json, wanted: frozenset[str], path: str, name: str) -> None:
    if not isinstance(cell, dict) or cell.keys() != wanted:
        shapes.refuse(f"{path}/fields/{name}", "exactly " + ", ".join(sorted(wanted)))
    if not is_hex(cell["commitment"], 32):
        shapes.refuse(f"{path}/fields/{name}/commitment", "64 lower-case hexadecimal digits")
    if "salt" in wanted and not is_hex(cell["salt"], 16):
        shapes.refuse(f"{path}/fields/{name}/salt", "32 lower-case hexadecimal digits")
