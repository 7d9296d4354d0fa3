"""Who may change the territory. Everybody may read it.

Roles live in `people`, which stands above this folder; so `people` hands in the question "is this person an
administrator of this unit?" when the program starts (`set_gate` in its app's `ready()`). Until it does, nobody may.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from birge.kernel.permissions import Answer, no
from birge.places.models import Place, Version
from birge.places.queries import version_of

Gate = Callable[[Any, UUID, date], Answer]
"""(user, unit's id, day) -> yes with the actor, if the person is an administrator of the unit or of one above it."""

_gates: list[Gate] = []


def set_gate(gate: Gate) -> None:
    """Hand in how it is found out whether a person is an administrator; the last one counts."""
    _gates[:] = [gate]


def can_change_territory(user: Any, place: Place, on: date) -> Answer:
    """Only an administrator of a unit above `place`: nobody redraws the unit that she was appointed for.

    At the top (an oblast) no unit is above: an administrator of the oblast itself, or of the whole country, may.
    """
    return can_change_version(user, version_of(place, on), on)


def can_change_version(user: Any, version: Version | None, on: date) -> Answer:
    """`can_change_territory` for whoever has read the unit as it is on that day."""
    if version is None:
        return no(_("This unit does not exist on that day."))
    return administers(user, version.parent_id or version.place_id, on)


def can_change_all(user: Any, places: Iterable[Place], on: date) -> Answer:
    """For a change that touches several units: permitted only if it is for each of them."""
    answer = no(_("Choose the units."))
    for place in places:
        answer = can_change_territory(user, place, on)
        if not answer:
            return answer
    return answer


def administers(user: Any, place_id: UUID, on: date) -> Answer:
    """Is this person an administrator of the unit or of one above it?"""
    if not getattr(user, "is_authenticated", False):
        return no(_("Sign in as an administrator of the place above."))
    if not _gates:
        return no(_("Only an administrator of a place above may change the territory."))
    return _gates[0](user, place_id, on)
