"""New messages stand among the day's work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.notifications.queries import unread_count
from birge.kernel.shell import Work, add_day_work


def new_messages(user: Any, now: datetime) -> Iterable[Work]:
    """One line, with how many there are."""
    yield Work(_("New messages"), reverse("kernel:inbox"), unread_count(user.pk))


def connect() -> None:
    """Called once, at start."""
    add_day_work(new_messages)
