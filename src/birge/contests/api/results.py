"""What a contractor's own system writes of her project: quarterly reports, and what proves a milestone.

Files are sent in their own operations, one at a time; what the customer answers is decided by persons on the site.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Form, Router, Schema
from ninja.files import UploadedFile
from pydantic import StringConstraints

from birge.contests.actions.agreements.milestones import add_evidence
from birge.contests.actions.agreements.reports import Spent, add_report_file, write_report
from birge.contests.ages import bands_on
from birge.contests.api.agreements import note_reading, seen_agreement, today
from birge.contests.models import Agreement, Evidence, Milestone, Report, ReportFile
from birge.contests.queries.agreements.reports import budget_of, values_of
from birge.contests.rules.agreements import can_work_for
from birge.contests.rules.customers import can_run
from birge.kernel.actors import Actor
from birge.kernel.api import Caller, Line, Prose, RepeatKey, Scope, Token, Written, acting, answers, caller, once
from birge.registers.enums import Sex

router = Router()


class ProjectFileOut(Schema):
    """A file as it is kept: of a photo without what the camera wrote into it."""

    id: UUID
    name: str
    sha256: str
    note: str
    at: datetime

    @staticmethod
    def resolve_name(row: Evidence | ReportFile) -> str:
        return row.file.name

    @staticmethod
    def resolve_sha256(row: Evidence | ReportFile) -> str:
        return row.file.sha256


class ProjectFileNote(Schema):
    """What a file shows."""

    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""


class RowSpent(Schema):
    """A row of the budget: spent so far, and why that differs from the plan."""

    title: Line = Field(description="As the agreement has it")
    spent_hundredths: int = Field(ge=0)
    note: Prose = ""


class ValueReached(Schema):
    """What was reached of an indicator since the beginning; of people one for each sex and ages."""

    indicator: int = Field(description="Its number in the agreement", ge=1)
    sex: str = Field("", examples=["f"])
    ages: str = Field("", examples=["14-35"])
    value: Decimal = Field(ge=0, max_digits=14, decimal_places=2)


class RowSpentOut(Schema):
    """A row of the budget as the report has it."""

    title: str
    planned_hundredths: int
    spent_hundredths: int
    note: str


class ValueReachedOut(Schema):
    """What the report says was reached of an indicator; the value is an exact decimal."""

    indicator: int
    sex: str
    ages: str
    value: str = Field(examples=["12.00"])


class ProjectReportIn(Schema):
    """The whole report as it is to stand; `submit`: it goes to the customer."""

    done: Prose
    hard: Prose = ""
    spending: list[RowSpent] = Field(default=[], max_length=200)
    values: list[ValueReached] = Field(default=[], max_length=2000)
    submit: bool = False


class ProjectReportOut(Schema):
    """A report on [starts_on, ends_on)."""

    id: UUID
    number: int
    is_final: bool
    starts_on: date
    ends_on: date = Field(description="The first day after it")
    due_on: date
    state: str = Field(examples=["due"])
    done: str
    hard: str
    spending: list[RowSpentOut]
    values: list[ValueReachedOut]
    answer: str
    submitted_at: datetime | None
    files: list[ProjectFileOut]

    @staticmethod
    def resolve_spending(row: Report) -> list[dict[str, object]]:
        return [
            {"title": one["title"], "planned_hundredths": one["planned_tyiyn"],
             "spent_hundredths": one["spent_tyiyn"], "note": one["note"]}
            for one in row.spending
        ]  # fmt: skip

    @staticmethod
    def resolve_values(row: Report) -> list[dict[str, object]]:
        return [
            {"indicator": number, "sex": sex, "ages": ages, "value": str(value)}
            for (number, sex, ages), value in values_of(row).items()
        ]

    @staticmethod
    def resolve_files(row: Report) -> list[ReportFile]:
        return list(row.files.select_related("file").order_by("at", "pk"))


@router.get(
    "/contests/agreements/{agreement}/reports",
    auth=Token(Scope.CONTESTS_READ),
    response=answers(list[ProjectReportOut]),
    operation_id="listReports",
    summary="The reports of an agreement",
)
def list_reports(request: HttpRequest, agreement: UUID) -> list[Report]:
    """Those to be written and those that were. The reading is journalled."""
    who = caller(request)
    found = seen_agreement(who, agreement)
    note_reading(who, [found])
    return list(found.reports.order_by("number"))


@router.post(
    "/contests/reports/{report}",
    auth=Token(Scope.CONTESTS_WRITE),
    response=answers(ProjectReportOut, write=True),
    operation_id="writeReport",
    summary="A report is written",
)
def write(request: HttpRequest, report: UUID, key: RepeatKey, body: ProjectReportIn) -> HttpResponse:
    """Kept as it is, and with `submit` sent to the customer. What was submitted is not written any more."""
    who = caller(request)
    row, found = _report(who, report)

    def work() -> Written:
        done = write_report(
            report=row, done=body.done, hard=body.hard, spending=_spent(found, body), values=_values(row, body),
            is_submitted=body.submit, by=_worker(who, found), at=who.at,
        )  # fmt: skip
        return 200, ProjectReportOut.from_orm(done)

    return once(request, who, key, work)


def _spent(found: Agreement, body: ProjectReportIn) -> list[Spent]:
    """The rows of the agreement's budget, as on the page: one that is not named was not spent."""
    given = {one.title: one for one in body.spending}
    planned = {one.title: one.amount_tyiyn for one in budget_of(found)}
    if strange := sorted(given.keys() - planned.keys()):
        raise ValidationError({"spending": _("The budget has no such row: %(name)s") % {"name": strange[0]}})
    return [
        Spent(title, amount, given[title].spent_hundredths, given[title].note) if title in given
        else Spent(title, amount, 0)
        for title, amount in planned.items()
    ]  # fmt: skip


