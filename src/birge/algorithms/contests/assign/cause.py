"""Why a case has no answer: parts of it that exclude each other, while without any one of them the others do not.

The first application, by id, that cannot be served with those before it lacks some places. Where it is one place only,
everything that the place is held back by is needed for that: any of it given up opens a chain. So parts are dropped
that leave a place missing, until one is, or no part can be dropped.
"""

from birge.algorithms.cases import NoAnswer, json_path
from birge.algorithms.contests.assign.case import AssignCase
from birge.algorithms.contests.assign.flow import Flow
from birge.algorithms.contests.assign.shortage import Held, Shortage, shortage_of

TOO_FEW_MARKERS = "{application}: markers needed {each}, to be had {found}"
TOO_FEW_OF_GROUP = "{application}: markers of the group {group} needed {least}, to be had {found}"
TOO_FEW_PLACES = "{applications} need {needed} places with {markers}: there are {places}"
MINIMA_EXCEED = "the minima of {groups} make {needed} markers, an application has {each}"


def check_numbers(case: AssignCase) -> None:
    """Raises NoAnswer where no application whatever could be served: for want of markers, or because the group minima
    alone are more than it has. The first by id stands for all.
    """
    if not case.applications:
        return
    application = min(case.applications)
    first = json_path("applications", case.applications.index(application))
    groups = [marker.group for marker in case.markers]
    if len(groups) < case.per_application:
        raise _too_few_markers(case, application, (first,))
    for group, least in case.group_minimum.items():
        if least > groups.count(group):
            raise _too_few_of_group(case, application, group, (first, json_path("group_minimum", group)))
    if sum(case.group_minimum.values()) > case.per_application:
        raise _minima_exceed(case, first)


def _minima_exceed(case: AssignCase, first: str) -> NoAnswer:
    kept = dict(case.group_minimum)
    for group in list(kept)[::-1]:
        if sum(kept.values()) - kept[group] > case.per_application:
            del kept[group]
    return NoAnswer(
        "minima_exceed",
        MINIMA_EXCEED,
        (first, *(json_path("group_minimum", group) for group in kept)),
        groups=", ".join(kept),
        needed=sum(kept.values()),
        each=case.per_application,
    )


def no_answer(case: AssignCase, flow: Flow, application: int) -> NoAnswer:
    """Where the flow could not place the application."""
    shortage = shortage_of(flow, application)
    shortage.fill()
    for group, least in enumerate(shortage.exchange.problem.minima):
        if least:
            without = shortage.without_group(group)
            shortage = shortage if without.fill() else without
    shortage = _one_missing(case, shortage)
    return _named(case, shortage, shortage.held_back_by())


def _one_missing(case: AssignCase, shortage: Shortage) -> Shortage:
    places = {pair: place for place, pair in enumerate(case.conflicts)}
    needed: set[tuple[str, int]] = set()
    while len(shortage.missing) > 1:
        held = shortage.held_back_by()
        shortage.only(held)
        if held.conflicts:
            shortage.drop_conflict(*max(held.conflicts, key=lambda pair: places[_pair(shortage, pair)]))
            shortage.fill()
            continue
        less = _less(shortage, held, needed)
        if less is None:
            break
        shortage = less
    return shortage


def _less(shortage: Shortage, held: Held, needed: set[tuple[str, int]]) -> Shortage | None:
    """Without one application or limit, where a place stays missing all the same. `needed` are known not to be such."""
    applications = sorted(held.applications - {shortage.application})
    parts = [("application", part) for part in applications] + [("limit", part) for part in sorted(held.markers)]
    for part in reversed(parts):
        if part not in needed:
            kind, number = part
            without = shortage.without_limit(number) if kind == "limit" else shortage.without_application(number)
            if not without.fill():
                return without
            needed.add(part)
    return None


def _pair(shortage: Shortage, pair: tuple[int, int]) -> tuple[str, str]:
    problem = shortage.exchange.problem
    return problem.applications[pair[0]], problem.markers[pair[1]]


def _named(case: AssignCase, shortage: Shortage, held: Held) -> NoAnswer:
    problem = shortage.exchange.problem
    names = {problem.applications[number] for number in held.applications}
    pairs = {_pair(shortage, pair) for pair in held.conflicts}
    markers = {problem.markers[number] for number in held.markers}
    groups = {problem.names[number] for number, least in enumerate(problem.minima) if least}
    cause = (
        *(json_path("applications", place) for place, name in enumerate(case.applications) if name in names),
        *(json_path("markers", place, "max_load") for place, one in enumerate(case.markers) if one.id in markers),
        *(json_path("conflicts", place) for place, pair in enumerate(case.conflicts) if pair in pairs),
        *(json_path("group_minimum", group) for group in case.group_minimum if group in groups),
    )
    name = problem.applications[shortage.application]
    group = shortage.missing[0]
    if markers:
        return _too_few_places(case, shortage, held, cause)
    if group is None:
        return _too_few_markers(case, name, cause)
    return _too_few_of_group(case, name, problem.names[group], cause)


def _too_few_places(case: AssignCase, shortage: Shortage, held: Held, cause: tuple[str, ...]) -> NoAnswer:
    problem = shortage.exchange.problem
    places = sum(len(shortage.exchange.held[marker]) for marker in held.markers)
    return NoAnswer(
        "too_few_places",
        TOO_FEW_PLACES,
        cause,
        applications=", ".join(problem.applications[number] for number in sorted(held.applications)),
        markers=", ".join(problem.markers[number] for number in sorted(held.markers)),
        needed=places + len(shortage.missing),
        places=places,
    )


def _too_few_markers(case: AssignCase, application: str, cause: tuple[str, ...]) -> NoAnswer:
    each, found = case.per_application, len(_able(case, application))
    return NoAnswer("too_few_markers", TOO_FEW_MARKERS, cause, application=application, each=each, found=found)


def _too_few_of_group(case: AssignCase, application: str, group: str, cause: tuple[str, ...]) -> NoAnswer:
    least, found = case.group_minimum[group], _able(case, application).count(group)
    return NoAnswer(
        "too_few_of_group", TOO_FEW_OF_GROUP, cause, application=application, group=group, least=least, found=found
    )


def _able(case: AssignCase, application: str) -> list[str]:
    """The groups of all who have no conflict with the application."""
    conflicts = {marker for name, marker in case.conflicts if name == application}
    return [marker.group for marker in case.markers if marker.id not in conflicts]
