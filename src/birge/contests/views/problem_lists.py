"""Lists of problems: those that everyone reads, and the desk of those who answer them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.contests.enums.problems import ProblemState
from birge.contests.models import Direction, Problem
from birge.contests.queries.problems import listed, search, shown_problems
from birge.contests.rules.customers import RUN
from birge.contests.rules.problems import served_places, worked_on_by
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.people.rules import holds
from birge.places.queries import names_by_place

SHAPES = {
    ProblemState.NEW: "open",
    ProblemState.ACCEPTED: "draft",
    ProblemState.IN_A_CALL: "open",
    ProblemState.SOLVED: "done",
    ProblemState.DECLINED: "cancelled",
    ProblemState.MERGED: "draft",
}
"""The shape beside the word of each state."""


@require_safe
def problems(request: HttpRequest) -> HttpResponse:
    """What residents named and those who work for them accepted."""
    listing = Listing(
        title=_("Residents' problems"),
        above=(_("Contests"), reverse("contests:index")),
        lead=_("What residents say is wrong where they live, and what is done about it."),
        queryset=shown_problems(),
        columns=_columns(),
        search=search,
        filters=_filters(ProblemState.ACCEPTED, ProblemState.IN_A_CALL, ProblemState.SOLVED),
        action=_to_the_desk()
        if served_places(request.user, timezone.localdate())
        else (_("Say what is wrong"), reverse("contests:new_problem")),
        empty=_("Nobody has named a problem yet."),
        order="-submitted_at",
        export_name="problems",
        on_rows=_name_places,
    )
    return list_response(request, listing)


def _to_the_desk() -> tuple[str, str]:
    return _("Problems to answer"), reverse("contests:problem_desk")


@login_required
@require_safe
def problem_desk(request: HttpRequest) -> HttpResponse:
    """All problems of the places for which this person works, the new ones first."""
    require(holds(request.user, RUN))
    listing = Listing(
        title=_("Problems to answer"),
        above=(_("Residents' problems"), reverse("contests:problems")),
        lead=_("What residents told: accept it, merge it with the same one, or decline it with the reason."),
        queryset=listed(worked_on_by(request.user, timezone.localdate())),
        columns=_columns(),
        search=search,
        filters=_filters(*ProblemState),
        action=(_("Enter a problem"), reverse("contests:new_problem")),
        empty=_("Nobody has named a problem in your place yet."),
        order="-submitted_at",
        export_name="problems-of-my-place",
        on_rows=_name_places,
    )
    return list_response(request, listing)


def _columns() -> list[Column]:
    return [
        Column("title", _("Problem"), lambda row: row.title, sort="title", link=Problem.get_absolute_url),
        Column("direction", _("About"), lambda row: str(row.direction), sort="direction__code"),
        Column("place", _("Where"), lambda row: getattr(row, "place_name", "")),
        Column("submitted_at", _("Told"), lambda row: timezone.localdate(row.submitted_at), sort="submitted_at"),
        Column("same", _("Told by"), lambda row: row.same + 1, sort="same", numeric=True),
        Column("state", _("State"), lambda row: row.get_state_display(), sort="state",
               status=lambda row: SHAPES[ProblemState(row.state)]),
    ]  # fmt: skip


def _filters(*states: ProblemState) -> list[Filter]:
    used = [(row.code, str(row)) for row in Direction.objects.all()]
    return [
        Filter("state", _("State"), [(state.value, state.label) for state in states],
               lambda rows, value: rows.filter(state=value)),
        Filter("direction", _("About"), used, lambda rows, value: rows.filter(direction__code=value)),
    ]  # fmt: skip


def _name_places(rows: object) -> None:
    """One query for the names of all places that the page shows."""
    shown: list[Problem] = list(rows)  # type: ignore[call-overload]
    names = names_by_place({row.place_id for row in shown})
    for row in shown:
        row.place_name = text_in(names.get(row.place_id))  # type: ignore[attr-defined]
