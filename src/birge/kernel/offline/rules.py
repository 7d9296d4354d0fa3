"""Who sees what phones sent: whoever works on such things at that place."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from birge.kernel.offline.kinds import all_kinds
from birge.kernel.offline.models import OfflineOperation


def visible_to(user: Any, queryset: QuerySet[OfflineOperation], on: date) -> QuerySet[OfflineOperation]:
    """The operations of the kinds and places of this person."""
    mine = Q(pk__in=[])
    for kind in all_kinds():
        mine |= Q(kind=kind.name, place__in=kind.places(user, on))
    return queryset.filter(mine)
