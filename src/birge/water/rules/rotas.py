"""Who draws up, publishes, changes and swaps in a rota."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from birge.kernel.permissions import Answer, no
from birge.people.rules import may
from birge.water.enums import RotaState
from birge.water.models import Rota
from birge.water.rules.association import ASK, WRITE


def can_publish_rota(user: Any, rota: Rota, on: date) -> Answer:
    """The director or hydrotechnician, while it is a draft; they drop it too."""
    if rota.state != RotaState.DRAFT:
        return no(_("This rota is no draft any more."))
    return may(user, WRITE, organisation=rota.association, on=on)


def can_change_rota(user: Any, rota: Rota, on: date) -> Answer:
    """The director or hydrotechnician make a new version of what is published."""
    if rota.state != RotaState.PUBLISHED:
        return no(_("Only a published rota without a newer version can be replaced."))
    return may(user, WRITE, organisation=rota.association, on=on)


def can_swap(user: Any, rota: Rota, on: date) -> Answer:
    """Whoever also takes requests: the water master hears on the canal what two users agreed."""
    if rota.state != RotaState.PUBLISHED:
        return no(_("Turns of a published rota only can be swapped."))
    return may(user, ASK, organisation=rota.association, on=on)
