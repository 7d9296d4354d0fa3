"""Finds the decision of a call: its rows, what each applicant has of it, what is pending."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import PUBLISHED, AgreementState, AwardState, OfferState
from birge.contests.enums.calls import CallState
from birge.contests.enums.complaints import PENDING
from birge.contests.models import Agreement, Applicant, Application, Award, AwardRow, Call, Complaint, Offer
from birge.decisions.models import DecisionRow
from birge.meetings.models import Minutes
from birge.meetings.queries import signed_minutes_for

SHOWN = (AwardState.PUBLISHED, AwardState.FINAL, AwardState.REPEATED)
GAVE_UP = Q(state=OfferState.DECLINED) | Q(state=OfferState.LAPSED, why="")
"""Offers that the applicant declined or left unanswered. One that was taken back since the decision is repeated says
why: its applicant is a winner until the new decision is published.
"""


def with_decisions(awards: QuerySet[Award]) -> QuerySet[Award]:
    """Awards with what their pages always need."""
    return awards.select_related(
        "decision__supersedes", "decision__superseded_by", "decision__place", "call__customer__place",
        "call__rule_set", "call__programme", "call__place",
    )  # fmt: skip


def standing_awards(call: Call) -> QuerySet[Award]:
    """The awards that are not replaced (being prepared, decided, published or final), the newest round first."""
    return with_decisions(Award.objects.filter(call=call)).exclude(state=AwardState.REPEATED).order_by("-number")


def award_about(call: Call, application: Application | None) -> Award | None:
    """The award that stands and speaks of the application; of a call with one round that award."""
    awards = standing_awards(call)
    return (awards.filter(rows__application=application) if call.is_rolling else awards).first()


def rows_of(award: Award) -> QuerySet[AwardRow]:
    """What became of each application, best first; those without a place behind."""
    rows = AwardRow.objects.filter(award=award)
    rows = rows.select_related("application__applicant__organisation", "application__area")
    return rows.order_by(F("rank").asc(nulls_last=True), "number")


def shown_awards() -> QuerySet[Award]:
    """The decisions that everybody sees: published, and no other was published in their place.

    One that is decided anew, since a complaint was right, stays until then; where the call is cancelled instead, it
    goes.
    """
    published = Award.objects.filter(state__in=SHOWN, decision__published_at__isnull=False)
    newer = published.filter(
        call=OuterRef("call"),
        number=OuterRef("number"),
        decision__published_at__gt=OuterRef("decision__published_at"),
    )
    return published.filter(~Exists(newer)).exclude(state=AwardState.REPEATED, call__state=CallState.CANCELLED)


def shown_rows() -> QuerySet[Any]:
    """What the decisions that everybody sees say of each application, and what became of it since.

    `given_tyiyn`: what the decision gives; of the reserve list what was offered and accepted; else None.
    `is_given_up`: it declined, did not answer in time, took its application back, or its draft was ended.
    """
    offers = Offer.objects.filter(award=OuterRef("award"), application=OuterRef("application")).order_by()
    drafts = Agreement.objects.filter(application=OuterRef("application"), state=AgreementState.TERMINATED)
    gone = Exists(offers.filter(GAVE_UP)) | Exists(drafts.filter(signed_at=None))
    gone |= Q(application__state=ApplicationState.WITHDRAWN)
    accepted = offers.filter(state=OfferState.ACCEPTED).values("amount_tyiyn")[:1]
    return AwardRow.objects.filter(award__in=shown_awards()).annotate(
        given_tyiyn=Coalesce("granted_tyiyn", Subquery(accepted)),
        is_given_up=ExpressionWrapper(gone, output_field=BooleanField()),
    )


def won_rows() -> QuerySet[Any]:
    """Of `shown_rows` those who have the money or may have it."""
    return shown_rows().filter(given_tyiyn__isnull=False, is_given_up=False)


def published_rows(call: Call) -> QuerySet[Any]:
    """`shown_rows` of a call, the newest round and the best first."""
    rows = shown_rows().filter(award__call=call).select_related("award__decision", "application")
    return rows.order_by("-award__number", F("rank").asc(nulls_last=True), "number")


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


def complaints_pending(award: Award) -> bool:
    """Whether a complaint waits for its answer: then no agreement of this award is made."""
    return Award.objects.filter(_complained_of(), pk=award.pk).exists()


def _complained_of() -> Exists:
    """Awards that wait for the answer to a complaint. Of a rolling call one about an application of another round
    does not hold a round up.
    """
    spoken_of = AwardRow.objects.filter(award=OuterRef(OuterRef("pk")), application=OuterRef("application"))
    of_it = Q(call__is_rolling=False) | Q(application=None) | Q(Exists(spoken_of))
    return Exists(Complaint.objects.filter(of_it, call=OuterRef("call"), state__in=PENDING))


def to_finish(calls: QuerySet[Call], at: datetime) -> QuerySet[Award]:
    """Published, every term over and no complaint waiting: what can be made final now."""
    over = [Q(**{name: None}) | Q(**{f"{name}__lte": at}) for name in ("complaints_until", "standstill_until")]
    rows = Award.objects.filter(*over, ~_complained_of(), call__in=calls, state=AwardState.PUBLISHED)
    return rows.select_related("call").order_by("standstill_until", "pk")


def to_publish(calls: QuerySet[Call]) -> list[Award]:
    """Decided, and not shown to anybody yet."""
    rows = Award.objects.filter(call__in=calls, state=AwardState.DECIDED)
    return list(rows.select_related("call", "decision").order_by("decision__decided_at", "pk"))
