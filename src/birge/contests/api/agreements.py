"""Agreements for those of both sides: what was agreed, reached and paid; what an accounting system or a contractor's
own system writes down. Every reading by the customer's side is journalled.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Router, Schema

from birge.contests.actions.agreements.milestones import show_milestone
from birge.contests.actions.agreements.payments import enter_paid
from birge.contests.models import Agreement, Milestone, Payment
from birge.contests.rules.agreements import can_see, can_work_for, own_applications, visible_to
from birge.contests.rules.customers import can_pay, can_run
from birge.kernel import journal
from birge.kernel.api import (
    After,
    Caller,
    Limit,
    Line,
    Page,
    Prose,
    RepeatKey,
    Scope,
    Token,
    Written,
    acting,
    answers,
    caller,
    once,
    page_of,
)

router = Router()
_RELATED = ("application__call__customer__place", "application__applicant__organisation",
            "application__applicant__school")  # fmt: skip


class AgreementOut(Schema):
    """An agreement in a list. Sums are in hundredths of the currency of its call."""

    id: UUID
    number: str
    call: UUID
    application: UUID
    title: str = Field(description="The project")
    contractor: str
    state: str = Field(examples=["signed"])
    currency: str = Field(description="ISO 4217", examples=["KGS"])
    amount_hundredths: int
    asked_hundredths: int = Field(description="Asked for by the contractor and not refused")
    paid_hundredths: int
    returned_hundredths: int
    starts_on: date | None
    ends_on: date | None = Field(description="The first day after it")

    @staticmethod
    def resolve_call(row: Agreement) -> UUID:
        return row.application.call_id

    @staticmethod
    def resolve_application(row: Agreement) -> UUID:
        return row.application_id

    @staticmethod
    def resolve_title(row: Agreement) -> str:
        return row.application.title

    @staticmethod
    def resolve_contractor(row: Agreement) -> str:
        return str(row.application.applicant)

    @staticmethod
    def resolve_currency(row: Agreement) -> str:
        return row.application.call.currency

    @staticmethod
    def resolve_amount_hundredths(row: Agreement) -> int:
        return row.amount_tyiyn

    @staticmethod
    def resolve_asked_hundredths(row: Agreement) -> int:
        return row.asked_tyiyn

    @staticmethod
    def resolve_paid_hundredths(row: Agreement) -> int:
        return row.paid_tyiyn

    @staticmethod
    def resolve_returned_hundredths(row: Agreement) -> int:
        return row.returned_tyiyn


class MilestoneOut(Schema):
    """A step of the project. `said` is the contractor's word, `answer` the customer's."""

    id: UUID
    number: int
    title: str
    due_on: date
    tranche_hundredths: int = Field(alias="tranche_tyiyn")
    state: str = Field(examples=["planned"])
    said: str
    shown_at: datetime | None
    answer: str
    met_at: datetime | None


class ProjectPaymentOut(Schema):
    """Money asked for, approved, paid or returned; without a milestone it is the advance."""

    id: UUID
    milestone: UUID | None = Field(alias="milestone_id")
    state: str = Field(examples=["approved"])
    amount_hundredths: int = Field(alias="amount_tyiyn")
    asked_at: datetime
    paid_on: date | None
    order_number: str


class AgreementDetails(AgreementOut):
    """An agreement with its steps and its money."""

    milestones: list[MilestoneOut]
    payments: list[ProjectPaymentOut]

    @staticmethod
    def resolve_milestones(row: Agreement) -> list[Milestone]:
        return list(row.milestones.order_by("number"))

    @staticmethod
    def resolve_payments(row: Agreement) -> list[Payment]:
        return list(row.payments.order_by("asked_at", "pk"))


class Shown(Schema):
    """The contractor's word about a milestone; what proves it was added on its page before."""

    said: Prose


class Paid(Schema):
    """By which payment order an approved payment was paid, and on which day."""

    paid_on: date
    order_number: Line


