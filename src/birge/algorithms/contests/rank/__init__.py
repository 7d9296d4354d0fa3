"""Ranking the applications to a contest and choosing the winners (`birge.contests.rank/1`).

ranking = rank(case)        # dataclasses, exact
document = run(case_json)   # the same from and to documents
"""

from birge.algorithms.contests.rank.case import read_case
from birge.algorithms.contests.rank.document import RANK, document_of, reasons, run
from birge.algorithms.contests.rank.model import (
    Aggregate,
    Application,
    Area,
    Criterion,
    Mark,
    RankCase,
    Recusal,
    Rule,
)
from birge.algorithms.contests.rank.ranking import Ranking, rank
from birge.algorithms.contests.rank.verdicts import Outcome, Verdict

__all__ = [
    "RANK",
    "Aggregate",
    "Application",
    "Area",
    "Criterion",
    "Mark",
    "Outcome",
    "RankCase",
    "Ranking",
    "Recusal",
    "Rule",
    "Verdict",
    "document_of",
    "rank",
    "read_case",
    "reasons",
    "run",
]
