"""Two persons begin the next round of a rolling call at the same moment: there is one draft, and both see it."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from birge.contests.actions.awards import open_award
from birge.contests.models import Award
from tests.contests.small_rounds import LATER, came_since, first_round


@pytest.mark.django_db(transaction=True)
def test_two_who_open_the_next_round_together_get_one_draft():
    jury, _first = first_round()
    came_since(jury, 100_000)
    gate, opened = threading.Barrier(2), []

    def begin() -> None:
        try:
            gate.wait()
            opened.append(open_award(jury.call, by=jury.by, at=LATER))
        finally:
            connection.close()

    threads = [threading.Thread(target=begin) for _person in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    second = Award.objects.get(number=2)
    assert opened == [second, second]
    assert Award.objects.count() == 2
