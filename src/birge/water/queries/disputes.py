"""Finds disputes about water."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Model, QuerySet

from birge.people.models import Organisation
from birge.water.enums import DisputeState
from birge.water.models import Bill, Delivery, Dispute, DisputeTerm, Turn


def disputes_of(association: Organisation | UUID) -> QuerySet[Dispute]:
    """Every dispute, what waits for an answer first, by its day."""
    rows = with_subjects(Dispute.objects.filter(association=association))
    return rows.order_by(F("answered_at").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk")


def with_subjects(rows: QuerySet[Dispute]) -> QuerySet[Dispute]:
    """Disputes with what they are about."""
    return rows.select_related(
        "user", "delivery__outlet", "turn__outlet", "turn__rota__canal", "bill", "correction", "minutes",
        "association__place",
    )  # fmt: skip


def disputes_of_users(users: Iterable[UUID], most: int = 12) -> list[Dispute]:
    """The latest disputes of these users."""
    return list(with_subjects(Dispute.objects.filter(user__in=list(users))).order_by("-raised_at")[:most])


def term_on(association: Organisation | UUID, on: date) -> DisputeTerm | None:
    """The term that holds on that day."""
    return DisputeTerm.objects.on(on).filter(association=association).first()


def corrections_of(dispute: Dispute) -> list[Delivery]:
    """What stands in the place of the disputed delivery, if anything does."""
    return list(Delivery.objects.filter(corrects=dispute.delivery_id)) if dispute.delivery_id else []


def waiting_disputes(associations: QuerySet[Organisation]) -> QuerySet[Dispute]:
    """Those without an answer, the most urgent first."""
    rows = Dispute.objects.filter(association__in=associations, state=DisputeState.OPEN).select_related("user")
    return rows.order_by(F("due_on").asc(nulls_last=True), "raised_at")


SUBJECTS: dict[str, tuple[type[Model], str]] = {
    "delivery": (Delivery, "association"),
    "turn": (Turn, "rota__association"),
    "bill": (Bill, "association"),
}
"""What can be disputed, and the way from it to its association."""


def disputed(association: Organisation, named: Mapping[str, str]) -> dict[str, Any] | None:
    """The thing that is named by its kind and id, and its user; None for what this association does not have."""
    for kind, (model, owner) in SUBJECTS.items():
        try:
            key = UUID(named.get(kind, ""))
        except ValueError:
            continue
        thing: Any = model._default_manager.filter(pk=key, **{owner: association}).select_related("user").first()
        return {kind: thing, "user": thing.user} if thing else None
    return None
