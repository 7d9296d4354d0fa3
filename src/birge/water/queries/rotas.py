"""Finds rotas and the turns that hold: of published rotas that no later version replaced."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max, QuerySet

from birge.people.models import Organisation
from birge.water.enums import RotaState
from birge.water.models import Rota, Season, Swap, Turn, WaterUser


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


def next_turns(users: Iterable[UUID], at: datetime, most: int = 3) -> QuerySet[Turn]:
    """The turns of these users that run or come next, the nearest first."""
    return published_turns().filter(user__in=list(users), ends_at__gt=at)[:most]


def rotas_of(association: Organisation | UUID) -> QuerySet[Rota]:
    """Every rota of an association, with what its list needs; newest first."""
    rows = Rota.objects.filter(association=association).annotate(count=Count("turns"))
    return rows.select_related("canal").order_by("-starts_at", "canal__code", "-version")


def turns_of(rota: Rota | UUID) -> QuerySet[Turn]:
    """The turns of one rota in the order of time."""
    return Turn.objects.filter(rota=rota).select_related("user", "outlet").order_by("starts_at", "number", "part")


def versions_of(rota: Rota) -> list[Rota]:
    """The rota with all that it replaced or that replaced it, the first version first: one query."""
    rows = {row.pk: row for row in Rota.objects.filter(canal=rota.canal_id, season=rota.season_id)}
    later = {row.replaces_id: row for row in rows.values() if row.replaces_id}
    first = rows[rota.pk]
    while first.replaces_id:
        first = rows[first.replaces_id]
    chain = [first]
    while chain[-1].pk in later:
        chain.append(later[chain[-1].pk])
    return chain


def swaps_in(rota: Rota) -> list[Swap]:
    """What was swapped in this version, the latest first."""
    rows = Swap.objects.filter(first__rota=rota).select_related("first_user", "second_user", "first", "second")
    return list(rows.order_by("-at", "-pk"))


def last_end(canal: UUID) -> datetime | None:
    """When the last published cycle of the canal ends: the next one begins then."""
    rows = Rota.objects.filter(canal=canal, state=RotaState.PUBLISHED)
    found: datetime | None = rows.aggregate(last=Max("ends_at"))["last"]
    return found


def season_on(association: Organisation | UUID, on: date) -> Season | None:
    """The season that covers the day."""
    return Season.objects.filter(association=association, starts_on__lte=on, ends_on__gt=on).first()
