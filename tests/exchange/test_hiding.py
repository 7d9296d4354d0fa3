"""Those who run a contest say which places are not told."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from birge.contests.actions.openness import hide_place, show_place
from birge.contests.actions.problems import answer_problem, submit_problem
from birge.contests.models import Agreement, Call, CallChange, CallProblem, Direction, HiddenPlace, Problem
from birge.exchange.wiring import prefixes_to_confirm
from birge.kernel.actors import SYSTEM
from birge.kernel.models import JournalEntry
from birge.people.enums import Role
from tests.exchange.small_contests import announced, decided
from tests.people.factories import AccountFactory, AssignmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(client) -> Call:
    """Its customer's secretary is signed in."""
    made = decided()
    account = AccountFactory()
    AssignmentFactory(account=account, role=Role.SECRETARY, organisation=made.customer)
    client.force_login(account)
    return made


def test_the_place_of_one_project_is_hidden_and_told_again(client, call):
    application = call.applications.get(number=1)
    address = reverse("exchange:hidden", args=[call.pk])

    client.post(address, {"subject": str(application.pk), "why": "Баш калкалоочу жай"})
    [row] = HiddenPlace.objects.all()
    assert (row.application, row.call, row.shown_at) == (application, None, None)
    assert "Баш калкалоочу жай" in client.get(address).content.decode()

    client.post(reverse("exchange:show_place", args=[call.pk, row.pk]))
    row.refresh_from_db()
    assert row.shown_at is not None
    written = JournalEntry.objects.filter(verb__startswith="contests.").order_by("pk")
    verbs = [row.verb for row in written]
    assert verbs == ["contests.hide_place", "contests.show_place"]


def test_without_a_reason_nothing_is_hidden(client, call):
    client.post(reverse("exchange:hidden", args=[call.pk]), {"subject": "", "why": " "})

    assert not HiddenPlace.objects.exists()


def test_a_place_is_hidden_once(call, now):
    hide_place(call, why="X", by=SYSTEM, at=now)
    with pytest.raises(ValidationError):
        hide_place(call, why="X", by=SYSTEM, at=now)


def test_telling_it_twice_changes_nothing(call, now):
    row = hide_place(call, why="X", by=SYSTEM, at=now)
    show_place(row, by=SYSTEM, at=now)
    show_place(row, by=SYSTEM, at=now)

    assert JournalEntry.objects.filter(verb="contests.show_place").count() == 1


def test_those_of_another_contest_hide_and_show_nothing(client, call, now):
    other = announced()
    row = hide_place(other, why="X", by=SYSTEM, at=now)

    assert client.get(reverse("exchange:hidden", args=[other.pk])).status_code == 403
    assert client.post(reverse("exchange:show_place", args=[other.pk, row.pk])).status_code == 403
    assert client.post(reverse("exchange:show_place", args=[call.pk, row.pk])).status_code == 404
    assert HiddenPlace.objects.get().shown_at is None


def test_local_prefixes_wait_for_confirmation_and_registered_ones_do_not(settings):
    assert len(prefixes_to_confirm().items) == 3

    settings.OCDS_PREFIX = "ocds-abc123"
    assert len(prefixes_to_confirm().items) == 2


def open_doors(client, call: Call, problem: Problem) -> str:
    """What visitors and programs read of a call besides the exports."""
    doors = [
        reverse("contests:open_call", args=[call.pk]),
        f"/api/v1/contests/calls/{call.pk}",
        problem.get_absolute_url(),
    ]
    return "\n".join(client.get(door).content.decode() for door in doors)


def test_words_that_may_betray_a_place_are_told_neither_on_pages_nor_to_programs(client, now, cast):
    told = decided(problem_text={"ky": "Көйгөйсөз"})
    what = {"problem_text": [{"ky": "Мурдасөз"}, {"ky": "Көйгөйсөз"}]}
    CallChange.objects.create(call=told, what=what, reason="X", at=now, by={})
    Agreement.objects.update(close_note="Аяксөз")
    safety = Direction.objects.get(code="safety")
    problem, _code = submit_problem(place=cast.village, direction=safety, title="Тургунсөз", by=SYSTEM, at=now)
    answer_problem(problem, state="accepted", answer="", by=SYSTEM, at=now)
    CallProblem.objects.create(call=told, problem=problem)
    words = ["Көйгөйсөз", "Мурдасөз", "Аяксөз"]
    assert [word in open_doors(client, told, problem) for word in words] == [True] * 3

    for application in told.applications.all():
        hide_place(application, why="X", by=SYSTEM, at=now)
    assert [word in open_doors(client, told, problem) for word in words] == [True, True, False]

    hide_place(told, why="X", by=SYSTEM, at=now)
    assert [word in open_doors(client, told, problem) for word in words] == [False] * 3
    assert str(told.pk) not in client.get(problem.get_absolute_url()).content.decode()
    assert "Тургунсөз" not in client.get(reverse("contests:open_call", args=[told.pk])).content.decode()


def test_where_a_call_has_areas_no_place_is_hidden_since_its_ranking_tells_them(call, now, cast, english):
    Call.objects.update(areas=[{"area": str(cast.village.pk), "min": 0, "max": None}])

    for subject in (Call.objects.get(), Call.objects.get().applications.first()):
        with pytest.raises(ValidationError, match="ranking"):
            hide_place(subject, why="X", by=SYSTEM, at=now)
