"""What no row of a register may say: another association's things, a place beyond the end of a canal, a circle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from birge.water.enums import WITH_A_WIDTH
from birge.water.models import Canal, CanalState

OF_THE_ASSOCIATION = ("parent", "canal", "outlet", "zone", "representative")
"""Columns that point at another thing of the register."""


def check(association: UUID, thing: UUID | None, values: Mapping[str, Any], since: date) -> None:
    """Raise `ValidationError` by field."""
    for name in OF_THE_ASSOCIATION:
        other = values.get(name)
        if other is not None and other.association_id != association:
            raise ValidationError({name: _("Choose one of this association.")})
    canal = values.get("parent") or values.get("canal")
    if canal is not None:
        _check_distance(canal, values["distance_m"], since)
    if values.get("parent") is not None and thing is not None:
        _check_no_circle(values["parent"].pk, thing, since)
    if "parent" in values and values["parent"] is None and not values.get("source"):
        raise ValidationError({"source": _("Choose the canal that it leaves, or write where its water comes from.")})
    if values.get("kind") in WITH_A_WIDTH and not values.get("width_m"):
        raise ValidationError({"width_m": _("The flow over this weir cannot be found without the width of its crest.")})
    if values.get("household") and values.get("organisation"):
        raise ValidationError({"organisation": _("A user is a household or an organisation, not both.")})


def _check_distance(canal: Canal, distance_m: int, since: date) -> None:
    state = CanalState.objects.on(since).filter(canal=canal).first()
    if state is None:
        raise ValidationError({"since": _("On that day the canal is not in the register: %(code)s") % {"code": canal}})
    if distance_m > state.length_m:
        text = _("The canal is shorter: %(length)s m.") % {"length": state.length_m}
        raise ValidationError({"distance_m": text})


def _check_no_circle(parent: UUID, canal: UUID, since: date) -> None:
    above = dict(CanalState.objects.on(since).values_list("canal", "parent"))
    seen: set[UUID] = set()
    at: UUID | None = parent
    while at is not None and at not in seen:
        if at == canal:
            raise ValidationError({"parent": _("This canal takes its water from the one that you are changing.")})
        seen.add(at)
        at = above.get(at)
