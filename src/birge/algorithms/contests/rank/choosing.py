"""Who is selected, by the case's rule."""

from collections.abc import Sequence

from birge.algorithms.cases import NoAnswer
from birge.algorithms.contests.rank.greedy import greedy
from birge.algorithms.contests.rank.knapsack import best, items_of
from birge.algorithms.contests.rank.model import RankCase, Rule
from birge.algorithms.contests.rank.order import Standing
from birge.algorithms.contests.rank.terms import Terms


def chosen(terms: Terms, standing: Standing) -> list[int] | None:
    """The selected, in order; None where `all-above-minimum` is short of money."""
    queue = standing.queue
    if terms.rule is Rule.ALL_ABOVE_MINIMUM:
        fits = sum(terms.requested[application] for application in queue) <= terms.funding
        return list(queue) if fits else None
    if terms.rule is Rule.KNAPSACK:
        found = best(items_of(terms, queue, [standing.score(application) for application in queue]), terms.funding)
        return [] if found is None else [queue[place] for place in found.places]
    taken = greedy(terms, queue).chosen
    return [application for application, is_taken in zip(queue, taken, strict=True) if is_taken]


def money_short(case: RankCase, queue: Sequence[int]) -> NoAnswer:
    """Why `all-above-minimum` has no answer: the largest requests that together pass the funding; without any one of
    them the others fit into it.
    """
    largest = sorted(queue, key=lambda place: (-case.applications[place].requested_tyiyn, case.applications[place].id))
    cause, needed = [], 0
    for place in largest:
        if needed > case.funding_tyiyn:
            break
        cause.append(place)
        needed += case.applications[place].requested_tyiyn
    return NoAnswer(
        "money_short",
        "all who reach the minimum are to be selected, and these alone ask for {needed} of {funding} tyiyn",
        ("$.funding_tyiyn", *(f"$.applications[{place}].requested_tyiyn" for place in sorted(cause))),
        needed=needed,
        funding=case.funding_tyiyn,
    )
