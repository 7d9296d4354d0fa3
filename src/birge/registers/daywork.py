"""What of the book waits for a clerk today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel.shell import Work
from birge.people.rules import places_of
from birge.places.queries import within
from birge.registers.queries.attention import ending_statuses, without_head
from birge.registers.queries.requests import open_requests_in
from birge.registers.rules import WRITE


def requests_waiting(user: Any, now: datetime) -> Iterator[Work]:
    """Residents' requests, those whose term has passed apart; one query."""
    today = timezone.localdate(now)
    held = places_of(user, WRITE, today)
    if not held:
        return
    counts = (
        open_requests_in(within(held, today))
        .order_by()
        .aggregate(late=Count("pk", filter=Q(due_on__lt=today)), all=Count("pk"))
    )
    address = f"{reverse('registers:requests')}?state=open"
    yield Work(_("Overdue requests of residents about their own data"), address, counts["late"])
    yield Work(_("Requests of residents about their own data"), address, counts["all"] - counts["late"])


def book_needs_attention(user: Any, now: datetime) -> Iterator[Work]:
    """What ends and what is missing; two queries."""
    today = timezone.localdate(now)
    held = places_of(user, WRITE, today)
    if not held:
        return
    places = within(held, today)
    count = ending_statuses(places, today).count() + without_head(places).count()
    yield Work(_("The household book needs your attention"), reverse("registers:attention"), count)
