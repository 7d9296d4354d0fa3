"""How turns are written: when, and why they are as long as they are."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from birge.algorithms.water.roster.lengths import STRETCH_M
from birge.water.models import Turn
from birge.water.rota_cases import read


def when(turn: Turn) -> str:
    """12.06 14:20–17:45, or 12.06 22:20–13.06 02:45: at most 23 letters, the same in every language."""
    begins, ends = timezone.localtime(turn.starts_at), timezone.localtime(turn.ends_at)
    day = "" if begins.date() == ends.date() else f"{ends:%d.%m} "
    return f"{begins:%d.%m %H:%M}–{day}{ends:%H:%M}"


def clock(turn: Turn, day: Any) -> str:
    """14:20–17:45 below the heading of its day; with the day where it ends on another."""
    begins, ends = timezone.localtime(turn.starts_at), timezone.localtime(turn.ends_at)
    other = "" if ends.date() == day else f"{ends:%d.%m} "
    return f"{begins:%H:%M}–{other}{ends:%H:%M}"


def minutes_of(turn: Turn) -> int:
    """How long it is."""
    return round((turn.ends_at - turn.starts_at).total_seconds() / 60)


def length(minutes: int) -> str:
    """2 h 25 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def sms(turn: Turn, *, is_changed: bool) -> str:
    """Of at most 70 letters in every language: 20 of them are the code of the outlet, 23 the time."""
    what = _("Your turn has changed") if is_changed else _("Your turn for water")
    return f"{what}: {turn.outlet.code} {when(turn)}"


@dataclass(frozen=True)
class Why:
    """Where the minutes of a holding come from. `product`: exact minutes, before they were made whole.

    `per_ha` minutes where time is shared by area, of `shared` minutes and `all_ha`; else `flow_lps` carries `size` m³.
    `filling` is nobody's; the last turn on the canal is shorter by `drained`, because so long the closed canal runs on.
    """

    size: Fraction
    by_volume: bool
    per_ha: Fraction | None
    shared: Fraction
    all_ha: Fraction
    cycle: int
    filling: Fraction
    all_drained: Fraction
    drained: Fraction
    flow_lps: Fraction
    product: Fraction


def why_of(case: dict[str, Any], number: int) -> Why:
    """Why the holding with this number has so many minutes."""
    found = read(case)
    holdings = sorted(found.holdings, key=lambda holding: (holding.distance, holding.id))
    holding = next(one for one in holdings if int(one.id) == number)
    last = holdings[-1]
    filling, drained = (last.distance * minutes / STRETCH_M for minutes in (found.fill, found.drain))
    own = drained if holding is last else Fraction(0)
    all_ha = sum((one.area or Fraction(0) for one in holdings), Fraction(0))
    shared = found.cycle - filling + drained
    per_ha = shared / all_ha if all_ha else None
    size = holding.volume if holding.area is None else holding.area
    size = size or Fraction(0)
    whole = size * per_ha if per_ha is not None else size * 1000 / (found.flow * 60)
    return Why(
        size, per_ha is None, per_ha, shared, all_ha, found.cycle, filling, drained, own, found.flow, whole
    )  # fmt: skip
