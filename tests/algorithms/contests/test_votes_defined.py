"""Counts compared with the definition, one voter after the other with Fractions."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import numpy as np
import pytest

from birge.algorithms.contests.votes import Ballot, Project, Rule, Vote, VoteType, ballots_of, count_votes, winners_of
from tests.algorithms.contests.plain_votes import plain_count, random_vote, rows_of


@pytest.mark.parametrize("kind", list(VoteType))
@pytest.mark.parametrize("rule", list(Rule))
def test_the_winners_are_those_of_the_definition(kind: VoteType, rule: Rule) -> None:
    chance = Random(f"{kind} {rule}")
    for number in range(40):
        vote = random_vote(chance, kind, chance.randint(1, 6), chance.randint(0, 8), fine=number % 3 == 0)
        assert list(winners_of(vote, rule)) == plain_count(vote, rule)


@pytest.mark.parametrize("kind", list(VoteType))
@pytest.mark.parametrize("alike", [1, 2, 40])
def test_equal_ballots_count_for_as_many_voters_whether_they_are_few_or_many(kind: VoteType, alike: int) -> None:
    """Among 24 other ballots the first is given by so many."""
    chance = Random(f"{kind} {alike}")
    for _ in range(3):
        vote = random_vote(chance, kind, 6, 25)
        voters = np.array([alike] + [1] * 24)
        together = replace(vote, ballots=replace(vote.ballots, voters=voters))
        for rule in Rule:
            assert list(winners_of(together, rule)) == plain_count(together, rule)


@pytest.mark.parametrize("kind", [VoteType.APPROVAL, VoteType.CUMULATIVE])
def test_numbers_beyond_every_float_are_counted_as_exactly(kind: VoteType) -> None:
    """One in 10^400 decides; some votes have weights far apart."""
    huge = 10**400
    for seed in range(10):
        vote = random_vote(Random(seed), kind, 5, 7)
        much = replace(vote, budget=vote.budget * huge, projects=tuple(_times(p, huge, seed) for p in vote.projects))
        assert list(winners_of(much, Rule.EQUAL_SHARES)) == plain_count(much, Rule.EQUAL_SHARES)


def _times(project: Project, factor: int, more: int) -> Project:
    return Project(project.id, project.cost * factor + more % 2)


def test_points_of_very_different_size_are_counted_exactly() -> None:
    huge = Fraction(10**300)
    projects = (Project("a", Fraction(5)), Project("b", Fraction(5)), Project("c", 1 / huge))
    ballots = [Ballot((0, 1), (huge, huge + 1 / huge)), Ballot((0, 2), (1 / huge, Fraction(1)))]
    vote = Vote(VoteType.SCORING, Fraction(11), projects, ballots_of(VoteType.SCORING, ballots))
    for rule in (Rule.GREEDY, Rule.EQUAL_SHARES):
        assert list(winners_of(vote, rule)) == plain_count(vote, rule)


def test_add1_leaps_over_a_million_steps_that_change_nothing() -> None:
    """One of three people wants a project that costs 2.9 of 3 million: it is bought when a share reaches that."""
    projects = (Project("road", Fraction(2_900_000)), Project("tap", Fraction(90_000)))
    ballots = [Ballot((0,)), Ballot((1,)), Ballot(())]
    vote = Vote(VoteType.APPROVAL, Fraction(3_000_000), projects, ballots_of(VoteType.APPROVAL, ballots))
    counted = count_votes(vote, Rule.ADD1)
    assert (counted.winners, counted.added) == ((1, 0), 1_900_000)


@pytest.mark.parametrize("rule", list(Rule))
def test_neither_the_order_of_ballots_nor_that_of_projects_matters(rule: Rule) -> None:
    chance = Random(5)
    for kind in VoteType:
        vote = random_vote(chance, kind, 5, 6)
        order = chance.sample(range(5), 5)
        rows = [(row, 1) for row in rows_of(vote)]
        chance.shuffle(rows)
        ballots = [
            Ballot(tuple(order.index(place) for place, _ in row), _points(kind, row), count) for row, count in rows
        ]
        moved = replace(vote, projects=tuple(vote.projects[at] for at in order), ballots=ballots_of(kind, ballots))
        ids = [vote.projects[place].id for place in winners_of(vote, rule)]
        assert [moved.projects[place].id for place in winners_of(moved, rule)] == ids


def _points(kind: VoteType, row: list[tuple[int, Fraction]]) -> tuple[Fraction, ...]:
    return tuple(votes for _, votes in row) if kind.has_points else ()
