"""Two clerks bind the last money at the same moment, on two connections: one succeeds, one is told why not."""

from __future__ import annotations

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from birge.contests.actions.calls import announce_call
from birge.contests.enums.calls import CallState
from birge.contests.models import BudgetLine, Call, Commitment
from tests.contests.small_call import BY, FUNDING, NOW, small_call


@pytest.mark.django_db(transaction=True)
def test_two_who_announce_for_the_last_money_at_once_do_not_both_get_it():
    small = small_call()
    calls = [small.draft(), small.draft()]
    refused: list[str] = []
    both = threading.Barrier(2)

    def announce(call: Call) -> None:
        try:
            both.wait()
            announce_call(call, by=BY, at=NOW)
        except ValidationError as error:
            refused.append(error.code or "")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=announce, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert refused == ["exceeded"]
    assert sorted(Call.objects.values_list("state", flat=True)) == [CallState.DRAFT, CallState.OPEN]
    assert BudgetLine.objects.get().committed_tyiyn == FUNDING
    assert Commitment.objects.count() == 1
