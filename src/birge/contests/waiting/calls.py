"""What of calls waits for a person today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.calls import CallState
from birge.contests.models import Application, Call, CallQuestion
from birge.contests.rules.customers import DECIDE, RUN, customers_of
from birge.contests.waiting.sources import Waiting
from birge.people.rules import holds


def calls_waiting(user: Any, now: datetime) -> Iterator[Waiting]:
    """Drafts to announce, deadlines of today, applications to open, questions to answer."""
    if not holds(user, RUN):
        return
    on = timezone.localdate(now)
    desk, mine = reverse("contests:index"), customers_of(user, on)
    calls = Call.objects.filter(customer__in=mine)
    if holds(user, DECIDE):
        yield Waiting(_("Drafts of calls to announce"), desk, calls.filter(state=CallState.DRAFT))
    taking = calls.filter(state=CallState.OPEN)
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    today = taking.filter(deadline_at__gte=now, deadline_at__lt=midnight)
    yield Waiting(_("Calls whose applications end today"), desk, today)
    sealed = Application.objects.filter(call=OuterRef("pk"), state=ApplicationState.SUBMITTED)
    to_open = Q(is_rolling=False, seal__isnull=False, deadline_at__lt=now) | Q(Exists(sealed), is_rolling=True)
    yield Waiting(_("Calls whose applications are to be opened"), desk, taking.filter(to_open))
    asked = CallQuestion.objects.filter(call__in=taking, answered_at=None)
    yield Waiting(_("Questions about calls to answer"), desk, asked)