@router.get(
    "/contests/agreements",
    auth=Token(Scope.CONTESTS_READ),
    response=answers(Page[AgreementOut]),
    operation_id="listAgreements",
    summary="My agreements on projects",
)
def list_agreements(request: HttpRequest, limit: Limit = 50, after: After = None) -> dict[str, Any]:
    """The agreements of those for whom the caller works, on either side. The reading is journalled."""
    who = caller(request)
    rows = visible_to(who.user, Agreement.objects.select_related(*_RELATED), today(who))
    page = page_of(rows.distinct(), limit=limit, after=after)
    note_reading(who, page["items"])
    return page


@router.get(
    "/contests/agreements/{agreement}",
    auth=Token(Scope.CONTESTS_READ),
    response=answers(AgreementDetails),
    operation_id="getAgreement",
    summary="One agreement",
)
def get_agreement(request: HttpRequest, agreement: UUID) -> Agreement:
    """Its steps and its money. The reading is journalled."""
    who = caller(request)
    found = seen_agreement(who, agreement)
    note_reading(who, [found])
    return found


@router.post(
    "/contests/milestones/{milestone}/show",
    auth=Token(Scope.CONTESTS_WRITE),
    response=answers(MilestoneOut, write=True),
    operation_id="showMilestone",
    summary="A milestone is reached",
)
def show(request: HttpRequest, milestone: UUID, key: RepeatKey, body: Shown) -> HttpResponse:
    """The contractor says that it is done; the customer is told and accepts it or returns it."""
    who = caller(request)
    row = Milestone.objects.filter(pk=milestone).first()
    if row is None:
        raise Http404
    found = seen_agreement(who, row.agreement_id)

    def work() -> Written:
        on, application = today(who), found.application
        allowed = can_work_for(who.user, application.applicant, on) or can_run(who.user, application.call.customer, on)
        return 200, MilestoneOut.from_orm(show_milestone(milestone=row, said=body.said, by=acting(allowed), at=who.at))

    return once(request, who, key, work)


@router.post(
    "/contests/payments/{payment}/paid",
    auth=Token(Scope.CONTESTS_WRITE),
    response=answers(ProjectPaymentOut, write=True),
    operation_id="enterPayment",
    summary="An approved payment was paid",
)
def paid(request: HttpRequest, payment: UUID, key: RepeatKey, body: Paid) -> HttpResponse:
    """Written down by who pays for the customer. Approvals are given by persons on the site, never here."""
    who = caller(request)
    row = Payment.objects.select_related("agreement").filter(pk=payment).first()
    if row is None:
        raise Http404
    found = seen_agreement(who, row.agreement_id)

    def work() -> Written:
        by = acting(can_pay(who.user, found.application.call.customer, today(who)))
        done = enter_paid(payment=row, on=body.paid_on, order_number=body.order_number, by=by, at=who.at)
        return 200, ProjectPaymentOut.from_orm(done)

    return once(request, who, key, work)


def today(who: Caller) -> date:
    return timezone.localdate(who.at)


def seen_agreement(who: Caller, pk: UUID) -> Agreement:
    """An agreement that the caller reads; 404 otherwise, whether it exists or not."""
    found = Agreement.objects.select_related(*_RELATED).filter(pk=pk).first()
    if found is None or not can_see(who.user, found, today(who)):
        raise Http404
    return found


def note_reading(who: Caller, rows: list[Agreement]) -> None:
    """Journal what was read of others; one's own agreements are no reading about somebody."""
    own = own_applications(who.user, today(who), "application__")
    mine = set(Agreement.objects.filter(own, pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    others = [row for row in rows if row.pk not in mine]
    if others:
        by = acting(can_see(who.user, others[0], today(who)))
        subjects = [*others, *{row.application.applicant for row in others}]
        journal.record_read(by=by, at=who.at, verb="contests.read_agreement", subjects=subjects)
