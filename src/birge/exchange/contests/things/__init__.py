"""A contest as the open standards see it: neutral objects between our tables and the writers of OCDS, 360Giving, IATI.

Amounts are whole tyiyn (hundredths of `currency`), moments aware, texts by language. What a reader may not know is
taken out by `redaction` before any writer sees it.
"""

from birge.exchange.contests.things.contest import Contest
from birge.exchange.contests.things.decisions import Award, Entrants, Ranked, Round
from birge.exchange.contests.things.notices import Change, Counts, Criterion, Party, Point, Source, Texts
from birge.exchange.contests.things.projects import Contract, Indicator, Milestone, Step, Transaction, Version

__all__ = [
    "Award",
    "Change",
    "Contest",
    "Contract",
    "Counts",
    "Criterion",
    "Entrants",
    "Indicator",
    "Milestone",
    "Party",
    "Point",
    "Ranked",
    "Round",
    "Source",
    "Step",
    "Texts",
    "Transaction",
    "Version",
]
