"""From a vote and a rule to who won, and what decided about each project."""

from dataclasses import dataclass
from fractions import Fraction

from birge.algorithms.contests.votes.equal_shares import Count, Purchase, add1
from birge.algorithms.contests.votes.greedy import greedy
from birge.algorithms.contests.votes.support import Support, support_of
from birge.algorithms.contests.votes.vote import Rule, Vote


@dataclass(frozen=True, slots=True)
class Standing:
    """A project after the count. `place`: as how manieth it was chosen, None if it was not. `money`: with `greedy` what
    was left of the budget at its turn; with equal shares what the supporters of one not chosen have left together.
    `payers`, `full` and `price` (per vote) tell of one bought with equal shares: see `Purchase`.
    """

    votes: Fraction
    supporters: int
    place: int | None
    money: Fraction | None = None
    payers: int | None = None
    full: int | None = None
    price: Fraction | None = None


@dataclass(frozen=True)
class Counted:
    """`winners`: places of projects, in the order in which they were chosen. `share`: everybody's part of the budget
    (None with `greedy` and without voters); `added`: by how much `add1` raised it.
    """

    vote: Vote
    winners: tuple[int, ...]
    standings: tuple[Standing, ...]
    share: Fraction | None = None
    added: int = 0

    @property
    def cost(self) -> Fraction:
        return sum((self.vote.projects[place].cost for place in self.winners), Fraction(0))


def winners_of(vote: Vote, rule: Rule) -> tuple[int, ...]:
    """Only who won."""
    support = support_of(vote)
    if rule is Rule.GREEDY:
        return tuple(turn.project for turn in greedy(support) if turn.taken)
    count = _shares(support, rule)
    return tuple(bought.project for bought in count.purchases) if count else ()


def count_votes(vote: Vote, rule: Rule) -> Counted:
    """Who won, and why."""
    support = support_of(vote)
    return _by_greedy(support) if rule is Rule.GREEDY else _by_shares(support, rule)


def _shares(support: Support, rule: Rule) -> Count | None:
    """None where nobody has anything."""
    if not support.vote.budget or not support.vote.ballots.count:
        return None
    return add1(support) if rule is Rule.ADD1 else Count(support)


def _by_greedy(support: Support) -> Counted:
    turns = greedy(support)
    winners = tuple(turn.project for turn in turns if turn.taken)
    left = {turn.project: turn.left for turn in turns}
    standings = [
        Standing(*_given(support, place), _place_in(winners, place), left[place]) for place in range(len(turns))
    ]
    return Counted(support.vote, winners, tuple(standings))


def _by_shares(support: Support, rule: Rule) -> Counted:
    vote, count = support.vote, _shares(support, rule)
    bought = {one.project: one for one in count.purchases} if count else dict[int, Purchase]()
    winners = tuple(bought)
    standings = []
    for place in range(len(vote.projects)):
        given, one = _given(support, place), bought.get(place)
        if one is None:
            standings.append(Standing(*given, None, count.money_of(place) if count else Fraction(0)))
        else:
            standings.append(Standing(*given, _place_in(winners, place), None, one.payers, one.full, one.price))
    share = vote.budget / vote.ballots.count if vote.ballots.count else None
    return Counted(vote, winners, tuple(standings), share, count.added if count else 0)


def _given(support: Support, place: int) -> tuple[Fraction, int]:
    return support.votes(place), support.supporters(place)


def _place_in(winners: tuple[int, ...], place: int) -> int | None:
    return winners.index(place) + 1 if place in winners else None
