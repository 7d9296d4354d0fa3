"""Finds complaints."""

from __future__ import annotations

from django.db.models import QuerySet

from birge.contests.enums.complaints import PENDING
from birge.contests.models import Agreement, Award, Call, Complaint


def with_things(rows: QuerySet[Complaint]) -> QuerySet[Complaint]:
    """Complaints with what their pages always need."""
    return rows.select_related(
        "call__customer__place", "call__rule_set", "application__applicant__organisation",
        "applicant__organisation", "award__decision",
    )  # fmt: skip


def is_bound(award: Award) -> bool:
    """Whether an agreement exists on the ground of this decision: then it is not repeated any more."""
    return Agreement.objects.filter(application__award_rows__award=award).exists()


def complaints_of(call: Call) -> QuerySet[Complaint]:
    """The complaints about a contest."""
    return with_things(Complaint.objects.filter(call=call)).order_by("number")


def waiting(calls: QuerySet[Call]) -> QuerySet[Complaint]:
    """Complaints of these calls that wait for an answer, the earliest term first."""
    rows = with_things(Complaint.objects.filter(call__in=calls, state__in=PENDING))
    return rows.order_by("due_on", "submitted_at", "pk")
