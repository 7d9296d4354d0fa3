"""What of a published contest is not told: which places are hidden, now."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from birge.contests.models import Call, HiddenPlace


def hidden_places(calls: Iterable[Call | UUID]) -> set[UUID]:
    """Calls and applications of these calls whose places are not told; nor are words that may betray them."""
    shut = Q(call__in=calls) | Q(application__call__in=calls)
    rows = HiddenPlace.objects.filter(shut, shown_at=None).values_list("call", "application")
    return {key for row in rows for key in row if key}


def is_place_hidden(call: Call) -> bool:
    """Whether the places of all projects of the call are not told."""
    return HiddenPlace.objects.filter(call=call, shown_at=None).exists()
