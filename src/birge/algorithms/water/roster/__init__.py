"""A rota of turns on a canal to the minute (`birge.water.roster/1`).

roster = rota(case)         # dataclasses, exact
document = run(case_json)   # the same from and to documents
spans = made_up(spans, begins, ends)  # after the canal stood
"""

from birge.algorithms.water.roster.case import FORMAT, Holding, RosterCase, read_case
from birge.algorithms.water.roster.clock import Moment, Night
from birge.algorithms.water.roster.document import document_of, run
from birge.algorithms.water.roster.rota import Roster, Turn, rota
from birge.algorithms.water.roster.standing import Span, made_up

__all__ = [
    "FORMAT",
    "Holding",
    "Moment",
    "Night",
    "Roster",
    "RosterCase",
    "Span",
    "Turn",
    "document_of",
    "made_up",
    "read_case",
    "rota",
    "run",
]
