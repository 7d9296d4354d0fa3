"""Terms of a contest, in working days."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone

from birge.kernel.workdays import add_working_days


def end_of_term(at: datetime, working_days: int | None) -> datetime | None:
    """The moment after the last day of a term that begins on the day after `at`; None where there is no term."""
    if working_days is None:
        return None
    last = add_working_days(timezone.localdate(at), working_days)
    return timezone.make_aware(datetime.combine(last + timedelta(days=1), time()))
