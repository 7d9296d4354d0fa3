"""Building the full package of a decision: the algorithm is run, its results are frozen beside the inputs, all is
signed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from birge.algorithms.packages.canonical import Json, canonical, read
from birge.algorithms.packages.commitments import Salt, sealed_row
from birge.algorithms.packages.recompute import compute
from birge.algorithms.packages.seal import sealed
from birge.algorithms.packages.shape import FORMAT, check_shape
from birge.algorithms.registry import Algorithm


@dataclass(frozen=True)
class Field:
    """What a field of a row is. `personal`: never in a public package. `input`: the algorithm sees it. `status`: tells
    of a person's situation (a floor, a tier, a weight for vulnerability): then a public package hides all inputs and
    rows."""

    personal: bool = False
    input: bool = False
    status: bool = False

    def as_json(self) -> dict[str, Json]:
        return {"input": self.input, "personal": self.personal, "status": self.status}


@dataclass(frozen=True)
class Package:
    """A package as an object and, byte for byte, as a file."""

    document: Mapping[str, Json]
    data: bytes

    @property
    def hash(self) -> str:
        return str(self.document["hash"])


def build(
    *,
    decision: Mapping[str, Json],
    algorithm: Algorithm,
    rule: Mapping[str, Json],
    fields: Mapping[str, Field],
    inputs: Mapping[str, Json],
    subjects: Sequence[Mapping[str, Json]],
    previous: str | None,
    key: Ed25519PrivateKey,
    signed_at: str,
    salt: Salt,
) -> Package:
    """The full package. `inputs` is the algorithm's case without its format and its subjects, numbers packed
    (`cases.pack`).

    `subjects` stand in the order of their case-local numbers 1, 2, …, each with a value (null if not stated) for every
    one of `fields`; `previous` is the hash of the installation's previous decision; `signed_at` is
    `YYYY-MM-DDTHH:MM:SSZ`. Raises CaseError or NoAnswer as the algorithm does, ValueError (`Malformed` with the path)
    if something cannot stand in a package.
    """
    _check_fields(fields, subjects)
    seen = [name for name, field in fields.items() if field.input]
    again = compute(algorithm, inputs, [{name: subject[name] for name in seen} for subject in subjects])
    computed = zip(subjects, again.results, again.reasons, strict=True)
    rows = ({**subject, "result": result, "reason": reason} for subject, result, reason in computed)
    document: dict[str, Json] = {
        "format": FORMAT,
        "variant": "full",
        "decision": dict(decision),
        "algorithm": {"name": algorithm.name, "version": algorithm.version, "subjects": algorithm.subjects},
        "rule": dict(rule),
        "fields": {name: field.as_json() for name, field in fields.items()},
        "inputs": dict(inputs),
        "rows": [sealed_row(number, row, salt) for number, row in enumerate(rows, start=1)],
        "outputs": again.outputs,
        "previous": previous,
    }
    return finished(sealed(document, key, signed_at))


def _check_fields(fields: Mapping[str, Field], subjects: Sequence[Mapping[str, Json]]) -> None:
    for number, subject in enumerate(subjects, start=1):
        if subject.keys() != fields.keys():
            wrong = ", ".join(sorted(subject.keys() ^ fields.keys()))
            raise ValueError(f"Subject {number} does not have exactly the declared fields: {wrong}.")


def opened(data: bytes) -> Package:
    """A package that was stored. Its shape is checked; whether it is true, `verify` says."""
    document = read(data)
    check_shape(document)
    return Package(document, data)


def finished(document: dict[str, Json]) -> Package:
    check_shape(document)
    return Package(document, canonical(document))
