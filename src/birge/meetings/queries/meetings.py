"""Finds meetings and their agendas."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Model, Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Cast

from birge.meetings.enums import SIGNERS, MeetingState
from birge.meetings.models import (
    AgendaItem,
    AgendaPaper,
    BallotReceipt,
    BodyMember,
    Dissent,
    Meeting,
    Minutes,
    MinutesSignature,
    Motion,
    Recusal,
    Vote,
)
from birge.meetings.queries.bodies import holding
from birge.people.models import Account


def agenda_of(meeting: Meeting, *, with_closed: bool, with_receipts: bool = False) -> QuerySet[AgendaItem]:
    """The agenda with its motions, votes, recusals and dissents; without closed items for those outside.

    `with_receipts`: also who received a ballot, which the minutes state.
    """
    parts: dict[str, type[Model]] = {"votes": Vote, "recusals": Recusal, "dissents": Dissent}
    if with_receipts:
        parts["receipts"] = BallotReceipt
    fetched = [Prefetch(name, queryset=part._default_manager.select_related("member")) for name, part in parts.items()]
    motions = Motion.objects.select_related("proposer").prefetch_related(*fetched)
    papers = Prefetch("papers", queryset=AgendaPaper.objects.select_related("file"))
    items = AgendaItem.objects.filter(meeting=meeting)
    items = items.prefetch_related(papers, Prefetch("motions", queryset=motions))
    return items if with_closed else items.filter(is_closed=False)


def meetings_found(queryset: QuerySet[Meeting], text: str) -> QuerySet[Meeting]:
    """Search by the body's name, the place of meeting or the title of an open item of the agenda."""
    names = {f"name_{code}": Cast(f"body__names__{code}", TextField()) for code in ("ky", "ru", "en")}
    wanted = Q(where__icontains=text)
    for name in names:
        wanted |= Q(**{f"{name}__icontains": text})
    items = AgendaItem.objects.filter(is_closed=False, title__icontains=text)
    return queryset.annotate(**names).filter(wanted | Q(pk__in=items.values("meeting")))


def papers_waiting(account: Account, now: datetime, on: date) -> tuple[list[Minutes], list[Meeting]]:
    """For the home page: minutes that wait for this person's signature, and her meetings within a day."""
    unsigned = Minutes.objects.filter(signed_at=None, discarded_at=None)
    signed_by_chair = MinutesSignature.objects.filter(role=SIGNERS[0]).values("minutes")
    signed_by_secretary = MinutesSignature.objects.filter(role=SIGNERS[1]).values("minutes")
    to_sign = unsigned.filter(
        Q(meeting__presiding__account=account) & ~Q(pk__in=signed_by_chair)
        | Q(meeting__secretary__account=account) & ~Q(pk__in=signed_by_secretary)
    )
    soon = Meeting.objects.filter(
        state=MeetingState.ANNOUNCED, starts_at__gte=now, starts_at__lt=now + timedelta(days=1)
    ).filter(body__members__in=holding(BodyMember.objects.filter(account=account), on))
    return list(to_sign.order_by("prepared_at")), list(soon.distinct().order_by("starts_at"))
