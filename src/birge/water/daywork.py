"""What waits for a person: share-outs of water to decide and to publish, turns of today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from birge.decisions.enums import State
from birge.kernel.shell import Work
from birge.water.queries.allocations import waiting
from birge.water.queries.day import open_turns
from birge.water.queries.disputes import waiting_disputes
from birge.water.rules import writable_by
from birge.water.rules.association import asking_for, directed_by


def shares_waiting(user: Any, now: datetime) -> Iterator[Work]:
    """For directors and hydrotechnicians; one query."""
    for share in waiting(writable_by(user, timezone.localdate(now))):
        decided = share.decision.state == State.DECIDED
        what = _("Publish the share-out of water") if decided else _("Share out the water")
        yield Work(what, reverse("water:allocation", args=[share.pk]))


def turns_of_today(user: Any, now: datetime) -> Iterator[Work]:
    """For those who keep the journal: turns of today that nothing was written of; two queries."""
    on = timezone.localdate(now)
    for association, count in open_turns(asking_for(user, on), on):
        yield Work(_("Water turns of today"), reverse("water:day", args=[association]), count)


def disputes_waiting(user: Any, now: datetime) -> Iterator[Work]:
    """For directors: disputes without an answer, with the day by which it is due; one query."""
    for dispute in waiting_disputes(directed_by(user, timezone.localdate(now))):
        due = formats.date_format(dispute.due_on, "SHORT_DATE_FORMAT") if dispute.due_on else "—"
        words = _("Answer a dispute about water, until %(due)s") % {"due": due}
        yield Work(words, dispute.get_absolute_url())
