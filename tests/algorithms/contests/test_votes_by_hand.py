"""Votes small enough to be counted on paper."""

from fractions import Fraction

import pytest

from birge.algorithms.contests.votes import Ballot, Project, Rule, Vote, VoteType, ballots_of, count_votes, winners_of


def vote_of(kind: VoteType, budget: int, costs: dict[str, int], ballots: list[Ballot]) -> Vote:
    projects = tuple(Project(name, Fraction(cost)) for name, cost in costs.items())
    return Vote(kind, Fraction(budget), projects, ballots_of(kind, ballots))


def names(vote: Vote, rule: Rule) -> str:
    return " ".join(vote.projects[place].id for place in winners_of(vote, rule))


def approval(budget: int, costs: dict[str, int], *ballots: tuple[str, int]) -> Vote:
    """`ballots`: the one-letter projects approved, and by how many."""
    places = {name: place for place, name in enumerate(costs)}
    rows = [Ballot(tuple(places[name] for name in named), (), count) for named, count in ballots]
    return vote_of(VoteType.APPROVAL, budget, costs, rows)


def test_greedy_takes_the_most_votes_first_and_passes_over_what_does_not_fit() -> None:
    vote = approval(100, {"a": 60, "b": 50, "c": 40}, ("a", 3), ("b", 2), ("c", 1))
    assert names(vote, Rule.GREEDY) == "a c"


def test_greedy_does_not_count_votes_per_som() -> None:
    vote = approval(100, {"a": 100, "b": 1}, ("a", 3), ("b", 2))
    assert names(vote, Rule.GREEDY) == "a"


def test_equal_votes_go_to_the_cheaper_and_then_by_id_as_text() -> None:
    vote = approval(30, {"9": 10, "10": 10, "b": 5, "a": 10}, *((name, 1) for name in (("9",), ("10",), "b", "a")))
    assert names(vote, Rule.GREEDY) == "b 10 9"


def test_equal_shares_give_a_minority_its_part() -> None:
    """Greedy gives the majority of 6 all the money; with shares of 10 the 4 others have 40 for their project."""
    vote = approval(100, {"a": 50, "b": 50, "c": 40}, ("ab", 6), ("c", 4))
    assert names(vote, Rule.GREEDY) == "a b"
    assert names(vote, Rule.EQUAL_SHARES) == "a c"


def test_who_has_less_than_the_price_gives_all_and_the_others_pay_more() -> None:
    """Shares of 10. a: 10 people, 6 each. b: 6 of them with 4 left and 2 with 10 want 34: 24 and 5 each of the two."""
    vote = approval(120, {"a": 60, "b": 34}, ("a", 4), ("ab", 6), ("b", 2))
    counted = count_votes(vote, Rule.EQUAL_SHARES)
    assert names(vote, Rule.EQUAL_SHARES) == "a b"
    assert [(one.price, one.payers, one.full) for one in counted.standings] == [(6, 10, 10), (5, 8, 2)]


def test_the_money_of_supporters_of_what_is_not_bought_is_said() -> None:
    vote = approval(120, {"a": 60, "b": 45}, ("a", 4), ("ab", 6), ("b", 2))
    counted = count_votes(vote, Rule.EQUAL_SHARES)
    assert (counted.standings[1].place, counted.standings[1].money) == (None, 44)


def test_equal_prices_go_to_more_votes_then_lower_cost_then_id() -> None:
    """With points ρ = cost/points: a, b and c cost 5 for a point."""
    costs = {"c": 20, "b": 10, "a": 10}
    ballots = [Ballot((0,), (Fraction(4),), 10), Ballot((1, 2), (Fraction(2), Fraction(2)), 10)]
    assert names(vote_of(VoteType.CUMULATIVE, 100, costs, ballots), Rule.EQUAL_SHARES) == "c a b"


def test_the_last_of_an_ordered_ballot_gets_nothing_and_the_first_one_less_than_its_length() -> None:
    vote = vote_of(VoteType.ORDINAL, 10, {"a": 6, "b": 5, "c": 4}, [Ballot((0, 1, 2)), Ballot((1, 2)), Ballot((2,))])
    assert [(one.votes, one.supporters) for one in count_votes(vote, Rule.GREEDY).standings] == [(2, 1), (2, 2), (0, 0)]
    assert names(vote, Rule.GREEDY) == "b c"


def test_points_below_zero_count_against_a_project_but_nobody_pays_for_them() -> None:
    ballots = [Ballot((0, 1), (Fraction(-3), Fraction(1))), Ballot((0,), (Fraction(5),))]
    vote = vote_of(VoteType.SCORING, 10, {"a": 5, "b": 5}, ballots)
    assert [one.votes for one in count_votes(vote, Rule.EQUAL_SHARES).standings] == [2, 1]
    assert names(vote, Rule.EQUAL_SHARES) == "a b"


def test_add1_raises_every_share_by_a_whole_unit_until_more_would_pass_the_budget() -> None:
    """Shares of 5; b needs 7 of each of its two. With 2 more for each, a and b are bought: 24 of 25."""
    vote = approval(25, {"a": 10, "b": 14, "c": 9}, ("a", 2), ("b", 2), ("c", 1))
    counted = count_votes(vote, Rule.ADD1)
    assert names(vote, Rule.EQUAL_SHARES) == "a"
    assert (names(vote, Rule.ADD1), counted.cost) == ("a b", 24)
    assert (counted.share, counted.added) == (5, 3)


@pytest.mark.parametrize("rule", list(Rule))
def test_without_money_or_without_voters_nothing_is_bought(rule: Rule) -> None:
    assert winners_of(approval(0, {"a": 5}, ("a", 2)), rule) == ()
    assert winners_of(vote_of(VoteType.APPROVAL, 4, {"a": 5}, []), rule) == ()
