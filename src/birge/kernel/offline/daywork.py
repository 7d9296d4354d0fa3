"""Conflicts that wait for a decision stand among the day's work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel.offline.enums import Outcome
from birge.kernel.offline.models import OfflineOperation
from birge.kernel.offline.rules import visible_to
from birge.kernel.shell import Work, add_day_work


def to_decide(user: Any, now: datetime) -> Iterable[Work]:
    """One line, with how many there are."""
    waiting = visible_to(user, OfflineOperation.objects.filter(outcome=Outcome.CONFLICT), timezone.localdate(now))
    address = f"{reverse('offline:operations')}?state={Outcome.CONFLICT}"
    yield Work(_("Two versions differ: decide"), address, waiting.count())


def connect() -> None:
    """Called once, at start."""
    add_day_work(to_decide)
