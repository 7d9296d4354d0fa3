"""Finds the decision of a call: its rows, what each applicant has of it, what is pending."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from birge.contests.enums.awards import PUBLISHED, AwardState
from birge.contests.enums.complaints import PENDING
from birge.contests.models import Applicant, Application, Award, AwardRow, Call, Complaint
from birge.decisions.models import DecisionRow
from birge.meetings.models import Minutes
from birge.meetings.queries import signed_minutes_for

SHOWN = (AwardState.PUBLISHED, AwardState.FINAL, AwardState.REPEATED)


def with_decisions(awards: QuerySet[Award]) -> QuerySet[Award]:
    """Awards with what their pages always need."""
    return awards.select_related(
        "decision__supersedes", "decision__superseded_by", "decision__place", "call__customer__place",
        "call__rule_set", "call__programme", "call__place",
    )  # fmt: skip


def standing_award(call: Call) -> Award | None:
    """The award that is not replaced: being prepared, decided, published or final."""
    return with_decisions(Award.objects.filter(call=call)).exclude(state=AwardState.REPEATED).first()


def rows_of(award: Award) -> QuerySet[AwardRow]:
    """What became of each application, best first; those without a place behind."""
    rows = AwardRow.objects.filter(award=award)
    rows = rows.select_related("application__applicant__organisation", "application__area")
    return rows.order_by(F("rank").asc(nulls_last=True), "number")


def published_rows(call: Call) -> QuerySet[AwardRow]:
    """What the published decision that stands says of each application, best first; nothing before there is one."""
    rows = AwardRow.objects.filter(
        award__call=call,
        award__state__in=PUBLISHED,
        award__decision__published_at__isnull=False,
    )
    rows = rows.select_related("award__decision", "application")
    return rows.order_by(F("rank").asc(nulls_last=True), "number")


def past_rows(applicant: Applicant) -> QuerySet[AwardRow]:
    """What published decisions say of this applicant's applications, the newest first, with their agreements."""
    rows = AwardRow.objects.filter(application__applicant=applicant, award__state__in=PUBLISHED)
    rows = rows.select_related("award__call__customer", "application__agreement", "application__call")
    return rows.order_by("-award__decision__published_at", "pk")


def decided_rows(award: Award) -> dict[int, DecisionRow]:
    """The decision's own rows by number: results and reasons."""
    return {row.number: row for row in award.decision.rows.all()}


def minutes_for(call: Call) -> QuerySet[Minutes]:
    """The signed minutes of the call's commission, newest first."""
    return signed_minutes_for().filter(meeting__body__in=Call.objects.filter(pk=call.pk).values("commission__body"))


def is_decided(application: Application) -> bool:
    """Whether a decision that is not repeated speaks of it, shown or not."""
    return application.award_rows.exclude(award__state=AwardState.REPEATED).exists()


def complaints_pending(call: Call) -> bool:
    """Whether a complaint waits for its answer: then no agreement is made."""
    return Complaint.objects.filter(call=call, state__in=PENDING).exists()


def to_finish(calls: QuerySet[Call], at: datetime) -> QuerySet[Award]:
    """Published, every term over and no complaint waiting: what can be made final now."""
    over = [Q(**{name: None}) | Q(**{f"{name}__lte": at}) for name in ("complaints_until", "standstill_until")]
    pending = Complaint.objects.filter(call=OuterRef("call"), state__in=PENDING)
    rows = Award.objects.filter(*over, ~Exists(pending), call__in=calls, state=AwardState.PUBLISHED)
    return rows.select_related("call").order_by("standstill_until", "pk")


def to_publish(calls: QuerySet[Call]) -> list[Award]:
    """Decided, and not shown to anybody yet."""
    rows = Award.objects.filter(call__in=calls, state=AwardState.DECIDED)
    return list(rows.select_related("call", "decision").order_by("decision__decided_at", "pk"))
