"""A call is announced by its rules, to the second, and changed only in the open."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from birge.contests.actions import calls as actions
from birge.contests.actions.calls import CallAnnounced, CallCancelled, CallChanged, change_call
from birge.contests.actions.commission import found_commission
from birge.contests.actions.questions import answer_question, ask_question
from birge.contests.actions.rule_sets import new_version, publish_rule_set
from birge.contests.announcing import lacks_of
from birge.contests.deadlines import calendar_of, earliest_deadline, is_late, questions_until, takes_questions
from birge.contests.enums.calls import CallState
from birge.contests.models import Call, CallQuestion, CallSeal
from birge.contests.next_steps import next_of
from birge.contests.queries.calls import with_work
from birge.contests.stages import NEXT, POSSIBLE, Act, is_possible
from birge.contests.terms import Days
from birge.kernel.events import _listeners
from birge.kernel.models import JournalEntry
from birge.kernel.workdays import transfer_day, working_days_before
from birge.places.enums import Kind
from tests.contests.small_call import BY, NOW, small_call
from tests.places.factories import unit

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def heard(monkeypatch):
    found: list[object] = []
    for kind in (CallAnnounced, CallChanged, CallCancelled):
        monkeypatch.setitem(_listeners, kind, [found.append])
    return found


def bishkek(day: int, month: int, hour: int = 17) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=timezone.get_current_timezone())


def test_a_call_is_announced_once_and_everybody_is_told(heard):
    call = small_call().announced()

    assert (call.state, call.announced_at, call.number) == (CallState.OPEN, NOW, 1)
    assert heard == [CallAnnounced(call.pk, NOW)]
    assert JournalEntry.objects.filter(verb="contests.move_call").count() == 1
    with pytest.raises(ValidationError):
        actions.announce_call(call, by=BY, at=NOW)


def test_after_a_deadline_without_opening_codes_nobody_is_told_to_open(english):
    call = small_call().announced()
    over = call.deadline_at + timedelta(days=1)
    [sealed] = with_work(Call.objects.all())
    CallSeal.objects.all().delete()
    [row] = with_work(Call.objects.all())

    assert [next_of(each, over).page for each in (row, sealed)] == ["contests:seal", "contests:open_sealed"]


def test_the_deadlines_own_second_is_in_time_and_the_next_is_late():
    call = Call(deadline_at=bishkek(30, 3))

    late = [is_late(call, call.deadline_at + shift) for shift in (-SECOND, 0 * SECOND, 0.999 * SECOND, SECOND)]

    assert late == [False, False, False, True]


@pytest.mark.parametrize(
    ("announced", "days", "earliest"),
    [
        (date(2025, 3, 19), 3, date(2025, 3, 25)),  # Nooruz, 21 March, is a Friday
        (date(2026, 4, 29), 3, date(2026, 5, 12)),  # 1 to 9 May are free
    ],
)
def test_terms_skip_nooruz_and_the_holidays_of_may(announced, days, earliest):
    assert earliest_deadline(Days(applications=days), announced) == earliest


def test_a_transferred_working_day_counts():
    before = earliest_deadline(Days(applications=3), date(2026, 4, 29))
    transfer_day(on=date(2026, 5, 2), is_working=True, reason="которулду", source="үлгү", by=BY, at=NOW)

    assert earliest_deadline(Days(applications=3), date(2026, 4, 29)) == before - timedelta(days=1)


def test_working_days_are_counted_back_as_they_are_counted_on():
    assert working_days_before(date(2026, 3, 13), 3) == date(2026, 3, 10)
    assert working_days_before(date(2026, 3, 10), 1) == date(2026, 3, 9)
    assert working_days_before(date(2026, 3, 13), 0) == date(2026, 3, 13)


def test_a_deadline_that_is_shorter_than_the_rules_want_is_refused(english):
    small = small_call()
    earliest = earliest_deadline(small.rules.procedure.days, NOW.date())
    short = small.draft(deadline_at=bishkek(earliest.day, earliest.month) - timedelta(days=1))

    with pytest.raises(ValidationError, match="at least 20 working days"):
        actions.announce_call(short, by=BY, at=NOW)
    assert small.announced(deadline_at=bishkek(earliest.day, earliest.month)).state == CallState.OPEN


def test_questions_end_with_the_last_second_of_their_last_day():
    deadline = bishkek(13, 3)
    until = questions_until(Days(questions_before_deadline=3), deadline)

    assert until == bishkek(11, 3, 0) - SECOND
    assert takes_questions(Call(questions_until=until), until)
    assert not takes_questions(Call(questions_until=until), until + SECOND)


def test_rules_that_a_newer_version_replaced_announce_no_call():
    small = small_call()
    call = small.draft()
    newer = new_version(small.rules, starts_on=date(2026, 2, 1), by=BY, at=NOW)
    publish_rule_set(newer, act="№ 8", by=BY, at=NOW)

    with pytest.raises(ValidationError):
        actions.announce_call(call, by=BY, at=NOW)


def test_a_call_without_money_russian_or_opening_codes_is_not_announced_and_each_lack_leads_to_its_remedy(english):
    small = small_call()
    bare = small.draft(0, sealed=False, goal={"ky": "Максат"}, deadline_at=None)

    with pytest.raises(ValidationError, match="Give out the opening codes first"):
        actions.announce_call(bare, by=BY, at=NOW)
    assert [lack.url.split("/")[-2] for lack in lacks_of(bare, NOW)] == ["edit", "edit", "edit", "seal"]
    assert lacks_of(small.draft(), NOW) == []


def test_a_draft_with_opening_codes_can_be_dropped_and_one_with_a_commission_is_kept(english):
    small = small_call()
    actions.drop_draft(small.draft(), by=BY, at=NOW)
    kept = small.draft()
    Call.objects.update(place=unit(Kind.AIMAK, "Ак-Сыноо"))
    kept.refresh_from_db()
    found_commission(kept, names={"ky": "Комиссия"}, by=BY, at=NOW)

    with pytest.raises(ValidationError, match="keep the draft"):
        actions.drop_draft(kept, by=BY, at=NOW)


def test_an_announced_text_never_loses_a_language(english):
    call = small_call().announced()

    with pytest.raises(ValidationError, match="in Kyrgyz and in Russian"):
        change_call(call, texts={"goal": {"ky": "Максат"}}, reason="x", by=BY, at=NOW)


def test_a_term_only_becomes_longer_and_the_change_is_public_with_its_reason(heard):
    call = small_call().announced()
    later = call.deadline_at + timedelta(days=2)

    change = change_call(call, deadline_at=later, reason="жарык өчтү", by=BY, at=NOW)

    assert Call.objects.get().deadline_at == later
    assert change.what == {"deadline_at": [call.deadline_at.isoformat(), later.isoformat()]}
    assert heard[-1] == CallChanged(call.pk, change.what, NOW)
    for wrong in (
        {"deadline_at": call.deadline_at, "reason": "x"},
        {"reason": "x"},
        {"deadline_at": later, "reason": ""},
    ):
        with pytest.raises(ValidationError):
            change_call(call, **wrong, by=BY, at=NOW)


def test_what_is_over_is_not_prolonged():
    call = small_call().announced()

    with pytest.raises(ValidationError):
        change_call(call, deadline_at=call.deadline_at + timedelta(days=9), reason="кеч", by=BY,
                    at=call.deadline_at + SECOND)  # fmt: skip


@pytest.mark.parametrize("name", ["deadline_at", "questions_until"])
def test_a_new_term_does_not_lie_in_the_past(name):
    call = small_call("rapid-response").announced(is_rolling=True, deadline_at=None)

    with pytest.raises(ValidationError):
        change_call(call, **{name: NOW}, reason="x", by=BY, at=NOW)

    change_call(call, **{name: NOW + SECOND}, reason="x", by=BY, at=NOW)


def test_a_cancelled_call_says_why_and_nothing_follows(heard):
    call = actions.cancel_call(small_call().announced(), reason="каражат жок", by=BY, at=NOW)

    assert (call.state, call.cancel_reason, call.cancelled_at) == (CallState.CANCELLED, "каражат жок", NOW)
    assert heard[-1] == CallCancelled(call.pk, NOW)
    assert NEXT[CallState.CANCELLED] == frozenset()
    with pytest.raises(ValidationError):
        actions.cancel_call(call, reason="дагы", by=BY, at=NOW)


def test_who_asked_is_not_kept_where_a_clerk_asks_for_her_and_late_questions_are_refused():
    call = small_call().announced()
    question = ask_question(call, text="Ким катышат?", on_behalf=True, by=BY, at=call.questions_until)
    answer_question(question, answer="Уюмдар", by=BY, at=NOW)

    assert CallQuestion.objects.values_list("account", "answer").get() == (None, "Уюмдар")
    with pytest.raises(ValidationError):
        ask_question(call, text="Кеч?", by=BY, at=call.questions_until + SECOND)


def test_the_calendar_tells_what_is_to_be_expected_after_the_deadline():
    call = small_call().announced(deadline_at=bishkek(10, 4))

    assert [(step.name, step.day, step.is_expected) for step in calendar_of(call)][-3:] == [
        ("deadline", date(2026, 4, 10), False),
        ("repair", date(2026, 4, 15), True),
        ("marking", date(2026, 4, 29), True),
    ]


def test_a_rolling_call_opens_and_marks_while_it_takes_applications():
    rolling, ordinary = Call(state=CallState.OPEN, is_rolling=True), Call(state=CallState.OPEN)

    assert set(POSSIBLE) == set(Act)
    assert is_possible(rolling, Act.MARK)
    assert not is_possible(ordinary, Act.MARK)
    assert not is_possible(rolling, Act.ANNOUNCE)
