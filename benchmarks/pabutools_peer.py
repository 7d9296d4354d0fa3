"""The other side of `benchmarks.contests_vote`, run in pabutools' own environment:
`pabutools_peer.py RULE FILE.pb …`. RULE: greedy, equal-shares, add1.

The same satisfaction (cost of approved projects, Borda, points) and the same order of ties. Its own add1 stops at the
first outcome to which nothing can be added; so the completion is run without that stop. Prints a line of JSON for each
file: CPU seconds to read and to count, and the winners.
"""

import json
import sys
from time import process_time

from pabutools.election import Additive_Borda_Sat, Additive_Cardinal_Sat, Cost_Sat, parse_pabulib
from pabutools.rules import exhaustion_by_budget_increase, greedy_utilitarian_welfare, method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

SATISFACTION = {"ordinal": Additive_Borda_Sat, "cumulative": Additive_Cardinal_Sat, "scoring": Additive_Cardinal_Sat}


def main(rule: str, *paths: str) -> None:
    sys.setrecursionlimit(10_000)
    for path in paths:
        started = process_time()
        instance, profile = parse_pabulib(path)
        ready = process_time()
        sat = SATISFACTION.get(instance.meta["vote_type"], Cost_Sat)
        votes = totals(profile, sat)
        ties = TieBreakingRule(lambda _, __, one, votes=votes: (-votes.get(one.name, 0), one.cost, one.name))
        begun = process_time()
        winners = counted(rule, instance, profile, sat, ties)
        done = process_time()
        names = [project.name for project in winners]
        print(json.dumps({"read": ready - started, "count": done - begun, "winners": names}), flush=True)


def totals(profile, sat) -> dict:
    found: dict = {}
    for ballot in profile:
        for at, project in enumerate(ballot):
            one = 1 if sat is Cost_Sat else len(ballot) - at - 1 if sat is Additive_Borda_Sat else ballot[project]
            found[project.name] = found.get(project.name, 0) + one
    return found


def counted(rule, instance, profile, sat, ties):
    if rule == "greedy":
        return greedy_utilitarian_welfare(instance, profile, sat, tie_breaking=ties)
    terms = {"sat_class": sat, "tie_breaking": ties}
    if rule == "equal-shares":
        return method_of_equal_shares(instance, profile, **terms)
    step = profile.num_ballots()
    return exhaustion_by_budget_increase(
        instance, profile, method_of_equal_shares, terms, exhaustive_stop=False, budget_step=step
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
