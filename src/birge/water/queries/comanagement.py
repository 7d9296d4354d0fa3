"""Finds the circle of an association, its proposals, and who takes part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from birge.people.models import Organisation
from birge.registers.enums import Sex
from birge.water.enums import CircleKind, ProposalChoice, ProposalState
from birge.water.models import Allocation, CircleMember, Forecast, Proposal


def members_on(association: Organisation | UUID, on: date) -> QuerySet[CircleMember]:
    """Who sits in the circle on that day."""
    rows = CircleMember.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), association=association, starts_on__lte=on)
    return rows.select_related("account").order_by("kind", "account__name")


def membership_of(user: Any, association: Organisation | UUID, on: date) -> CircleMember | None:
    """This person's seat; None for visitors and strangers."""
    if not getattr(user, "is_authenticated", False):
        return None
    return members_on(association, on).filter(account=user).first()


def proposals_of(association: Organisation | UUID) -> QuerySet[Any]:
    """Open ones first, then the newest; with how many answered and voted."""
    rows = Proposal.objects.filter(association=association).select_related("member__account")
    return rows.annotate(
        answered=Count("answers", distinct=True), voted=Count("votes", distinct=True),
        is_closed=Count("pk", filter=~Q(state=ProposalState.OPEN), distinct=True),
    ).order_by("is_closed", "-at")  # fmt: skip


def counts_of(proposal: Proposal) -> dict[str, int]:
    """Votes by choice."""
    if proposal.is_secret:
        return {choice: int(proposal.ballots.get(choice, 0)) for choice in ProposalChoice.values}
    counted = Counter(vote.choice for vote in proposal.votes.all())
    return {choice: counted[choice] for choice in ProposalChoice.values}


def waiting_for(user: Any, on: date) -> QuerySet[Proposal]:
    """Open proposals of the circles in which she sits, on which she has not voted: one query."""
    seats = CircleMember.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), account=user, starts_on__lte=on)
    rows = Proposal.objects.filter(state=ProposalState.OPEN, association__in=seats.values("association"))
    return rows.exclude(votes__member__account=user).order_by("at")


@dataclass(frozen=True)
class Part:
    """How members of one kind take part."""

    kind: str
    members: int
    women: int
    proposals: int
    answers: int
    votes: int

    @property
    def label(self) -> str:
        """In the reader's language."""
        return str(CircleKind(self.kind).label)


def participation(association: Organisation | UUID, on: date) -> list[Part]:
    """Kind by kind: one query."""
    rows = members_on(association, on).order_by().values("kind").annotate(
        members=Count("pk", distinct=True),
        women=Count("pk", distinct=True, filter=Q(sex=Sex.FEMALE)),
        proposed=Count("proposals", distinct=True),
        answered=Count("answers", distinct=True),
        voted=Count("votes", distinct=True),
    )  # fmt: skip
    return [
        Part(row["kind"], row["members"], row["women"], row["proposed"], row["answered"], row["voted"])
        for row in rows.order_by("kind")
    ]


def latest_share(association: Organisation | UUID) -> tuple[Allocation, Decimal | None] | None:
    """The share-out on which rules are tried, of the latest period that has one, and the flow expected then, l/s."""
    rows = Allocation.objects.filter(association=association).select_related("season", "head", "decision")
    expected = Forecast.objects.filter(head=OuterRef("head"), period_on=OuterRef("period_on"))
    known = rows.annotate(flow_lps=Subquery(expected.values("flow_lps")))
    found: Any = known.order_by("-period_on", "head__code", "-pk").first()
    return (found, found.flow_lps) if found else None
