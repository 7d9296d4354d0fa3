"""What the rounds of a contest gave, for pages and papers: the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from birge.exchange.contests.things import Award, Contest, Contract, Ranked, Round


@dataclass(frozen=True)
class Result:
    """A round, its winners (each with its agreement, once it is signed), those who gave the money up, and those who
    were not selected.
    """

    round: Round
    winners: list[tuple[Award, Contract | None]]
    given_up: list[Award]
    losers: list[Ranked]
    given_tyiyn: int


def results_of(contest: Contest) -> list[Result]:
    """Every decision that everybody sees, the newest first."""
    signed = {contract.award: contract for contract in contest.contracts}
    won = {award.key for award in contest.awards}
    found = []
    for one in reversed(contest.standing):
        awards = [award for award in contest.awards if award.round == one]
        winners = [award for award in awards if award.stands]
        losers = [row for row in contest.ranked if row.round == one.key and row.key not in won]
        given_up = [award for award in awards if not award.stands]
        pairs = [(award, signed.get(award.key)) for award in winners]
        found.append(Result(one, pairs, given_up, losers, given_by(winners)))
    return found


def given_by(awards: Iterable[Award]) -> int:
    """Their money together, in tyiyn."""
    return sum(award.granted_tyiyn for award in awards)
