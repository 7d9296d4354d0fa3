"""Moves between aimaks, as each side sees them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from birge.places.models import OPEN_END
from birge.registers.enums import Relation
from birge.registers.models import Membership, Transfer
from birge.registers.queries.history import names_of_persons


def transfers_of(places: Any) -> QuerySet[Transfer]:
    """The moves out of these places and into them, the newest first."""
    rows = Transfer.objects.filter(Q(from_place__in=places) | Q(to_place__in=places))
    return rows.order_by("-proposed_at", "-id")


def heads_that_move(transfers: Sequence[Transfer]) -> dict[UUID, str]:
    """By move the name of the household's head, for lists; a household without one has none."""
    rows = Membership.objects.standing().filter(
        ends_on=OPEN_END, relation=Relation.HEAD, household__in=[row.household_id for row in transfers]
    )
    heads = dict(rows.values_list("household", "person"))
    names = names_of_persons(heads.values())
    return {row.pk: names[heads[row.household_id]] for row in transfers if heads.get(row.household_id) in names}
