"""Rotas (кезек) and their turns. Every reading of turns is journalled."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from birge.kernel.api import After, Limit, Page, Scope, Token, answers, caller, page_of
from birge.water.api.finding import FromDay, ToDay, note_users, seen_association
from birge.water.api.schemas.running import RotaOut, TurnOut
from birge.water.enums import RotaState
from birge.water.models import Rota
from birge.water.queries.rotas import published_turns
from birge.water.queries.volumes import midnight

router = Router()


@router.get(
    "/water/associations/{association}/rotas",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[RotaOut]),
    operation_id="listRotas",
    summary="Rotas of an association",
)
def list_rotas(
    request: HttpRequest, association: UUID, state: RotaState | None = None, limit: Limit = 50, after: After = None
) -> dict[str, Any]:
    """The cycles of turns on its canals, drafts and replaced versions too."""
    rows = Rota.objects.filter(association=seen_association(caller(request), association))
    return page_of(rows.filter(state=state) if state else rows, limit=limit, after=after)


@router.get(
    "/water/associations/{association}/turns",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[TurnOut]),
    operation_id="listTurns",
    summary="Turns of an association",
)
def list_turns(
    request: HttpRequest,
    association: UUID,
    from_on: FromDay = None,
    to_on: ToDay = None,
    limit: Limit = 50,
    after: After = None,
) -> dict[str, Any]:
    """Whose water it is when, by published rotas that hold. Some part of a turn lies in the days that are named.

    The reading is journalled.
    """
    who = caller(request)
    found = seen_association(who, association)
    rows = published_turns().filter(rota__association=found)
    if from_on:
        rows = rows.filter(ends_at__gt=midnight(from_on))
    if to_on:
        rows = rows.filter(starts_at__lt=midnight(to_on))
    page = page_of(rows, limit=limit, after=after)
    note_users(who, found, "read_turns", [row.user_id for row in page["items"]])
    return page
