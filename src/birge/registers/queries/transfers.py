"""Moves between aimaks, as each side sees them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from birge.registers.models import Transfer


def transfers_of(places: Any) -> QuerySet[Transfer]:
    """The moves out of these places and into them, the newest first."""
    rows = Transfer.objects.filter(Q(from_place__in=places) | Q(to_place__in=places))
    return rows.order_by("-proposed_at", "-id")
