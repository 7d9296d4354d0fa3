"""When marks are taken: after the member said what ties her, until the last day, never once she is recused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from birge.contests.actions import conflicts
from birge.contests.actions.assigning import extend_marking, start_marking
from birge.contests.actions.marking import keep_unfinished, send_marks
from birge.kernel.models import JournalEntry
from tests.contests.small_jury import NOW, handed_out, small_jury
from tests.contests.test_commission import GOOD, task_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_nothing_is_marked_before_the_member_has_said_that_nothing_ties_her():
    jury = small_jury()
    start_marking(jury.call, by=jury.by, at=NOW)
    for write in (lambda: send_marks(task_of(jury, 0, 0), given=GOOD, by=jury.by, at=NOW), lambda: keep_unfinished(
        task_of(jury, 0, 0), typed={"need": ("7", "")}, by=jury.by, at=NOW)):  # fmt: skip
        with pytest.raises(ValidationError, match="First say"):
            write()
    conflicts.declare_none(jury.markers[0], applications=jury.applications[:1], by=jury.by, at=NOW)
    assert send_marks(task_of(jury, 0, 0), given=GOOD, by=jury.by, at=NOW).done_at == NOW
    with pytest.raises(ValidationError, match="First say"):
        send_marks(task_of(jury, 1, 0), given=GOOD, by=jury.by, at=NOW)


LAST_SECOND = datetime(2026, 3, 5, 17, 59, 59, tzinfo=UTC)
"""Of the third working day after the second of March, in Bishkek."""


def test_marks_are_taken_to_the_last_second_of_their_term_and_then_only_after_an_extension_with_its_reason():
    jury = handed_out()
    send_marks(task_of(jury, 0, 0), given=GOOD, by=jury.by, at=LAST_SECOND)
    late = LAST_SECOND + timedelta(seconds=1)
    for application in (0, 1):
        with pytest.raises(ValidationError, match="time for marking is over"):
            send_marks(task_of(jury, application, 0), given=GOOD, by=jury.by, at=late)
    until = date(2026, 3, 10)
    with pytest.raises(ValidationError, match="reason"):
        extend_marking(jury.call, until=until, why=" ", by=jury.by, at=late)
    with pytest.raises(ValidationError, match="later day"):
        extend_marking(jury.call, until=date(2026, 3, 5), why="Оору", by=jury.by, at=late)
    assert extend_marking(jury.call, until=until, why="Оору", by=jury.by, at=late) == 9
    assert send_marks(task_of(jury, 1, 0), given=GOOD, by=jury.by, at=late).done_at == late
    entry = JournalEntry.objects.get(verb="contests.extend_marking")
    assert (entry.before, entry.after) == ({"until": "2026-03-05"}, {"until": "2026-03-10", "why": "Оору"})
