"""A slip: one subject's own row, opened, with the proof that it is in the decision's packages, full and public
alike.
"""

from collections.abc import Mapping
from typing import Final

from birge.algorithms.packages import shapes
from birge.algorithms.packages.build import Package
from birge.algorithms.packages.canonical import Json, Malformed, pointer_part
from birge.algorithms.packages.commitments import commitment
from birge.algorithms.packages.shapes import every, hexadecimal, members, one_of, text

SLIP_FORMAT: Final = "birge.slip/1"
_CELL = members({"value": shapes.anything, "salt": hexadecimal(16)})
_SLIP = members(
    {
        "format": one_of(SLIP_FORMAT),
        "decision": text,
        "package": hexadecimal(32),
        "number": shapes.anything,
        "fields": every(_CELL),
    }
)


def slip(full: Package, number: int) -> dict[str, Json]:
    """The row of a subject with its salts; `package` is the hash of the full package. LookupError for an unknown
    number.
    """
    rows = full.document["rows"]
    if not 1 <= number <= len(rows):
        raise LookupError(f"There is no subject {number} in this decision.")
    return {
        "format": SLIP_FORMAT,
        "decision": full.document["decision"]["id"],
        "package": full.hash,
        "number": number,
        "fields": {
            name: {"value": cell["value"], "salt": cell["salt"]} for name, cell in rows[number - 1]["fields"].items()
        },
    }


def check_slip(proof: Json, package: Mapping[str, Json]) -> str | None:
    """None if the slip's row is in the package (full or public); else the path of the first part of the slip that is
    not.

    `Malformed` if it is not a slip. A slip may leave fields out: then it proves the others. The package itself is for
    `verify`.
    """
    _SLIP(proof, "")
    if type(proof["number"]) is not int:
        raise Malformed("/number", "There should be a whole number here.")
    if proof["decision"] != package["decision"]["id"]:
        return "/decision"
    if proof["package"] != package.get("full", package["hash"]):
        return "/package"
    if not 1 <= proof["number"] <= len(package["rows"]):
        return "/number"
    cells = package["rows"][proof["number"] - 1]["fields"]
    for name, part in sorted(proof["fields"].items()):
        stated = commitment(part["salt"], proof["number"], name, part["value"])
        if name not in cells or cells[name]["commitment"] != stated:
            return f"/fields/{pointer_part(name)}"
    return None
