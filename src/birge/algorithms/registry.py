"""The algorithms that decisions name: by name and version, each a pure function from case document to result document.

A published version is never changed in what it answers and never removed: old decisions must go on verifying. A new
meaning is a new version beside the old one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from birge.algorithms.cases import CaseError, Document, format_of

ReasonValue = str | int | Fraction | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one subject got what it got, free of any language: pages render `code` with `params` in five languages."""

    code: str
    params: Mapping[str, ReasonValue]


class Run(Protocol):
    """Case document to result document. Raises CaseError (malformed) or NoAnswer.

    Numbers in the result are int or Fraction. With `packed`, numbers in the case may be exact text ("40/7").
    """

    def __call__(self, case: Document, packed: bool = False) -> Document: ...


class Explain(Protocol):
    """One plain reason per subject id, from a case document and what `run` answered to it."""

    def __call__(self, case: Document, result: Document, packed: bool = False) -> dict[str, Reason]: ...


@dataclass(frozen=True, slots=True)
class Parted:
    """A result as a decision states it: `outputs` are the case's own; `rows` hold what is each subject's, by id."""

    outputs: Document
    rows: Mapping[str, Document]


class Part(Protocol):
    """A case and what `run` answered to it, parted."""

    def __call__(self, case: Document, result: Document) -> Parted: ...


@dataclass(frozen=True, slots=True)
class Algorithm:
    """`subjects`: the key, in the case, of the list with one object (and its `id`) per subject concerned. `part`: what
    of the result is whose; None: the result has a list of objects with `id` under the key `subjects` too. `stated_to`:
    decisions state the numbers of the result rounded down to multiples of this, and one unit of difference is no
    difference (not together with `part`); None: exactly.
    """

    name: str
    version: int
    run: Run
    reasons: Explain
    subjects: str
    stated_to: Fraction | None = None
    part: Part | None = None

    @property
    def format(self) -> str:
        return f"{self.name}/{self.version}"

    def parted(self, case: Document, result: Document) -> Parted:
        """What of the result is whose."""
        if self.part is not None:
            return self.part(case, result)
        outputs = {name: value for name, value in result.items() if name != self.subjects}
        rows = ({**row} for row in result[self.subjects])
        return Parted(outputs, {row.pop("id"): row for row in rows})


class UnknownAlgorithm(LookupError):
    def __init__(self, name: str, version: int) -> None:
        super().__init__(f"no algorithm is registered as {name}/{version}; known: {', '.join(sorted(_BY_FORMAT))}")
        self.name = name
        self.version = version


_BY_FORMAT: dict[str, Algorithm] = {}


def register(algorithm: Algorithm) -> Algorithm:
    """Make an algorithm known. Two different ones under one name and version are a programming error (ValueError)."""
    known = _BY_FORMAT.setdefault(algorithm.format, algorithm)
    if known != algorithm:
        raise ValueError(f"{algorithm.format} is registered already")
    return algorithm


def find(name: str, version: int) -> Algorithm:
    """The algorithm of that name and version. Raises UnknownAlgorithm."""
    try:
        return _BY_FORMAT[f"{name}/{version}"]
    except KeyError:
        raise UnknownAlgorithm(name, version) from None


def for_document(case: Document) -> Algorithm:
    """The algorithm that the case's `format` names. Raises CaseError at `$.format`."""
    found = format_of(case)
    if found not in _BY_FORMAT:
        raise CaseError("unknown_format", found=found, known=", ".join(sorted(_BY_FORMAT))).inside("format")
    return _BY_FORMAT[found]


def registered() -> tuple[Algorithm, ...]:
    """All algorithms, by name, then version."""
    return tuple(sorted(_BY_FORMAT.values(), key=lambda algorithm: (algorithm.name, algorithm.version)))
