"""Sharing irrigation water out over a tree of canals (`birge.water.share/1`).

result = share(case)        # exact volumes, what holds each user back, flows of the canals; by period
document = run(case_json)   # the same from and to documents
"""

from birge.algorithms.water.share.case import FORMAT, Canal, Rule, User, WaterCase, read_case
from birge.algorithms.water.share.document import WATER_SHARE, document_of, reasons, run
from birge.algorithms.water.share.network import SUPPLY
from birge.algorithms.water.share.result import REQUEST, Flow, PeriodShares, Totals, WaterResult
from birge.algorithms.water.share.solve import share

__all__ = [
    "FORMAT",
    "REQUEST",
    "SUPPLY",
    "WATER_SHARE",
    "Canal",
    "Flow",
    "PeriodShares",
    "Rule",
    "Totals",
    "User",
    "WaterCase",
    "WaterResult",
    "document_of",
    "read_case",
    "reasons",
    "run",
    "share",
]
