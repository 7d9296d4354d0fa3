"""What a ranking is made of."""

from __future__ import annotations

from datetime import timedelta

import pytest

from birge.contests.cases.ranking import proposal_of, situation_of
from birge.contests.models import Application, Award
from tests.contests.small_jury import NOW, small_jury

pytestmark = pytest.mark.django_db


def test_of_a_paper_the_moment_on_its_stamp_decides_who_was_earlier():
    jury = small_jury()
    stamp = NOW - timedelta(days=3)
    Application.objects.filter(number=3).update(received_at=stamp)

    subjects = proposal_of(situation_of(Award(call=jury.call))).subjects

    assert sorted(row.values["submitted_at"] for row in subjects) == [
        stamp.isoformat(timespec="seconds"),
        *(NOW.replace(minute=number).isoformat(timespec="seconds") for number in (1, 2)),
    ]
