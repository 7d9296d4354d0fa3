"""A resident asks for her data or for a correction; the clerk answers in time. What needs attention."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from birge.registers import actions
from birge.registers.actions.residents import link_resident
from birge.registers.daywork import book_needs_attention, requests_waiting
from birge.registers.enums import RequestState
from birge.registers.models import DataRequest, Status, StatusKind
from tests.registers.clerks import signed_in, text
from tests.registers.factories import AT, CLERK, SINCE, household, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(village):
    return member(household(village, number="77"), "Асанова", "Айгүл", pin="11111111111111")


@pytest.fixture
def clerk(cast):
    return signed_in(cast.clerk)


def note(clerk, person, **typed):
    values = {"kind": "data", "way": "counter", "received_on": "2026-11-02", **typed}
    return clerk.post(reverse("registers:new_request", args=[person.pk]), values)


def answer(clerk, **typed):
    request = DataRequest.objects.latest("id")
    return clerk.post(request.get_absolute_url(), {"state": "answered", "answer": "Мына", **typed})


def test_the_law_gives_a_week_from_the_day_of_receipt(clerk, person):
    note(clerk, person)

    assert DataRequest.objects.get().due_on == date(2026, 11, 9)


def test_a_correction_says_what_is_wrong(clerk, person):
    assert note(clerk, person, kind="correction").status_code == 200
    assert note(clerk, person, kind="correction", text="Туулган күнүм 1984").status_code == 302


def test_an_overdue_request_is_todays_work_of_the_clerk_and_of_nobody_else(cast, clerk, person):
    note(clerk, person)

    def work(account, day):
        return [item.count for item in requests_waiting(account, datetime(2026, 11, day, 8, tzinfo=UTC))]

    assert [work(cast.clerk, 9), work(cast.clerk, 10)] == [[0, 1], [1, 0]]
    assert [work(cast.other_clerk, 10), work(cast.head, 10)] == [[0, 0], []]
    answer(clerk)
    assert work(cast.clerk, 10) == [0, 0]


def test_a_refusal_needs_its_reason_and_an_answer_is_given_once(clerk, person):
    note(clerk, person)

    assert answer(clerk, state="refused", answer="").status_code == 200
    answer(clerk, state="refused", answer="Документ жок")
    answer(clerk)
    request = DataRequest.objects.get()
    assert (request.state, request.answer) == (RequestState.REFUSED, "Документ жок")


def test_a_resident_asks_from_her_own_page_and_gets_all_that_the_book_holds_once_answered(cast, clerk, person):
    resident, mine = signed_in(cast.resident), reverse("registers:mine")
    resident.post(mine, {"kind": "data"})
    assert not DataRequest.objects.exists()

    link_resident(person=person, account=cast.resident, document="ID", by=CLERK, at=AT)
    resident.post(mine, {"kind": "data"})
    request = DataRequest.objects.get()
    assert (request.way, request.received_on) == ("account", timezone.localdate())
    data = reverse("registers:request_data", args=[request.pk, "json"])
    assert resident.get(data).status_code == 403

    answer(clerk)
    held = json.loads(resident.get(data).content)
    assert held["lines"]["pin"][0]["pin"] == "11111111111111"
    assert held["lines"]["householdstate"][0]["number"] == "77"
    assert resident.get(reverse("registers:request_data", args=[request.pk, "pdf"])).content[:5] == b"%PDF-"
    assert data in text(resident.get(mine))


def test_what_the_book_holds_of_her_does_not_tell_of_the_others(cast, clerk, village):
    home = household(village)
    member(home, "Жашырын", "Эже")
    child = member(home, "Асанов", "Уул")
    note(clerk, child)
    held = clerk.get(reverse("registers:request_data", args=[DataRequest.objects.get().pk, "json"]))

    assert "Уул" in text(held)
    assert "Жашырын" not in text(held)


def test_a_neighbour_sees_no_request(cast, clerk, person):
    note(clerk, person)
    neighbour = signed_in(cast.other_clerk)
    request = DataRequest.objects.get()

    assert neighbour.get(request.get_absolute_url()).status_code == 403
    assert neighbour.get(reverse("registers:request_data", args=[request.pk, "json"])).status_code == 403
    assert "Асанова" not in text(neighbour.get(reverse("registers:requests")))


def test_a_status_that_ended_and_a_household_without_a_head_need_attention(cast, clerk, village, person):
    household(village, street="Бош", house="9")
    today = timezone.localdate()
    kind = StatusKind.objects.get(code="disability-1")
    over = Status(kind=kind, person=person, starts_on=SINCE, ends_on=today)
    actions.say(fact=over, by=CLERK, at=AT)
    page = text(clerk.get(reverse("registers:attention")))

    assert ("Асанова Айгүл" in page, "Бош, 9" in page) == (True, True)
    assert [item.count for item in book_needs_attention(cast.clerk, timezone.now())] == [2]
    assert [item.count for item in book_needs_attention(cast.other_clerk, timezone.now())] == [0]

    actions.say(fact=Status(kind=kind, person=person, starts_on=today), by=CLERK, at=AT)
    assert "Асанова Айгүл" not in text(clerk.get(reverse("registers:attention")))
