"""What the rules promise: the budget, every group its part, and that losers change nothing."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest

from birge.algorithms.contests.votes import Ballot, Project, Rule, Vote, VoteType, ballots_of, count_votes, winners_of
from tests.algorithms.contests.plain_votes import random_vote, rows_of


def subsets(items):
    return (part for size in range(1, len(items) + 1) for part in combinations(items, size))


@pytest.mark.parametrize("rule", list(Rule))
def test_the_winners_never_cost_more_than_the_budget(rule: Rule) -> None:
    chance = Random(rule)
    for kind in VoteType:
        for _ in range(20):
            vote = random_vote(chance, kind, 6, 9, fine=True)
            assert count_votes(vote, rule).cost <= vote.budget


def broken_promise(vote: Vote, winners: tuple[int, ...]) -> bool:
    """EJR up to one project, tried for all groups and all sets of projects: a group that could pay for T by its part
    of the budget has a member with at least what all of them would have of T, or more with one project of T added.
    """
    rows = list(rows_of(vote))
    utilities = [
        {place: vote.projects[place].cost if vote.kind.is_approval else votes for place, votes in row} for row in rows
    ]
    for group in subsets(range(len(rows))):
        part = vote.budget * len(group) / len(rows)
        for wanted in subsets(range(len(vote.projects))):
            least = [min(utilities[one].get(place, Fraction(0)) for one in group) for place in wanted]
            if sum(vote.projects[place].cost for place in wanted) > part or not all(least):
                continue
            if not any(_has(utilities[one], winners, wanted, sum(least)) for one in group):
                return True
    return False


def _has(own: dict[int, Fraction], winners: tuple[int, ...], wanted: tuple[int, ...], promised: Fraction) -> bool:
    got = sum(own.get(place, 0) for place in winners)
    return got >= promised or any(got + own.get(place, 0) > promised for place in wanted if place not in winners)


@pytest.mark.parametrize("kind", [VoteType.APPROVAL, VoteType.CUMULATIVE])
def test_equal_shares_give_every_group_what_its_part_of_the_budget_could_pay_up_to_one_project(kind: VoteType) -> None:
    chance = Random(11)
    for _ in range(25):
        vote = random_vote(chance, kind, 4, 3)
        assert not broken_promise(vote, winners_of(vote, Rule.EQUAL_SHARES))


def test_greedy_breaks_that_promise_to_a_minority() -> None:
    costs = {"a": 2, "b": 2, "c": 1}
    projects = tuple(Project(name, Fraction(cost)) for name, cost in costs.items())
    ballots = ballots_of(VoteType.APPROVAL, [Ballot((0, 1), (), 3), Ballot((2,))])
    vote = Vote(VoteType.APPROVAL, Fraction(4), projects, ballots)
    assert broken_promise(vote, winners_of(vote, Rule.GREEDY))
    assert not broken_promise(vote, winners_of(vote, Rule.EQUAL_SHARES))


@pytest.mark.parametrize("rule", [Rule.GREEDY, Rule.EQUAL_SHARES])
def test_without_a_loser_the_winners_are_the_same(rule: Rule) -> None:
    chance = Random(3)
    for kind in (VoteType.APPROVAL, VoteType.SCORING):
        for _ in range(15):
            vote = random_vote(chance, kind, 5, 7)
            winners = winners_of(vote, rule)
            for loser in set(range(5)) - set(winners):
                fewer, names = without(vote, loser), [vote.projects[place].id for place in winners]
                assert [fewer.projects[place].id for place in winners_of(fewer, rule)] == names


def without(vote: Vote, project: int) -> Vote:
    ballots = []
    for row in rows_of(vote):
        kept = [(place - (place > project), votes) for place, votes in row if place != project]
        points = tuple(votes for _, votes in kept) if vote.kind.has_points else ()
        ballots.append(Ballot(tuple(place for place, _ in kept), points))
    projects = tuple(one for place, one in enumerate(vote.projects) if place != project)
    return replace(vote, projects=projects, ballots=ballots_of(vote.kind, ballots))


def test_with_greedy_one_more_vote_never_harms_a_winner() -> None:
    chance = Random(8)
    for _ in range(30):
        vote = random_vote(chance, VoteType.APPROVAL, 5, 6)
        rows = [[place for place, _ in row] for row in rows_of(vote)]
        for winner in winners_of(vote, Rule.GREEDY):
            more = ballots_of(vote.kind, [*(Ballot(tuple(row)) for row in rows), Ballot((winner,))])
            assert winner in winners_of(replace(vote, ballots=more), Rule.GREEDY)


def test_what_supporters_pay_is_what_the_projects_cost() -> None:
    """Each got budget/voters; what all have left and what is spent is the budget again."""
    chance = Random(2)
    for _ in range(20):
        vote = random_vote(chance, VoteType.APPROVAL, 4, 6)
        if not vote.budget:
            continue
        all_approve = [*rows_of(vote)]
        projects = (*vote.projects, replace(vote.projects[0], id="all", cost=vote.budget * 9))
        ballots = [Ballot((*(place for place, _ in row), 4)) for row in all_approve]
        wider = replace(vote, projects=projects, ballots=ballots_of(vote.kind, ballots))
        counted = count_votes(wider, Rule.EQUAL_SHARES)
        assert counted.standings[4].money == vote.budget - counted.cost
