"""`birge.contests.assign/1` from document to document."""

from birge.algorithms.cases import Document
from birge.algorithms.contests.assign.case import read_case
from birge.algorithms.contests.assign.solve import Assigned, assign


def run(case: Document, packed: bool = False) -> Document:
    """The result document: pairs in the order of ids, and the load of every marker. Raises CaseError or NoAnswer."""
    return document_of(assign(read_case(case, packed)))


def document_of(assigned: Assigned) -> Document:
    return {
        "assignments": [{"application": application, "marker": marker} for application, marker in assigned.pairs],
        "loads": assigned.loads,
    }
