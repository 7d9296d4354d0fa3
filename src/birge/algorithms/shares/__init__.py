"""Sharing out a divisible good among claims that it may not cover (`birge.share/1`).

result = share(case)        # dataclasses, exact Fractions
document = run(case_json)   # the same from and to documents
"""

from birge.algorithms.shares.case import Claimant, Rule, ShareCase, read_case
from birge.algorithms.shares.document import SHARE, reasons, run
from birge.algorithms.shares.solve import Award, BoundBy, ShareResult, share

__all__ = [
    "SHARE",
    "Award",
    "BoundBy",
    "Claimant",
    "Rule",
    "ShareCase",
    "ShareResult",
    "read_case",
    "reasons",
    "run",
    "share",
]
