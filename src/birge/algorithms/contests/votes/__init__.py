"""Counting residents' votes on projects that share a budget: `greedy`, equal shares, and equal shares with add1.

vote = read_pabulib(data).vote            # a .pb file
counted = count_votes(vote, Rule.ADD1)    # who won, and what decided about each project
document = run(case_json)                 # the same from and to documents; case_of(vote, rule) makes one
"""

from birge.algorithms.contests.votes.case import VoteCase, case_of, read_case
from birge.algorithms.contests.votes.document import CONTESTS_VOTE, document_of, reasons, run
from birge.algorithms.contests.votes.pabulib import PabulibFile, read_pabulib, rule_named
from birge.algorithms.contests.votes.result import Counted, Standing, count_votes, winners_of
from birge.algorithms.contests.votes.vote import Ballot, Ballots, Project, Rule, Vote, VoteType, ballots_of, borda

__all__ = [
    "CONTESTS_VOTE",
    "Ballot",
    "Ballots",
    "Counted",
    "PabulibFile",
    "Project",
    "Rule",
    "Standing",
    "Vote",
    "VoteCase",
    "VoteType",
    "ballots_of",
    "borda",
    "case_of",
    "count_votes",
    "document_of",
    "read_case",
    "read_pabulib",
    "reasons",
    "rule_named",
    "run",
    "winners_of",
]
