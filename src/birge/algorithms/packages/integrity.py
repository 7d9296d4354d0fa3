"""Is a package what was signed? If not, where was it changed?

Digests, hash and signature form a chain, so a single change shows which link is false:

- a member disagrees with its digest, and the digests give the hash: the member was changed;
- a member disagrees with its digest, but the members' own digests give the hash: the digest was changed;
- every digest is right and the hash is not theirs: the hash was changed;
- all of it is right and the signature does not hold: the signature was changed, or somebody else made all of it.
"""

from collections.abc import Mapping

from birge.algorithms.packages.canonical import Json, pointer_part, write
from birge.algorithms.packages.commitments import broken_field
from birge.algorithms.packages.recompute import first_difference
from birge.algorithms.packages.seal import digest


def first_change(document: Mapping[str, Json], digests: Mapping[str, Json]) -> str | None:
    """The path of what was changed after signing; `digests` are those of the document's members as they are now."""
    stated_hash = document["hash"]
    if document["digests"] == digests:
        return None if digest(write(digests)) == stated_hash else "/hash"
    at = first_difference(document["digests"], dict(digests)) or ""
    if digest(write(digests)) == stated_hash or at.split("/")[1] not in digests:
        return f"/digests{at}"
    return _inside(document, at)


def broken_commitment(document: Mapping[str, Json]) -> str | None:
    """In a full package: the path of the first field whose value, salt and commitment do not agree."""
    for at, row in enumerate(document["rows"]):
        if name := broken_field(row):
            return f"/rows/{at}/fields/{pointer_part(name)}"
    return None


def _inside(document: Mapping[str, Json], at: str) -> str:
    """Of a changed row, the field, where the salts allow to tell."""
    parts = at.split("/")
    if (
        parts[1:2] != ["rows"]
        or len(parts) < 3
        or document["variant"] != "full"
        or int(parts[2]) >= len(document["rows"])
    ):
        return at
    name = broken_field(document["rows"][int(parts[2])])
    return f"{at}/fields/{pointer_part(name)}" if name else at
