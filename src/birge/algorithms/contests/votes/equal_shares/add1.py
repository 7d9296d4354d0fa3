"""Equal shares with more money for each: what is left of the budget is put to use.

Everyone's share is raised by one whole unit of the currency (one som) again and again while what is bought costs no
more than the budget; the last such count is the result. Nothing else ends it, but that everything with a supporter is
bought. The added money is only a yardstick: no more than the budget is spent.
"""

from math import inf

from birge.algorithms.contests.votes.equal_shares.count import Count
from birge.algorithms.contests.votes.support import Support


def add1(support: Support) -> Count:
    """The last count that stays within the budget. Steps that surely change no winner are not counted one by one."""
    budget = support.vote.budget
    wanted = sum(1 for groups in support.groups if groups.size)
    found = Count(support, watched=True)
    while len(found.purchases) < wanted and found.same_for < inf:
        last = found.added + int(found.same_for)
        following = Count(support, last + 1, watched=True)
        if following.cost > budget:
            return found if last == found.added else Count(support, last)
        found = following
    return found
