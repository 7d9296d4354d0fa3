"""The counting of votes as its definition reads: slow, with Fractions and one voter after the other."""

from fractions import Fraction
from random import Random

from birge.algorithms.contests.votes import Ballot, Project, Vote, VoteType, ballots_of


def plain_greedy(budget, costs, votes, ids):
    order = sorted(costs, key=lambda place: (-votes[place], costs[place], ids[place]))
    winners, left = [], budget
    for place in order:
        if costs[place] <= left:
            winners.append(place)
            left -= costs[place]
    return winners


def plain_shares(share, costs, given, ids, worth):
    """`given`: by voter, {project: votes}; `worth` of a vote by project."""
    gives = [{place: votes for place, votes in row.items() if votes > 0} for row in given]
    purses = [share for _ in gives]
    totals = {place: sum(voter.get(place, 0) for voter in given) for place in costs}
    winners = []
    while True:
        prices = {}
        for place in costs:
            backers = [(purses[voter], votes[place]) for voter, votes in enumerate(gives) if votes.get(place, 0) > 0]
            if place not in winners and sum(money for money, _ in backers) >= costs[place]:
                prices[place] = plain_price(costs[place], backers)
        if not prices:
            return winners
        best = min(prices, key=lambda p: (prices[p] / worth[p], -totals[p], costs[p], ids[p]))
        winners.append(best)
        for voter, votes in enumerate(gives):
            if votes.get(best, 0) > 0:
                purses[voter] -= min(purses[voter], prices[best] * votes[best])


def plain_price(cost, backers):
    owed, votes = cost, sum(votes for _, votes in backers)
    for money, own in sorted(backers, key=lambda row: row[0] / row[1]):
        if owed / votes <= money / own:
            return owed / votes
        owed, votes = owed - money, votes - own
    raise AssertionError("they cannot pay")


def plain_count(vote: Vote, kind_rule: str):
    """The places of the winners. `vote.rows` are its ballots one by one."""
    costs = {place: project.cost for place, project in enumerate(vote.projects)}
    ids = [project.id for project in vote.projects]
    given = [dict(row) for row in rows_of(vote)]
    totals = {place: sum(row.get(place, 0) for row in given) for place in costs}
    if kind_rule == "greedy":
        return plain_greedy(vote.budget, costs, totals, ids)
    worth = costs if vote.kind.is_approval else dict.fromkeys(costs, 1)
    if not given:
        return []
    share = vote.budget / len(given)
    found = plain_shares(share, costs, given, ids, worth)
    if kind_rule == "equal-shares":
        return found
    wanted = {place for row in given for place, votes in row.items() if votes > 0}
    while len(found) < len(wanted):
        share += 1
        following = plain_shares(share, costs, given, ids, worth)
        if sum(costs[place] for place in following) > vote.budget:
            return found
        found = following
    return found


def rows_of(vote: Vote):
    """Each voter's votes by project."""
    ballots, at = vote.ballots, 0
    for voters, length in zip(ballots.voters.tolist(), ballots.lengths.tolist(), strict=True):
        row = [
            (place, Fraction(votes, ballots.scale))
            for place, votes in zip(
                ballots.projects[at : at + length].tolist(), ballots.votes[at : at + length].tolist(), strict=True
            )
        ]
        at += length
        yield from [row] * voters


def random_vote(chance: Random, kind: VoteType, projects: int, voters: int, *, fine: bool = False) -> Vote:
    """Few different costs and many alike ballots, so that ties are frequent; with `fine`, decimals."""
    unit = Fraction(1, 4) if fine else Fraction(1)
    rows = tuple(Project(f"p{number}", unit * chance.randint(1, 12)) for number in range(projects))
    ballots = []
    for _ in range(voters):
        most = 1 if kind is VoteType.CHOOSE_1 else projects
        named = tuple(chance.sample(range(projects), chance.randint(min(1, most), most)))
        low = -2 if kind is VoteType.SCORING else 0
        points = tuple(unit * chance.randint(low, 6) for _ in named) if kind.has_points else ()
        ballots.append(Ballot(named, points, chance.choice((1, 1, 1, 2, 3))))
    budget = unit * chance.randint(0, 10 * projects)
    return Vote(kind, budget, rows, ballots_of(kind, ballots))
