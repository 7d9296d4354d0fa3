"""Who marks which application (`birge.contests.assign/1`): the one best assignment, exactly.

assigned = assign(case)     # the pairs, and the load of each marker
document = run(case_json)   # the same from and to documents
reasons(case_json, document)  # by application: what became of its former markers
"""

from birge.algorithms.contests.assign.case import FORMAT, AssignCase, Marker, Pair, read_case
from birge.algorithms.contests.assign.document import document_of, reasons, run
from birge.algorithms.contests.assign.solve import Assigned, assign

__all__ = [
    "FORMAT",
    "AssignCase",
    "Assigned",
    "Marker",
    "Pair",
    "assign",
    "document_of",
    "read_case",
    "reasons",
    "run",
]
