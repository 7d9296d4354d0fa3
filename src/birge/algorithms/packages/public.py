"""The public package of a decision: what everyone may see, with the same commitments as the full one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from birge.algorithms.packages.build import Package, finished
from birge.algorithms.packages.canonical import Json, pointer_part
from birge.algorithms.packages.groups import totals_by_group
from birge.algorithms.packages.seal import SEAL, sealed
from birge.algorithms.packages.shape import hides_inputs

_SHORTEST_LEAK = 5  # characters; see `leaked`
_BETWEEN_WORDS = re.compile(r"[^\w-]+|_+")
_NOT_SEARCHED = frozenset({"rows", "previous", "full"})


class Leak(ValueError):
    """A personal value stands where everyone would read it; `path` says where. The value itself is not repeated."""

    def __init__(self, path: str, field: str) -> None:
        super().__init__(f"{path}: the {field} of a subject stands here. Take it out before publishing.")
        self.path, self.field = path, field


def public_of(
    full: Package,
    *,
    key: Ed25519PrivateKey,
    signed_at: str,
    published_at: str,
    groups: Mapping[int, str] | None = None,
    totals: Sequence[str] = (),
) -> Package:
    """The public package. Personal fields are closed; who decided is said by role and organisation, without the name.

    Where an input tells of a person's status, all rows, inputs and outputs are closed, and `totals` (fields that tell
    of no status, or parts of one like "result/given") are given per group of at least ten; `groups` names each
    subject's group (by default all are one). `Leak` if a title, a rule or anything else that stays open holds a
    personal value.
    """
    source = full.document
    hidden = hides_inputs(source["fields"])
    document = {name: value for name, value in source.items() if name not in SEAL}
    document |= {
        "variant": "public",
        "full": source["hash"],
        "decision": _published(source["decision"], published_at),
        "rows": [_closed(row, source["fields"], hidden=hidden) for row in source["rows"]],
    }
    if hidden:
        del document["inputs"], document["outputs"]
        _refuse_status(source["fields"], totals)
        everyone = dict.fromkeys((row["number"] for row in source["rows"]), "all")
        document["groups"] = totals_by_group(source["rows"], groups or everyone, totals)
    for path, field in leaked(source, document):
        raise Leak(path, field)
    return finished(sealed(document, key, signed_at))


def _published(decision: Mapping[str, Json], published_at: str) -> dict[str, Json]:
    made_by = {**decision["made_by"], "name": None}
    return {**decision, "made_by": made_by, "published_at": published_at, "state": "published"}


def _closed(row: Mapping[str, Json], fields: Mapping[str, Json], *, hidden: bool) -> dict[str, Json]:
    cells = {}
    for name, cell in row["fields"].items():
        cells[name] = {"commitment": cell["commitment"]}
        if not hidden and not (name in fields and fields[name]["personal"]):
            cells[name]["value"] = cell["value"]
    return {"number": row["number"], "fields": cells}


def _refuse_status(fields: Mapping[str, Json], totals: Sequence[str]) -> None:
    for quantity in totals:
        field = quantity.partition("/")[0]
        if field in fields and (fields[field]["status"] or fields[field]["personal"]):
            raise ValueError(f"The total of {field} would tell of the subjects' status.")


def leaked(source: Mapping[str, Json], document: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """(path, field) of the open texts outside the rows that hold a personal value, whatever its case and punctuation.

    Looked for are values of five characters or more with a space or a digit in them: full names, PINs, addresses,
    telephones; of names also any two of their words. A single word (a village, a surname that is a common word) would
    be found in honest titles. Rows need no search: what stays open in them is declared open, or was given by an
    algorithm that never saw the rest.
    """
    searched = sorted(document.keys() - _NOT_SEARCHED)
    texts = [(path, _plain(text)) for name in searched for path, text in _texts(document[name], f"/{name}")]
    whole = "\n".join(text for _, text in texts)
    personal = [name for name, field in source["fields"].items() if field["personal"]]
    for row in source["rows"]:
        for name in personal:
            for trace in _traces(_plain(str(row["fields"][name]["value"]))):
                if trace in whole:
                    yield from ((path, name) for path, text in texts if _stands_in(trace, text))


def _traces(value: str) -> Iterator[str]:
    if len(value) < _SHORTEST_LEAK or not any(c.isdigit() or c == " " for c in value):
        return
    yield value
    words = value.split()
    if all(word.isalpha() for word in words):
        yield from map(" ".join, permutations(words, 2))


def _stands_in(trace: str, text: str) -> bool:
    """As words of its own: the PIN of nobody stands in a longer number, the name of nobody in a longer word."""
    before = r"(?<!\d)" if trace[0].isdigit() else r"(?<![^\W\d_])"
    after = r"(?!\d)" if trace[-1].isdigit() else r"(?![^\W\d_])"
    return re.search(before + re.escape(trace) + after, text) is not None


def _plain(text: str) -> str:
    """Words and numbers alone: "Асанова, Бурул" and "асанова  бурул" are the same."""
    return _BETWEEN_WORDS.sub(" ", text.casefold()).strip()


def _texts(value: Json, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, f"{path}/{pointer_part(key)}")
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _texts(item, f"{path}/{at}")
    elif isinstance(value, str):
        yield path, value