def _values(row: Report, body: ProjectReportIn) -> dict[int, dict[tuple[str, str], Decimal]]:
    """By indicator; of people by sex and ages of the bands that hold for the report."""
    people = {(sex, band.label) for sex in Sex.values for band in bands_on(row.ends_on)}
    counts = dict(row.agreement.indicators.values_list("number", "counts_people"))
    values: dict[int, dict[tuple[str, str], Decimal]] = {}
    for one in body.values:
        cell = (one.sex, one.ages)
        if one.indicator not in counts or cell not in (people if counts[one.indicator] else {("", "")}):
            words = _("The agreement has no such value: %(number)s")
            raise ValidationError({"values": words % {"number": " ".join((str(one.indicator), *cell)).strip()}})
        values.setdefault(one.indicator, {})[cell] = one.value
    return values


@router.post(
    "/contests/reports/{report}/files",
    auth=Token(Scope.CONTESTS_WRITE),
    response=answers(ProjectFileOut, write=True),
    operation_id="addReportFile",
    summary="A file of a report",
)
def add_to_report(
    request: HttpRequest, report: UUID, key: RepeatKey, facts: Form[ProjectFileNote], file: UploadedFile
) -> HttpResponse:
    """A paper or a photo of a report that is being written."""
    who = caller(request)
    row, found = _report(who, report)

    def work() -> Written:
        made = add_report_file(report=row, upload=file, note=facts.note, by=_worker(who, found), at=who.at)
        return 200, ProjectFileOut.from_orm(made)

    return once(request, who, key, work, content=_sent(facts, file))


@router.get(
    "/contests/milestones/{milestone}/evidence",
    auth=Token(Scope.CONTESTS_READ),
    response=answers(list[ProjectFileOut]),
    operation_id="listEvidence",
    summary="What proves a milestone",
)
def list_evidence(request: HttpRequest, milestone: UUID) -> list[Evidence]:
    """The photos and papers. The reading is journalled."""
    who = caller(request)
    row, found = _milestone(who, milestone)
    note_reading(who, [found])
    return list(row.files.select_related("file").order_by("at", "pk"))


@router.post(
    "/contests/milestones/{milestone}/evidence",
    auth=Token(Scope.CONTESTS_WRITE),
    response=answers(ProjectFileOut, write=True),
    operation_id="addEvidence",
    summary="A proof of a milestone",
)
def add_proof(
    request: HttpRequest, milestone: UUID, key: RepeatKey, facts: Form[ProjectFileNote], file: UploadedFile
) -> HttpResponse:
    """A photo or a paper; what a camera writes into a photo is taken out."""
    who = caller(request)
    row, found = _milestone(who, milestone)

    def work() -> Written:
        [made] = add_evidence(milestone=row, uploads=[file], note=facts.note, by=_worker(who, found), at=who.at)
        return 200, ProjectFileOut.from_orm(made)

    return once(request, who, key, work, content=_sent(facts, file))


def _sent(facts: ProjectFileNote, file: UploadedFile) -> bytes:
    """What was sent as a form, to know the same request again."""
    content = b"\n".join([facts.note.encode(), str(file.name).encode(), file.read()])
    file.seek(0)
    return content


def _report(who: Caller, pk: UUID) -> tuple[Report, Agreement]:
    row = Report.objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row, seen_agreement(who, row.agreement_id)


def _milestone(who: Caller, pk: UUID) -> tuple[Milestone, Agreement]:
    row = Milestone.objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row, seen_agreement(who, row.agreement_id)


def _worker(who: Caller, found: Agreement) -> Actor:
    """Who does the contractor's part, or a clerk of the customer who enters what came on paper."""
    on, application = today(who), found.application
    return acting(can_work_for(who.user, application.applicant, on) or can_run(who.user, application.call.customer, on))
