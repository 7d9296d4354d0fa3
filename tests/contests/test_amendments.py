"""What an amendment cannot do: come back from the dead, touch what was paid, or lose what was reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from birge.contests.actions.agreements import amending, completing, milestones, reports, texts
from birge.contests.agreement_content import Step
from birge.contests.enums.agreements import ReportState, VersionState
from birge.contests.enums.awards import AgreementState, Side
from birge.contests.models import Agreement, AgreementVersion, Evidence, Report
from birge.kernel.workdays import add_working_days
from tests.contests.small_agreement import AT, HALF, content_of, small_contest, upload
from tests.shared_rows import kept

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def small(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield small_contest()


@pytest.fixture
def agreement(small) -> Agreement:
    return small.in_force()


def amended(small, agreement: Agreement, **changes) -> AgreementVersion:
    """A new version is written."""
    by = small.by("secretary")
    amending.amend(agreement=agreement, why="Өзгөрдү", by=by, at=AT)
    return texts.write_text(agreement=agreement, content=content_of(agreement, **changes), by=by, at=AT)


def three_steps(agreement: Agreement, *, without: int = 0) -> list[Step]:
    """The first milestone releases all that the advance leaves; `without`: the number of one that is dropped."""
    days = [date(2026, 9, 1), date(2026, 10, 1), date(2026, 12, 20)]
    sums = [agreement.amount_tyiyn // 2, 0, 0]
    steps = [Step(f"Кадам {day.month}", "Сүрөт", day, amount) for day, amount in zip(days, sums, strict=True)]
    return [step for number, step in enumerate(steps, start=1) if number != without]


def shown(small, agreement: Agreement, number: int) -> None:
    """A photo of this milestone is there."""
    row = agreement.milestones.get(number=number)
    milestones.add_evidence(milestone=row, uploads=[upload()], note="", by=small.by("director"), at=AT)


def begun(small, agreement: Agreement, number: int) -> None:
    """A report is saved and not submitted."""
    report = agreement.reports.get(number=number)
    reports.write_report(report=report, done="Окуу башталды", hard="", spending=[], values={}, is_submitted=False,
                         by=small.by("director"), at=AT)  # fmt: skip


def test_a_terminated_agreement_does_not_come_back_into_force(small, agreement):
    version = amended(small, agreement)
    small.sign(agreement, [Side.CONTRACTOR])
    completing.terminate_agreement(agreement=agreement, why="Токтоду", by=small.by("head"), at=AT)

    with pytest.raises(ValidationError):
        small.sign(agreement, [Side.CUSTOMER])

    version.refresh_from_db()
    agreement.refresh_from_db()
    assert (version.state, version.withdrawn_why) == (VersionState.WITHDRAWN, "Токтоду")
    assert version.paper.revoked_at == AT
    assert agreement.state == AgreementState.TERMINATED


@pytest.mark.parametrize("step", ["write", "lock", "sign", "take back"])
def test_no_text_of_a_closed_agreement_moves_any_more(small, agreement, step):
    version, by = amended(small, agreement), small.by("secretary")
    if step == "take back":
        texts.lock_text(version=version, by=by, at=AT)
    Agreement.objects.filter(pk=agreement.pk).update(state=AgreementState.CLOSED)
    steps = {
        "write": lambda: texts.write_text(agreement=agreement, content=content_of(agreement), by=by, at=AT),
        "lock": lambda: texts.lock_text(version=version, by=by, at=AT),
        "sign": lambda: small.sign(agreement, [Side.CUSTOMER]),
        "take back": lambda: texts.take_back(version=version, why="Ката", by=by, at=AT),
    }

    with pytest.raises(ValidationError):
        steps[step]()


def test_what_was_met_while_the_text_waited_cannot_be_signed_away(small, agreement):
    first, last = content_of(agreement).steps
    moved = [replace(first, tranche_tyiyn=HALF // 4 - 100), replace(last, tranche_tyiyn=HALF // 4 + 100)]
    amended(small, agreement, steps=moved)
    small.sign(agreement, [Side.CONTRACTOR])
    small.met(agreement, 1)

    with pytest.raises(ValidationError):
        small.sign(agreement, [Side.CUSTOMER])
    assert agreement.milestones.get(number=1).tranche_tyiyn == HALF // 4


def test_a_sum_below_what_was_asked_for_meanwhile_is_not_signed(small, agreement):
    amended(small, agreement, amount_tyiyn=HALF // 4)
    small.sign(agreement, [Side.CONTRACTOR])
    small.asked(agreement)

    with pytest.raises(ValidationError):
        small.sign(agreement, [Side.CUSTOMER])


@pytest.mark.parametrize(("proven", "dropped"), [(3, 3), (2, 2), (3, 2)], ids=["last", "middle", "shifted"])
def test_a_milestone_with_evidence_is_neither_dropped_nor_shifted(small, proven, dropped):
    agreement = small.written()
    by, steps = small.by("secretary"), three_steps(agreement)
    texts.write_text(agreement=agreement, content=content_of(agreement, steps=steps), by=by, at=AT)
    small.sign(agreement)
    shown(small, agreement, proven)

    with pytest.raises(ValidationError):
        amended(small, agreement, steps=three_steps(agreement, without=dropped))
    assert Evidence.objects.get().milestone.number == proven


def test_the_day_of_a_milestone_with_evidence_can_change(small, agreement):
    shown(small, agreement, 2)
    first, last = content_of(agreement).steps
    later = replace(last, due_on=last.due_on + timedelta(days=3))
    amended(small, agreement, steps=[first, later])
    small.sign(agreement)

    assert agreement.milestones.get(number=2).due_on == later.due_on


def test_a_report_that_was_begun_is_kept_with_those_before_it(small, agreement):
    begun(small, agreement, 2)
    amended(small, agreement, ends_on=date(2027, 4, 1))
    small.sign(agreement)

    assert [(row.number, row.starts_on.month, row.done, row.is_final) for row in agreement.reports.all()] == [
        (1, 6, "", False), (2, 7, "Окуу башталды", False), (3, 10, "", False), (4, 1, "", True),
    ]  # fmt: skip


def test_a_last_report_that_was_begun_is_no_longer_the_final_one_of_a_longer_agreement(small, agreement):
    begun(small, agreement, 3)
    amended(small, agreement, ends_on=date(2027, 4, 1))
    small.sign(agreement)

    assert list(agreement.reports.values_list("number", "is_final")) == [(1, False), (2, False), (3, False), (4, True)]


def in_august(agreement: Agreement) -> list[Step]:
    """The same milestones, early."""
    return [replace(step, due_on=date(2026, 8, 20)) for step in content_of(agreement).steps]


def test_a_report_that_was_begun_ends_with_an_agreement_that_was_made_shorter(small, agreement):
    begun(small, agreement, 2)
    amended(small, agreement, ends_on=date(2026, 9, 16), steps=in_august(agreement))
    small.sign(agreement)

    report = agreement.reports.get(number=2)
    assert (report.starts_on, report.ends_on, report.is_final) == (date(2026, 7, 1), date(2026, 9, 16), True)
    assert (report.due_on, agreement.reports.count()) == (add_working_days(date(2026, 9, 15), 10), 2)


def test_an_agreement_does_not_end_before_a_time_on_which_a_report_was_begun(small, agreement):
    begun(small, agreement, 3)
    with pytest.raises(ValidationError, match=r"отчет|Report"):
        amended(small, agreement, ends_on=date(2026, 9, 16), steps=in_august(agreement))


def done(small, agreement: Agreement) -> None:
    """All milestones are met, all reports accepted."""
    for number in (1, 2):
        small.met(agreement, number)
    Report.objects.filter(agreement=agreement).exclude(is_final=True).update(state=ReportState.ACCEPTED)
    last = agreement.reports.get(is_final=True)
    reports.write_report(report=last, done="Бүттү", hard="", spending=[], values={}, is_submitted=True,
                         by=small.by("director"), at=AT)  # fmt: skip
    reports.answer_report(report=last, is_accepted=True, answer="", by=small.by("secretary"), at=AT)
    agreement.refresh_from_db()


def test_an_agreement_is_completed_when_its_amendment_is_dropped(small, agreement):
    version = amended(small, agreement)
    done(small, agreement)
    assert agreement.state == AgreementState.SIGNED
    amending.drop_amendment(version=version, why="Керек эмес", by=small.by("secretary"), at=AT)

    agreement.refresh_from_db()
    assert (agreement.state, agreement.completed_at) == (AgreementState.COMPLETED, AT)


def test_an_agreement_is_completed_when_its_amendment_is_signed_after_all_was_done(small, agreement):
    amended(small, agreement, title="Башка ат")
    done(small, agreement)
    small.sign(agreement)

    agreement.refresh_from_db()
    assert agreement.state == AgreementState.COMPLETED
