"""What programs read of calls: what was announced, and nobody's name."""

from __future__ import annotations

from datetime import timedelta

import pytest

from birge.contests.actions.calls import change_call
from birge.contests.actions.questions import answer_question, ask_question
from birge.kernel.actors import Actor
from tests.contests.small_call import BY, NOW, small_call

pytestmark = pytest.mark.django_db


def test_only_announced_calls_are_listed(client):
    small = small_call()
    call, draft = small.announced(), small.draft()

    listed = client.get("/api/v1/contests/calls").json()["items"]

    assert [(row["id"], row["profile"], row["funding_hundredths"]) for row in listed] == [
        (str(call.pk), "social-order", call.funding_tyiyn)
    ]
    assert client.get(f"/api/v1/contests/calls/{draft.pk}").status_code == 404


def test_a_call_tells_its_notice_and_changes_but_never_who_asked(client):
    call = small_call().announced()
    person = Actor(account=call.pk, name="Суроочу Купуя")
    answer_question(ask_question(call, text="Ким?", by=person, at=NOW), answer="Баары", by=BY, at=NOW)
    ask_question(call, text="Жоопсуз?", by=person, at=NOW)
    change_call(call, deadline_at=call.deadline_at + timedelta(days=1), reason="жарык өчтү", by=BY, at=NOW)

    response = client.get(f"/api/v1/contests/calls/{call.pk}")
    told = response.json()

    assert [row["text"] for row in told["questions"]] == ["Ким?"]
    assert [row["reason"] for row in told["changes"]] == ["жарык өчтү"]
    assert sum(row["weight"] for row in told["criteria"]) == 100
    assert "Купуя" not in response.content.decode()
