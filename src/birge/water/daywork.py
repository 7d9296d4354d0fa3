"""What waits for a person: share-outs of water to decide and to publish."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.decisions.enums import State
from birge.kernel.shell import Work
from birge.water.queries.allocations import waiting
from birge.water.rules import writable_by


def shares_waiting(user: Any, now: datetime) -> Iterator[Work]:
    """For directors and hydrotechnicians; one query."""
    for share in waiting(writable_by(user, timezone.localdate(now))):
        decided = share.decision.state == State.DECIDED
        what = _("Publish the share-out of water") if decided else _("Share out the water")
        yield Work(what, reverse("water:allocation", args=[share.pk]))
