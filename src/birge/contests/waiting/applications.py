"""What waits for applicants, and for those who take applications in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.calls import CallState
from birge.contests.models import Application, Call
from birge.contests.rules.applications import applicants_of, applies
from birge.contests.rules.customers import RUN, customers_of
from birge.contests.waiting.sources import Waiting
from birge.people.rules import holds

_SOON = timedelta(days=3)


def applicants_waiting(user: Any, now: datetime) -> Iterator[Waiting]:
    """Defects to repair, and drafts whose deadline is near."""
    if not applies(user):
        return
    own = Application.objects.filter(applicant__in=applicants_of(user, timezone.localdate(now)))
    mine = reverse("contests:my_applications")
    to_repair = own.filter(state=ApplicationState.TO_REPAIR, repair_until__gte=now)
    yield Waiting(_("Repair your application to a contest"), mine, to_repair)
    soon = own.filter(draft__isnull=False, call__state=CallState.OPEN, call__deadline_at__gte=now,
                      call__deadline_at__lt=now + _SOON)  # fmt: skip
    yield Waiting(_("Finish your application: the deadline is near"), mine, soon)


def intake_waiting(user: Any, now: datetime) -> Iterator[Waiting]:
    """Codes to give out, applications to open and to check."""
    if not holds(user, RUN):
        return
    calls = Call.objects.filter(customer__in=customers_of(user, timezone.localdate(now)))
    desk = reverse("contests:index")
    taking = calls.filter(state=CallState.OPEN)
    yield Waiting(_("Contests without opening codes: nothing can be submitted"), desk, taking.filter(seal__isnull=True))
    over = taking.filter(seal__isnull=False, is_rolling=False, deadline_at__lt=now.replace(microsecond=0))
    yield Waiting(_("Contests whose applications can be opened"), desk, over)
    unchecked = Application.objects.filter(call__in=calls, state=ApplicationState.OPENED)
    yield Waiting(_("Applications to check formally"), desk, unchecked)
    over_repairs = Application.objects.filter(call__in=calls, state=ApplicationState.TO_REPAIR, repair_until__lt=now)
    yield Waiting(_("Repairs whose time is over"), desk, over_repairs)
