"""Working days: the calendar of Kyrgyzstan and the days that the government transfers."""

from datetime import date

import pytest

from birge.kernel.actors import SYSTEM
from birge.kernel.models import JournalEntry, TransferredDay
from birge.kernel.workdays import add_working_days, is_working_day, transfer_day, undo_transfer, working_days_between

pytestmark = pytest.mark.django_db


@pytest.fixture
def saturday_worked(now):
    return transfer_day(
        on=date(2026, 3, 28), is_working=True, reason="Instead of 20 March", source="resolution", by=SYSTEM, at=now
    )


@pytest.mark.parametrize(
    ("on", "works"),
    [
        (date(2026, 3, 2), True),
        (date(2026, 2, 28), False),  # Saturday
        (date(2026, 8, 31), False),  # Independence Day, a Monday
        (date(2024, 1, 27), True),  # a Saturday worked for a day of the new year's holidays
        (date(2024, 1, 2), False),
    ],
)
def test_weekends_holidays_and_known_transfers(on, works):
    assert is_working_day(on) is works


def test_a_transferred_day_wins_over_the_calendar(saturday_worked):
    assert is_working_day(date(2026, 3, 28))


def test_a_term_begins_on_the_next_day_and_skips_free_days():
    friday = date(2026, 2, 27)

    assert add_working_days(friday, 0) == friday
    assert add_working_days(friday, 1) == date(2026, 3, 2)
    assert add_working_days(date(2026, 3, 19), 1) == date(2026, 3, 23)  # Eid al-Fitr, Nooruz and a Sunday between


def test_a_term_counts_transferred_days(saturday_worked):
    assert add_working_days(date(2026, 3, 27), 1) == date(2026, 3, 28)


def test_long_terms_agree_with_counting_one_by_one(saturday_worked):
    start = date(2026, 1, 15)
    end = add_working_days(start, 100)

    assert working_days_between(date(2026, 1, 16), end) == 99
    assert is_working_day(end)


def test_a_negative_term_is_refused():
    with pytest.raises(ValueError, match="negative"):
        add_working_days(date(2026, 3, 2), -1)


def test_a_second_entry_replaces_the_first_and_both_are_in_the_journal(saturday_worked, now):
    transfer_day(on=saturday_worked.on, is_working=False, reason="Withdrawn", source="letter", by=SYSTEM, at=now)
    day = TransferredDay.objects.get()
    undo_transfer(day=day, by=SYSTEM, at=now)

    verbs = JournalEntry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["kernel.transfer_day", "kernel.transfer_day", "kernel.undo_transfer"]
    assert not TransferredDay.objects.exists()
