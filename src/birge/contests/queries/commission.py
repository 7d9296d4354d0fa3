"""Finds who sits in the commission of a call, what ties members to applicants, and who marks what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from birge.contests.enums.applications import MARKED
from birge.contests.enums.commission import ConflictState
from birge.contests.models import Application, Call, Commission, Conflict, Declaration, Marker, MarkingTask
from birge.contests.queries.rounds import in_work
from birge.kernel.sorting import Alphabetical
from birge.meetings.enums import BodyKind
from birge.meetings.models import Body
from birge.meetings.queries import holding


def commission_of(call: Call) -> Commission | None:
    """The commission of the call, once there is one."""
    return Commission.objects.filter(call=call).select_related("body", "meeting").first()


def commission_with_loads(call: Call) -> Any:
    """The same with how many applications were given to members (`given`) and how many of these are marked (`done`)."""
    tasks = "call__markers__tasks"
    given = Count(tasks, filter=Q(**{f"{tasks}__isnull": False, f"{tasks}__ended_at": None}))
    done = Count(tasks, filter=Q(**{f"{tasks}__done_at__isnull": False, f"{tasks}__ended_at": None}))
    rows = Commission.objects.filter(call=call).select_related("body").annotate(given=given, done=done)
    return rows.first()


def holding_seats(markers: QuerySet[Marker], on: date) -> QuerySet[Marker]:
    """Those who sit in the commission on that day."""
    in_the_body = Q(member__ends_on__isnull=True) | Q(member__ends_on__gt=on)
    return markers.filter(in_the_body, left_at=None, member__starts_on__lte=on)


def markers_of(call: Call, on: date) -> QuerySet[Marker]:
    """Who marks in this call on that day, by group and name."""
    markers = holding_seats(Marker.objects.filter(call=call), on).select_related(
        "member__account", "member__on_behalf_of"
    )
    return markers.order_by("group", Alphabetical("member__name"), "pk")


def seats_taken(call: Call, on: date) -> Counter[str]:
    """How many sit there by group."""
    return Counter(markers_of(call, on).values_list("group", flat=True))


def standing_bodies(call: Call, on: date) -> QuerySet[Body]:
    """Commissions that the customer has already, to sit on this call too."""
    own = Q(organisation=call.customer_id)
    if call.customer.place_id:
        own |= Q(place=call.customer.place_id)
    return holding(Body.objects.filter(own, kind=BodyKind.COMMISSION), on).order_by("starts_on", "pk")


def marked_applications(call: Call) -> QuerySet[Application]:
    """The admitted applications of the call, in the order of arrival; of a rolling call those that are not decided."""
    applications = Application.objects.filter(in_work(), call=call, state__in=MARKED)
    return applications.select_related("applicant__organisation", "applicant__account", "area").order_by("number", "pk")


def applicants_to_declare(marker: Marker) -> list[tuple[Application, Conflict | None, bool]]:
    """Per application, by the applicant's name: the member's conflict with it, and whether she declared none."""
    applications = sorted(marked_applications(marker.call), key=lambda row: (str(row.applicant).casefold(), row.pk))
    conflicts: dict[UUID, Conflict] = {}
    for conflict in Conflict.objects.filter(marker=marker).exclude(state=ConflictState.DISMISSED):
        if conflict.state == ConflictState.STANDING or conflict.application_id not in conflicts:
            conflicts[conflict.application_id] = conflict
    clear = set(Declaration.objects.filter(marker=marker).values_list("application", flat=True))
    return [(row, conflicts.get(row.pk), row.pk in clear) for row in applications]


def undeclared(markers: Iterable[Marker], applications: Iterable[Application]) -> set[tuple[UUID, UUID]]:
    """The pairs (application, marker) of which the member has said nothing yet."""
    markers, applications = list(markers), list(applications)
    said = set(Declaration.objects.filter(marker__in=markers).values_list("application", "marker"))
    said |= set(Conflict.objects.filter(marker__in=markers).values_list("application", "marker"))
    return {(row.pk, marker.pk) for row in applications for marker in markers} - said


def conflicts_of(call: Call) -> QuerySet[Conflict]:
    """All conflicts of the call, those to check first."""
    rows = Conflict.objects.filter(application__call=call)
    rows = rows.select_related("marker__member", "application__applicant__organisation", "application__call")
    return rows.order_by("-state", "application__number", "found_at", "pk")


def barred_pairs(call: Call) -> set[tuple[UUID, UUID]]:
    """(application, marker) wherever a conflict stands."""
    standing = Conflict.objects.filter(application__call=call, state=ConflictState.STANDING)
    return set(standing.values_list("application", "marker"))


def open_tasks(call: Call) -> QuerySet[MarkingTask]:
    """Who marks what now."""
    tasks = MarkingTask.objects.filter(in_work("application"), application__call=call, ended_at=None)
    return tasks.select_related("application", "marker__member").order_by("application__number", "pk")


def loads_of(call: Call) -> dict[UUID, tuple[int, int]]:
    """Per marker how many applications she has, and how many of them are done."""
    tasks = MarkingTask.objects.filter(in_work("application"), application__call=call, ended_at=None).values("marker")
    counted = tasks.annotate(all=Count("pk"), done=Count("pk", filter=~Q(done_at=None)))
    return {row["marker"]: (row["all"], row["done"]) for row in counted.values("marker", "all", "done")}


def tasks_of(markers: Sequence[Marker]) -> QuerySet[MarkingTask]:
    """What is marked from these seats: the unfinished first."""
    seats = [marker.pk for marker in markers]
    tasks = MarkingTask.objects.filter(in_work("application"), marker__in=seats, ended_at=None)
    standing = Conflict.objects.filter(
        marker=OuterRef("marker"), application=OuterRef("application"), state=ConflictState.STANDING
    )
    return (
        tasks.exclude(Exists(standing))
        .select_related("application__applicant__organisation")
        .order_by(F("done_at").asc(nulls_first=True), "application__number", "pk")
    )


def calls_with_conflicts(calls: QuerySet[Call]) -> list[tuple[Call, int]]:
    """The calls of these in which conflicts wait to be checked, with how many."""
    to_check = Count("applications__conflicts", filter=Q(applications__conflicts__state=ConflictState.TO_CHECK))
    counted = Call.objects.filter(pk__in=calls.values("pk")).annotate(to_check=to_check).filter(to_check__gt=0)
    return [(call, call.to_check) for call in counted.order_by("deadline_at", "pk")]
