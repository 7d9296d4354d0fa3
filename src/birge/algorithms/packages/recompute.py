"""Running a package's algorithm again, from its inputs alone.

The case is the package's `inputs` with one object per row under the algorithm's list of subjects: the row's number as
its id and the fields declared as inputs that are not null. An algorithm never sees a name.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Final

from birge.algorithms.cases import pack
from birge.algorithms.packages.canonical import LARGEST, Json, Malformed, pointer_part
from birge.algorithms.packages.stating import agreed, rounded_down
from birge.algorithms.reasons import texts_of
from birge.algorithms.registry import Algorithm

Find = Callable[[str, int], Algorithm]  # by name and version; LookupError if there is none

_PLAIN: Final = {str, int, type(None)}


@dataclass(frozen=True)
class Computation:
    """`outputs` are the case's own; `results` and `reasons` hold one per subject, in the order of the numbers."""

    outputs: dict[str, Json]
    results: list[Json]
    reasons: list[Json]


def compute(
    algorithm: Algorithm,
    inputs: Mapping[str, Json],
    subjects: Sequence[Mapping[str, Json]],
    stated: Mapping[str, Json] | None = None,
) -> Computation:
    """`subjects` hold the input fields of each row, in the order of the numbers. CaseError or NoAnswer as the
    algorithm says. `stated` is a package to compare with: where the algorithm allows one unit of the last digit, its
    numbers are taken if they are within it, so that the reasons speak of the same numbers.
    """
    case = case_of(algorithm, inputs, subjects)
    answer = algorithm.run(case, packed=True)
    if algorithm.stated_to is not None:
        answer = rounded_down(answer, algorithm.stated_to)
        if stated is not None:
            answer = agreed(answer, _answer_in(stated, algorithm), algorithm.stated_to)
    explained = algorithm.reasons(case, answer, packed=True)
    reasons = [explained[subject["id"]] for subject in case[algorithm.subjects]]
    parted = algorithm.parted(case, answer)
    return Computation(
        outputs={name: _packed(value) for name, value in parted.outputs.items()},
        results=[
            {name: _packed(value) for name, value in parted.rows[subject["id"]].items()}
            for subject in case[algorithm.subjects]
        ],
        reasons=[
            {
                "code": why.code,
                "params": {name: _packed(value) for name, value in why.params.items()},
                "texts": texts_of(algorithm.format, why),
            }
            for why in reasons
        ],
    )


def _packed(value: Json) -> Json:
    """`cases.pack`, with a short way for the plain numbers and texts that fill the rows."""
    if value is None or type(value) is str:
        return value
    if type(value) is int or type(value) is Fraction:
        numerator, denominator = value.as_integer_ratio()
        if denominator == 1 and abs(numerator) <= LARGEST:
            return numerator
    return pack(value)


def case_of(
    algorithm: Algorithm, inputs: Mapping[str, Json], subjects: Sequence[Mapping[str, Json]]
) -> dict[str, Json]:
    """The case document, with the numbers as ids."""
    for name in ("format", algorithm.subjects):
        if name in inputs:
            raise Malformed(f"/inputs/{name}", "The rows and the algorithm already say this.", "Leave it out.")
    rows = [
        {
            "id": subject_id(number, len(subjects)),
            **{name: value for name, value in subject.items() if value is not None},
        }
        for number, subject in enumerate(subjects, start=1)
    ]
    return {"format": algorithm.format, **inputs, algorithm.subjects: rows}


def subject_id(number: int, count: int) -> str:
    """The id of a subject among so many: the numbers have leading zeros, so that ties by id are ties by number. Other
    inputs that speak of a subject (the marks of an application) use it.
    """
    return f"{number:0{len(str(count))}}"


def _answer_in(document: Mapping[str, Json], algorithm: Algorithm) -> dict[str, Json]:
    """A package's outputs and results put together again as the answer from which it was built."""
    results = [row["fields"]["result"]["value"] for row in document["rows"]]
    return {**document["outputs"], algorithm.subjects: results}


def subjects_of(document: Mapping[str, Json]) -> list[dict[str, Json]]:
    """What the algorithm may see of each row of a package."""
    names = [name for name, field in document["fields"].items() if field["input"]]
    return [{name: row["fields"][name]["value"] for name in names} for row in document["rows"]]


def first_difference(stated: Json, expected: Json, path: str = "") -> str | None:
    """The JSON pointer of the first place, in the order of the canonical form, where two values differ."""
    if type(stated) is not type(expected):
        return path
    if isinstance(stated, dict):
        for key in sorted(stated.keys() | expected.keys()):
            below = f"{path}/{pointer_part(key)}"
            if key not in stated or key not in expected:
                return below
            if found := first_difference(stated[key], expected[key], below):
                return found
        return None
    if isinstance(stated, list):
        for at, (left, right) in enumerate(zip(stated, expected, strict=False)):
            if found := first_difference(left, right, f"{path}/{at}"):
                return found
        return None if len(stated) == len(expected) else f"{path}/{min(len(stated), len(expected))}"
    return None if stated == expected else path


def first_wrong_result(document: Mapping[str, Json], again: Computation) -> str | None:
    """Where the package states other outputs, results or reasons than the algorithm gives."""
    if found := first_difference(document["outputs"], again.outputs, "/outputs"):
        return found
    stated = [[row["fields"]["result"]["value"], row["fields"]["reason"]["value"]] for row in document["rows"]]
    expected = [[result, reason] for result, reason in zip(again.results, again.reasons, strict=True)]
    if stated == expected and _plain(stated) and _plain(expected):  # the quick way: almost always
        return None
    for at, (is_, should_be) in enumerate(zip(stated, expected, strict=True)):
        for name, left, right in zip(("result", "reason"), is_, should_be, strict=True):
            if found := first_difference(left, right, f"/rows/{at}/fields/{name}/value"):
                return found
    return None


def _plain(cells: list[Json]) -> bool:
    """Are results and parameters all text, whole number or null? Then == is exact; of 1 and true it is not."""
    parts = (part for result, reason in cells for part in (result, reason["params"]))
    return _PLAIN.issuperset(map(type, chain.from_iterable(part.values() for part in parts)))
