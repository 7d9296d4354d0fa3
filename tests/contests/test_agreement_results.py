"""What came of the money: reports, visits, what beneficiaries say, the closing, the end of the year."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from birge.contests.actions.agreements import completing, payments, pulse, reminding, reports, visits, year_end
from birge.contests.actions.agreements.reports import Spent
from birge.contests.ages import bands_on
from birge.contests.enums.agreements import AnswerWay, FindingState, PaymentState, ReportState
from birge.contests.enums.awards import AgreementState, OfferState
from birge.contests.models import AgeBands, Agreement, Offer, PulseAnswer, PulseSlip
from birge.contests.queries.agreements.closing import course_of
from birge.contests.queries.agreements.pulse import results_of
from birge.contests.queries.agreements.reports import reached_by
from birge.contests.queries.agreements.year_end import unspent_of
from birge.kernel.models import JournalEntry, Message
from tests.contests.small_agreement import ALL, AT, HALF, small_contest, upload
from tests.shared_rows import kept

pytestmark = pytest.mark.django_db
PLAN = HALF // 2


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        small = small_contest()
        yield small, small.in_force()


@pytest.fixture
def small(world):
    return world[0]


@pytest.fixture
def agreement(world):
    return Agreement.objects.get(pk=world[1].pk)


def written(small, agreement, number=1, *, spent=(PLAN, PLAN), note="", submit=True, values=None, at=AT):
    rows = [Spent("Мугалимдер", PLAN, spent[0], note), Spent("Китептер", HALF - PLAN, spent[1], note)]
    return reports.write_report(
        report=agreement.reports.get(number=number), done="Эки ийрим ачылды", hard="", spending=rows,
        values=values or {}, is_submitted=submit, by=small.by("director"), at=at,
    )  # fmt: skip


def accepted(small, agreement, number, **more):
    report = written(small, agreement, number, **more)
    return reports.answer_report(report=report, is_accepted=True, answer="", by=small.by("secretary"), at=AT)


def finished(small, agreement, *, spent=(PLAN, PLAN)):
    """Milestones met, all paid, reports accepted; 60 children of 60, 20 lessons of 40."""
    small.paid(agreement)
    for number in (1, 2):
        small.paid(agreement, small.met(agreement, number))
    values = {1: {("f", "14-35"): Decimal(60)}, 2: {("", ""): Decimal(20)}}
    for report in agreement.reports.all():
        accepted(small, agreement, report.number, spent=spent, values=values)
    agreement.refresh_from_db()


def test_spending_beyond_the_plan_needs_a_word_and_in_the_final_report_saving_too(small, agreement):
    with pytest.raises(ValidationError) as beyond:
        written(small, agreement, spent=(PLAN * 111 // 100, 0))
    assert written(small, agreement, spent=(PLAN * 110 // 100, 0)).state == ReportState.SUBMITTED
    with pytest.raises(ValidationError) as saved:
        written(small, agreement, 3, spent=(PLAN, PLAN // 2))

    assert (beyond.value.code, saved.value.code) == ("variance", "variance")
    assert written(small, agreement, 3, spent=(PLAN, PLAN // 2), note="Арзан").state == ReportState.SUBMITTED


def test_a_report_is_kept_half_written_and_returned_with_what_is_missing(small, agreement):
    written(small, agreement, submit=False)
    report = written(small, agreement)
    with pytest.raises(ValidationError):
        written(small, agreement)
    with pytest.raises(ValidationError):
        reports.answer_report(report=report, is_accepted=False, answer="", by=small.by("secretary"), at=AT)
    reports.answer_report(report=report, is_accepted=False, answer="Тизме жок", by=small.by("secretary"), at=AT)

    assert written(small, agreement).answer == "Тизме жок"


def test_what_was_reached_is_that_of_the_newest_report_over_all_ages_and_sexes(small, agreement):
    written(small, agreement, 1, values={1: {("f", "14-35"): Decimal(10)}})
    written(small, agreement, 2, values={1: {("f", "14-35"): Decimal(20), ("m", "0-13"): Decimal(5)}})

    assert reached_by(agreement) == {agreement.indicators.get(number=1).pk: Decimal(25)}


def test_youth_is_14_to_35_since_the_law_of_2023_and_was_14_to_28_before(small):
    AgeBands.objects.all().delete()
    AgeBands.objects.create(starts_on=date(2010, 1, 1), bands=[0, 14, 29, 60])
    AgeBands.objects.create(starts_on=date(2024, 2, 8), bands=[0, 14, 36, 60])

    assert [band.label for band in bands_on(date(2024, 2, 7))] == ["0-13", "14-28", "29-59", "60+"]
    assert [band.label for band in bands_on(date(2024, 2, 8))] == ["0-13", "14-35", "36-59", "60+"]


def test_a_finding_is_mended_with_evidence_and_closed_by_the_customer(small, agreement):
    clerk, director = small.by("secretary"), small.by("director")
    visit = visits.record_visit(agreement=agreement, on=AT.date(), stage="during", who="Комиссия", text="Көрдүк",
                                by=clerk, at=AT)  # fmt: skip
    with pytest.raises(ValidationError):
        visits.add_finding(visit=visit, severity="major", text="Тизме жок", mend_until=None, by=clerk, at=AT)
    finding = visits.add_finding(visit=visit, severity="major", text="Тизме жок", mend_until=date(2026, 7, 1),
                                 by=clerk, at=AT)  # fmt: skip
    with pytest.raises(ValidationError):
        visits.mend_finding(finding=finding, mended="Түздүк", upload=None, by=director, at=AT)
    visits.mend_finding(finding=finding, mended="Түздүк", upload=upload(), by=director, at=AT)
    visits.answer_finding(finding=finding, is_mended=False, answer="Кол жок", by=clerk, at=AT)
    visits.mend_finding(finding=finding, mended="Кол коюлду", upload=upload(), by=director, at=AT)
    closed = visits.answer_finding(finding=finding, is_mended=True, answer="", by=clerk, at=AT)

    assert (closed.state, closed.closed_at) == (FindingState.CLOSED, AT)


@pytest.fixture
def asked(small, agreement):
    made = pulse.ask_beneficiaries(agreement=agreement, opens_on=AT.date(), closes_on=AT.date() + timedelta(days=9),
                                   by=small.by("secretary"), at=AT)  # fmt: skip
    return made, pulse.make_slips(pulse=made, count=6, by=small.by("secretary"), at=AT)


def said(code, mark=4, words="", way=AnswerWay.SITE, **more):
    pulse.answer_pulse(code=code, marks={"useful": mark}, words=words, way=way, at=AT, **more)


def test_a_slip_answers_once_and_nothing_joins_it_with_its_answer(asked):
    _made, codes = asked
    said(codes[0].lower().replace("-", " "))
    with pytest.raises(ValidationError):
        said(codes[0])

    assert PulseSlip.objects.filter(is_used=True).count() == PulseAnswer.objects.count() == 1
    assert not any(code in str(row) for code in codes for row in PulseSlip.objects.values())
    assert {field.name for field in PulseAnswer._meta.fields} == {"id", "pulse", "marks", "words", "way"}
    assert not JournalEntry.objects.filter(verb="contests.enter_pulse_answer").exists()


def test_results_are_shown_from_five_answers_on(asked, small):
    made, codes = asked
    for code in codes[:4]:
        said(code, words="Рахмат")
    few = results_of(made)
    said(codes[4], 2, way=AnswerWay.PAPER, by=small.by("secretary"))
    enough = results_of(made)

    assert (few.answers, few.is_shown, few.questions, few.words) == (4, False, [], [])
    means = {row.question["en"]: (row.count, row.mean) for row in enough.questions}
    assert means["Was it of use to you?"] == (5, 3.6)
    assert means["Did it come in time?"] == (0, None)


def test_no_answer_outside_its_days_nor_with_another_number(asked):
    _made, codes = asked
    with pytest.raises(ValidationError):
        said(codes[0], 6)
    with pytest.raises(ValidationError) as late:
        pulse.answer_pulse(code=codes[0], marks={"useful": 5}, words="", way=AnswerWay.SITE,
                           at=AT + timedelta(days=9))  # fmt: skip

    assert late.value.code == "closed"


def test_the_last_tranche_is_asked_for_and_paid_after_the_work_is_completed(small, agreement):
    small.paid(agreement)
    small.paid(agreement, small.met(agreement, 1))
    last = small.met(agreement, 2)
    for report in agreement.reports.all():
        accepted(small, agreement, report.number)
    agreement.refresh_from_db()
    assert agreement.state == AgreementState.COMPLETED

    assert small.paid(agreement, last).state == PaymentState.PAID


def test_the_last_report_completes_the_agreement_and_closing_keeps_how_it_went(small, agreement):
    finished(small, agreement)
    assert agreement.state == AgreementState.COMPLETED
    assert all(item.is_done for item in course_of(agreement).checklist())
    completing.close_agreement(agreement=agreement, note="60 бала окуду", why="", by=small.by("head"), at=AT)

    agreement.refresh_from_db()
    assert {fact["name"]: fact["points"] for fact in agreement.close_facts} == {
        "milestones": 100, "reports": 100, "indicators": 75,
    }  # fmt: skip
    assert agreement.close_score == 92


def test_what_is_missing_needs_a_reason_and_a_waiting_payment_cannot_be_passed_over(small, agreement):
    payment = small.asked(agreement)
    close = {"agreement": agreement, "note": "Токтоду", "by": small.by("head"), "at": AT}
    with pytest.raises(ValidationError) as waits:
        completing.close_agreement(why="Баары бир", **close)
    payments.refuse(payment=payment, why="Жок", by=small.by("head"), at=AT)
    with pytest.raises(ValidationError):
        completing.close_agreement(why="", **close)
    completing.close_agreement(why="Долбоор токтоду", **close)

    small.line.refresh_from_db()
    agreement.refresh_from_db()
    assert waits.value.code == "payment"
    assert (agreement.state, agreement.released_tyiyn) == (AgreementState.CLOSED, HALF)
    assert small.line.committed_tyiyn == ALL - HALF


def test_paid_and_not_spent_stands_on_the_checklist_until_it_comes_back(small, agreement):
    finished(small, agreement, spent=(PLAN, PLAN - 5000))
    before = [item.is_done for item in course_of(agreement).checklist()]
    payments.enter_returned(agreement=agreement, amount_tyiyn=5000, on=AT.date(), order_number="9", why="Калды",
                            by=small.by("accountant"), at=AT)  # fmt: skip
    agreement.refresh_from_db()

    assert (before, [item.is_done for item in course_of(agreement).checklist()]) == (
        [True, True, True, False, True], [True] * 5,
    )  # fmt: skip


def test_an_agreement_that_ends_early_frees_what_was_not_paid(small, agreement):
    small.paid(agreement)
    completing.terminate_agreement(agreement=agreement, why="Аткаруучу жабылды", by=small.by("head"), at=AT)

    small.line.refresh_from_db()
    assert small.line.committed_tyiyn == ALL - HALF // 2
    assert course_of(agreement).close_out().score is not None


def test_at_the_end_of_a_year_unspent_money_is_set_free_or_carried_with_its_reason(small, agreement):
    other = small.in_force(1)
    small.paid(agreement)
    rows = unspent_of(small.call.programme, 2026)
    assert [row.amount_tyiyn for row in rows] == [HALF // 2, HALF]

    def close(agreement, is_released, why):
        choice = year_end.Choice(agreement, is_released, why)
        return year_end.close_year(line=small.line, year=2026, choices=[choice], by=small.by("head"), at=AT)

    with pytest.raises(ValidationError):
        close(agreement, True, " ")
    close(agreement, True, "Үнөмдөлдү")
    close(other, False, "Кышында бүтөт")
    assert close(other, True, "Дагы") == []

    small.line.refresh_from_db()
    agreement.refresh_from_db()
    assert small.line.committed_tyiyn == ALL - HALF // 2
    assert (agreement.released_tyiyn, agreement.left_tyiyn) == (HALF // 2, 0)


def test_time_alone_lapses_an_offer(small):
    small.offered(1)
    reminding.remind(at=AT + timedelta(days=30))

    assert Offer.objects.get(state=OfferState.LAPSED).application == small.applications[1]


def test_reports_of_agreements_in_force_are_reminded_of_when_overdue(small, agreement):
    report = agreement.reports.get(number=1)
    for day in (
        report.due_on - timedelta(days=3),
        report.due_on + timedelta(days=1),
        report.due_on + timedelta(days=2),
    ):
        reminding.remind(at=datetime(day.year, day.month, day.day, 4, 0, tzinfo=UTC))

    told = Message.objects.filter(account=small.people["director"].pk, link=report.get_absolute_url(), channel="screen")
    assert told.count() == 2
