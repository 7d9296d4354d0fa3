"""Finds meetings and their agendas."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Cast

from birge.meetings.enums import SIGNERS, MeetingState
from birge.meetings.models import AgendaItem, Meeting, Minutes, Motion
from birge.meetings.queries.bodies import holding
from birge.people.models import Account


def agenda_of(meeting: Meeting, *, with_closed: bool) -> QuerySet[AgendaItem]:
    """The agenda with its motions, votes, recusals and dissents; without closed items for those outside."""
    motions = Motion.objects.select_related("proposer").prefetch_related(
        "votes__member", "recusals__member", "dissents__member", "receipts__member"
    )
    items = AgendaItem.objects.filter(meeting=meeting)
    items = items.prefetch_related("papers__file", Prefetch("motions", queryset=motions))
    return items if with_closed else items.filter(is_closed=False)


def meetings_found(queryset: QuerySet[Meeting], text: str) -> QuerySet[Meeting]:
    """Search by the body's name, the place of meeting or the title of an open item of the agenda."""
    names = {f"name_{code}": Cast(f"body__names__{code}", TextField()) for code in ("ky", "ru", "en")}
    wanted = Q(where__icontains=text)
    for name in names:
        wanted |= Q(**{f"{name}__icontains": text})
    items = AgendaItem.objects.filter(is_closed=False, title__icontains=text)
    return queryset.annotate(**names).filter(wanted | Q(pk__in=items.values("meeting")))


def papers_waiting(account: Account, now: datetime, on: date) -> tuple[int, list[Meeting]]:
    """For the home page: how many minutes wait for this person's signature, and her meetings within a day."""
    unsigned = Minutes.objects.filter(signed_at=None, discarded_at=None)
    to_sign = unsigned.filter(
        Q(meeting__presiding__account=account) & ~Q(signatures__role=SIGNERS[0])
        | Q(meeting__secretary__account=account) & ~Q(signatures__role=SIGNERS[1])
    )
    soon = Meeting.objects.filter(
        state=MeetingState.ANNOUNCED, starts_at__gte=now, starts_at__lt=now + timedelta(days=1)
    ).filter(body__members__in=holding(account.body_memberships.all(), on))
    return to_sign.distinct().count(), list(soon.select_related("body").distinct().order_by("starts_at"))
