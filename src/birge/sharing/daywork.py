"""What waits for a person: share-outs to decide, to publish, to hand out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.decisions.enums import State
from birge.kernel.shell import Work
from birge.people.rules import places_of
from birge.places.queries import within
from birge.sharing.models import ShareOut
from birge.sharing.queries import waiting
from birge.sharing.rules import DECIDE


def share_outs_waiting(user: Any, now: datetime) -> Iterator[Work]:
    """For those who may decide; two queries."""
    today = timezone.localdate(now)
    places = places_of(user, DECIDE, today)
    if not places:
        return
    counts = waiting(ShareOut.objects.filter(place__in=within(places, today)))
    address = reverse("sharing:share_outs")
    yield Work(_("Share-outs to decide"), address, counts["to_decide"])
    yield Work(_("Decisions to publish"), f"{address}?state={State.DECIDED}", counts["to_publish"])
    yield Work(_("Share-outs to hand out"), f"{address}?state={State.PUBLISHED}", counts["to_hand_out"])
