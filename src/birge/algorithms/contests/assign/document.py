"""`birge.contests.assign/1` from document to document, and why an application has the markers it has."""

from collections.abc import Iterable

from birge.algorithms.cases import Document
from birge.algorithms.contests.assign.case import Pair, read_case
from birge.algorithms.contests.assign.solve import Assigned, assign
from birge.algorithms.registry import Reason


def run(case: Document, packed: bool = False) -> Document:
    """The result document: pairs in the order of ids, and the load of every marker. Raises CaseError or NoAnswer."""
    return document_of(assign(read_case(case, packed)))


def document_of(assigned: Assigned) -> Document:
    return {
        "assignments": [{"application": application, "marker": marker} for application, marker in assigned.pairs],
        "loads": assigned.loads,
    }


def reasons(case: Document, result: Document, packed: bool = False) -> dict[str, Reason]:
    """One reason per application, by what became of its pairs in `current`. Codes:

    `assign.new`: it had none. `assign.kept`: all were kept. `assign.recused`: one was given up because it is in
    conflict by now. `assign.moved`: one was given up for another reason only (a limit, a minimum, another's recusal).
    `kept`, `added`, `recused`, `moved`: the markers by id, with commas between.
    """
    read = read_case(case, packed)
    now = _by_application((row["application"], row["marker"]) for row in result["assignments"])
    before, conflicts = _by_application(read.current), _by_application(read.conflicts)
    none: set[str] = set()
    return {
        application: _reason(*(pairs.get(application, none) for pairs in (before, now, conflicts)))
        for application in read.applications
    }


def _by_application(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    markers: dict[str, set[str]] = {}
    for application, marker in pairs:
        markers.setdefault(application, set()).add(marker)
    return markers


def _reason(before: set[str], now: set[str], conflicts: set[str]) -> Reason:
    gone = before - now
    params = {"kept": before & now, "added": now - before, "recused": gone & conflicts, "moved": gone - conflicts}
    code = "new" if not before else "recused" if params["recused"] else "moved" if gone else "kept"
    return Reason(f"assign.{code}", {name: ", ".join(sorted(markers)) for name, markers in params.items()})
