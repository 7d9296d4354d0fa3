"""Finds rotas and the turns that hold: of published rotas that no later version replaced."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from birge.people.models import Organisation
from birge.water.enums import RotaState
from birge.water.models import Turn, WaterUser


def published_turns() -> QuerySet[Turn]:
    """Every turn that holds, with its user, outlet, rota and canal, in the order of time."""
    rows = Turn.objects.filter(rota__state=RotaState.PUBLISHED)
    return rows.select_related("user", "outlet", "rota__canal").order_by("starts_at", "rota__canal__code", "number")


def turns_between(association: Organisation | UUID, from_at: datetime, to_at: datetime) -> QuerySet[Turn]:
    """The turns of an association that hold and of which some part lies in [from_at, to_at)."""
    return published_turns().filter(rota__association=association, starts_at__lt=to_at, ends_at__gt=from_at)


def turns_of_user(user: WaterUser | UUID, from_at: datetime, to_at: datetime) -> QuerySet[Turn]:
    """The turns of one user that hold and of which some part lies in [from_at, to_at)."""
    return published_turns().filter(user=user, starts_at__lt=to_at, ends_at__gt=from_at)
