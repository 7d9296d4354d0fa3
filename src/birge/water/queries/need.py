"""By what the need of crops is computed, as it holds on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from birge.water.models import Coefficient, CropNeed, CropPlan, NeedSetting, Outlet, Parcel, Season


def setting_on(association: UUID, on: date) -> NeedSetting | None:
    """What the association chose: one query."""
    rows = NeedSetting.objects.on(on).filter(association=association).select_related("station")
    found: NeedSetting | None = rows.first()
    return found


def crop_needs_on(association: UUID, on: date) -> Iterable[CropNeed]:
    """How the association grows its crops: one query."""
    rows: Iterable[CropNeed] = CropNeed.objects.on(on).filter(association=association).select_related("crop")
    return rows


def coefficients_on(on: date) -> dict[tuple[str, str], Coefficient]:
    """The rows of the tables by edition and name: one query."""
    return {(row.edition, row.name): row for row in Coefficient.objects.on(on)}


def plans_below(season: Season, on: date, *, outlet: Outlet | None = None, parcel: Parcel | None = None) -> list[Any]:
    """The crop plans of the parcels below an outlet, or of one parcel."""
    rows = (
        CropPlan.objects.filter(season=season).select_related("parcel", "crop").order_by("parcel__number", "crop__code")
    )
    if parcel is not None:
        return list(rows.filter(parcel=parcel))
    at = {"parcel__states__starts_on__lte": on, "parcel__states__ends_on__gt": on, "parcel__states__outlet": outlet}
    return list(rows.filter(**at))
