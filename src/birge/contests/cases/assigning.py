"""From a commission to the case of `birge.contests.assign/1`, and its answer in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from birge.algorithms.cases import NoAnswer
from birge.algorithms.contests import assign
from birge.algorithms.contests.assign import AssignCase
from birge.contests.enums.commission import MarkerGroup
from birge.contests.models import Application, Call, Marker
from birge.contests.queries.commission import barred_pairs

Pair = tuple[UUID, UUID]


class Infeasible(ValidationError):
    """No assignment satisfies the rules of the call; its text says why: leave out any part and one does."""


def pairs_for(
    call: Call, applications: Sequence[Application], markers: Sequence[Marker], current: set[Pair]
) -> set[Pair]:
    """(application, marker) of everybody who marks. Raises Infeasible.

    Without a number per application everybody marks all but those from which a conflict bars her.
    """
    barred = barred_pairs(call)
    terms = call.rule_set.procedure.commission
    if terms.per_application is None:
        return {(row.pk, marker.pk) for row in applications for marker in markers} - barred
    width = len(str(max((row.number or 0 for row in applications), default=0)))
    names = {row.pk: f"{row.number or 0:0{width}}" for row in applications}
    seats = {marker.pk: f"{place:03}" for place, marker in enumerate(markers, start=1)}

    def shown(pairs: set[Pair]) -> tuple[tuple[str, str], ...]:
        known = [(row, marker) for row, marker in pairs if row in names and marker in seats]
        return tuple(sorted((names[row], seats[marker]) for row, marker in known))

    case = AssignCase(
        applications=tuple(names.values()),
        markers=tuple(
            assign.Marker(seats[row.pk], row.group, len(applications) if row.most is None else row.most)
            for row in markers
        ),
        conflicts=shown(barred),
        per_application=terms.per_application,
        group_minimum=terms.group_minimum,
        current=shown(current - barred),
    )
    try:
        found = assign.assign(case)
    except NoAnswer as problem:
        raise Infeasible(cause_words(problem, {seats[row.pk]: str(row) for row in markers})) from problem
    back = {name: pk for pk, name in names.items()}, {name: pk for pk, name in seats.items()}
    return {(back[0][application], back[1][marker]) for application, marker in found.pairs}


def cause_words(problem: NoAnswer, members: Mapping[str, str]) -> str:
    """Why the applications cannot be handed out, with what can be done about it."""
    said = dict(problem.params)
    if "markers" in said:
        said["markers"] = ", ".join(members.get(name, name) for name in str(said["markers"]).split(", "))
    for part in ("group", "groups"):
        if part in said:
            said[part] = ", ".join(_group(name) for name in str(said[part]).split(", "))
    sentences = {
        "too_few_markers": _(
            "Application %(application)s needs %(each)s members, and %(found)s can mark it: the others are recused or "
            "have as many applications as they take. Seat another member."
        ),
        "too_few_of_group": _(
            "Application %(application)s needs so many members of this group: %(group)s, %(least)s. Those who can mark "
            "it: %(found)s. Seat another member of the group."
        ),
        "too_few_places": _(
            "Applications %(applications)s need %(needed)s places with these members: %(markers)s. They take "
            "%(places)s. Let them take more, or seat another member."
        ),
        "minima_exceed": _(
            "The rules ask for %(needed)s members of these groups: %(groups)s; an application has %(each)s."
        ),
    }
    return sentences[problem.code] % said


def _group(name: str) -> str:
    return str(MarkerGroup(name).label) if name in MarkerGroup.values else name
