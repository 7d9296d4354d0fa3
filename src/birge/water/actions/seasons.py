"""Seasons, crops, norms, and what each parcel bears."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Min
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.water.actions.writing import write
from birge.water.models import Crop, CropPlan, Norm, Parcel, Season
from birge.water.queries.seasons import parcels_in


@transaction.atomic
def begin_season(
    *,
    association: Organisation,
    names: Mapping[str, str],
    kind: str,
    starts_on: date,
    ends_on: date,
    legal_base: str = "",
    by: Actor,
    at: datetime,
) -> Season:
    """Open a season [starts_on, ends_on) of the association; seasons do not overlap. Raises ValidationError."""
    Organisation.objects.select_for_update().get(pk=association.pk)
    if starts_on >= ends_on:
        raise ValidationError({"ends_on": _("It must lie after the first day.")})
    if Season.objects.filter(association=association, starts_on__lt=ends_on, ends_on__gt=starts_on).exists():
        raise ValidationError({"starts_on": _("Another season of the association covers these days.")})
    season = Season(
        association=association,
        names=dict(names),
        kind=kind,
        starts_on=starts_on,
        ends_on=ends_on,
        legal_base=legal_base,
    )
    season.save(force_insert=True)
    after = {"names": season.names, "kind": kind, "starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()}
    journal.record(by=by, at=at, verb="water.begin_season", subject=season, also=[association], after=after)
    return season


@transaction.atomic
def change_season(
    *,
    season: Season,
    names: Mapping[str, str],
    starts_on: date,
    ends_on: date,
    legal_base: str,
    by: Actor,
    at: datetime,
) -> Season:
    """Other names, days or acts; days for which something was asked stay inside. Raises ValidationError."""
    season = Season.objects.select_for_update().get(pk=season.pk)
    if starts_on >= ends_on:
        raise ValidationError({"ends_on": _("It must lie after the first day.")})
    others = Season.objects.filter(association=season.association_id).exclude(pk=season.pk)
    if others.filter(starts_on__lt=ends_on, ends_on__gt=starts_on).exists():
        raise ValidationError({"starts_on": _("Another season of the association covers these days.")})
    used = season.requests.aggregate(first=Min("period_on"), last=Max("period_on"))
    if used["first"] and not starts_on <= used["first"] <= used["last"] < ends_on:
        text = _("Requests stand in the ten days from %(first)s to %(last)s: the season must hold them.")
        raise ValidationError({"starts_on": text % used})
    before = _about(season)
    season.names, season.starts_on, season.ends_on = dict(names), starts_on, ends_on
    season.legal_base = legal_base
    season.save()
    journal.record(by=by, at=at, verb="water.change_season", subject=season, before=before, after=_about(season))
    return season


def _about(season: Season) -> dict[str, Any]:
    return {"names": season.names, "starts_on": season.starts_on.isoformat(), "ends_on": season.ends_on.isoformat(),
            "legal_base": season.legal_base}  # fmt: skip


@transaction.atomic
def use_crop(*, crop: Crop, is_used: bool, by: Actor, at: datetime) -> None:
    """Offer the crop for new plans or no longer; plans that name it stay."""
    crop = Crop.objects.select_for_update().get(pk=crop.pk)
    if crop.is_used != is_used:
        crop.is_used = is_used
        crop.save(update_fields=["is_used"])
        journal.record(by=by, at=at, verb="water.use_crop", subject=crop, after={"is_used": is_used})


@transaction.atomic
def remove_plan(plan: CropPlan, *, by: Actor, at: datetime) -> None:
    """The parcel does not bear this crop after all; the requests follow when they are computed again."""
    before = {"crop": plan.crop.code, "area_ha": str(plan.area_ha), "season": str(plan.season_id)}
    journal.record(by=by, at=at, verb="water.remove_plan", subject=plan.parcel, before=before)
    plan.delete()


@transaction.atomic
def enter_crop(*, code: str, names: Mapping[str, str], by: Actor, at: datetime) -> Crop:
    """A crop that can be chosen from now on. Raises ValidationError for a code that stands already."""
    crop = Crop(code=code, names=dict(names))
    crop.full_clean()
    crop.save(force_insert=True)
    journal.record(by=by, at=at, verb="water.enter_crop", subject=crop, after={"code": code, "names": crop.names})
    return crop


@transaction.atomic
def enter_norm(
    *,
    association: Organisation,
    crop: Crop,
    hydromodule: str,
    ten_days: Iterable[int],
    m3_ha: Decimal,
    source: str,
    since: date,
    by: Actor,
    at: datetime,
) -> None:
    """From `since` on a hectare of the crop takes so much in each of these ten-day periods of the year (1 to 36)."""
    numbers = list(ten_days)
    if not numbers:
        raise ValidationError({"last": _("It must not lie before the first.")})
    for number in numbers:
        line = {"association": association, "crop": crop, "hydromodule": hydromodule, "ten_days": number}
        write(Norm, line, {"m3_ha": m3_ha, "source": source}, since)
    after = {
        "crop": crop.code,
        "hydromodule": hydromodule,
        "ten_days": numbers,
        "m3_ha": str(m3_ha),
        "source": source,
        "since": since.isoformat(),
    }
    journal.record(by=by, at=at, verb="water.enter_norm", subject=association, after=after)


@transaction.atomic
def plan_crop(
    *,
    season: Season,
    parcel: Parcel,
    crop: Crop,
    area_ha: Decimal | None = None,
    hydromodule: str = "",
    by: Actor,
    at: datetime,
) -> CropPlan:
    """The parcel (None: all of it) bears this crop in the season; once more corrects it. Raises ValidationError.

    One crop takes no more than the parcel's area; a second crop after the first may take it again.
    """
    if parcel.association_id != season.association_id:
        raise ValidationError({"parcel": _("Choose one of this association.")})
    state = parcels_in(season).filter(parcel=parcel).order_by("-starts_on").first()
    if state is None:
        raise ValidationError({"parcel": _("In this season the parcel is not in the register.")})
    area_ha = state.area_ha if area_ha is None else area_ha
    if area_ha > state.area_ha:
        raise ValidationError({"area_ha": _("The parcel is smaller: %(area)s ha.") % {"area": state.area_ha}})
    plan, is_new = CropPlan.objects.select_for_update().get_or_create(
        season=season, parcel=parcel, crop=crop, defaults={"area_ha": area_ha, "hydromodule": hydromodule}
    )
    before = None if is_new else {"area_ha": str(plan.area_ha), "hydromodule": plan.hydromodule}
    plan.area_ha, plan.hydromodule, plan.batch = area_ha, hydromodule, None
    plan.save()
    after = {"crop": crop.code, "area_ha": str(area_ha), "hydromodule": hydromodule, "season": str(season.pk)}
    journal.record(by=by, at=at, verb="water.plan_crop", subject=parcel, before=before, after=after)
    return plan


@transaction.atomic
def plan_many(plans: Iterable[CropPlan], *, season: Season, by: Actor, at: datetime) -> None:
    """Bring many new plans of the season that were checked together. One entry in the journal."""
    rows = list(plans)
    CropPlan.objects.bulk_create(rows, batch_size=500)
    journal.record(by=by, at=at, verb="water.plan_crops", subject=season, after={"count": len(rows)})
