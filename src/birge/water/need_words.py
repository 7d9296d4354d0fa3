"""Why the need of a crop differs from its norm, in plain words."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from birge.kernel.templatetags.birge import number
from birge.water.crop_need import CropResult, Grown, InTenDays
from birge.water.wording import day

M3_PER_MM_HA = 10


def problem(result: CropResult) -> str:
    """Why there is no need; "" where there is one."""
    if result.problem == "not-set":
        return _("Nobody has said yet how this crop is grown here: planting day and row of the tables.")
    if result.problem == "lacking" and result.grown is not None:
        return _("The edition has no value for: %(names)s. Write values of your own.") % {
            "names": ", ".join(result.grown.lacking)
        }
    if result.problem == "no-weather" and result.missing_on is not None:
        return _("No weather of %(day)s: enter the day, or long-term means.") % {"day": day(result.missing_on)}
    return ""


def explained(one: InTenDays, norm: Decimal | None, result: CropResult, efficiency: Decimal) -> str:
    """One sentence for each thing that counts: stage, ET0, rain, the soil's store, efficiency, and what it comes to."""
    parts = []
    if result.grown is not None:
        parts.append(_stage(result.grown, one))
    if one.et0_mm and one.etc_mm:
        parts.append(
            _("ET0 %(et0)s mm, the crop takes %(etc)s mm (%(kc)s of it).")
            % {"et0": number(one.et0_mm, 0), "etc": number(one.etc_mm, 0), "kc": number(one.etc_mm / one.et0_mm, 2)}
        )
    if one.rain_mm >= 1:
        parts.append(_("Rain %(rain)s mm is counted in.") % {"rain": number(one.rain_mm, 0)})
    stored = one.etc_mm - one.rain_mm - one.net_mm
    if stored >= 1:
        parts.append(_("The rest is drawn from the soil, which is refilled later."))
    elif stored <= -1 and one.net_mm:
        parts.append(_("The watering also refills the soil for the next days."))
    parts.append(_compared(one, norm, efficiency))
    return " ".join(parts)


def _stage(grown: Grown, one: InTenDays) -> str:
    """The stage in the middle of the ten days."""
    passed = (one.period.starts_on + timedelta(days=one.period.days // 2) - grown.planted_on).days
    for name, word in (
        ("ini_days", pgettext("stage", "Initial stage.")),
        ("dev_days", pgettext("stage", "Development.")),
        ("mid_days", pgettext("stage", "Mid-season.")),
        ("late_days", pgettext("stage", "Late season.")),
    ):
        if 0 <= passed < grown.values[name]:
            return word
        passed -= int(grown.values[name])
    return pgettext("stage", "Outside its season.")


def _compared(one: InTenDays, norm: Decimal | None, efficiency: Decimal) -> str:
    net = number(one.net_mm * M3_PER_MM_HA, 0)
    said = _("Net %(net)s m³/ha; at an efficiency of %(efficiency)s it is %(gross)s m³/ha at the gate.") % {
        "net": net,
        "efficiency": number(efficiency, 2),
        "gross": number(one.gross_m3_ha, 0),
    }
    if norm is None:
        than_norm = _("There is no norm for it.")
    elif norm > one.gross_m3_ha:
        than_norm = _("The norm is larger by %(m3)s m³/ha.") % {"m3": number(norm - one.gross_m3_ha, 0)}
    else:
        than_norm = _("The norm is smaller by %(m3)s m³/ha.") % {"m3": number(one.gross_m3_ha - norm, 0)}
    return f"{said} {than_norm}"
