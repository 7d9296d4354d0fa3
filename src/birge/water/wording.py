"""The words for what the checks find, and for periods."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from birge.algorithms.water.indicators import HEAD, MIDDLE, TAIL
from birge.algorithms.water.scheme import ERROR, Finding
from birge.kernel.imports.kinds import Message
from birge.water.kinds import KINDS
from birge.water.models import Dated, Dispute
from birge.water.terms import Volume

MESSAGES: dict[str, Message] = {
    "length": Message(gettext_lazy("The canal has no length."), gettext_lazy("Write its length in metres.")),
    "capacity": Message(
        gettext_lazy("No water fits through the canal."), gettext_lazy("Write its capacity in litres a second.")
    ),
    "efficiency": Message(
        gettext_lazy("The efficiency is not between 0 and 1: %(efficiency)s"),
        gettext_lazy("Write 0.85 for 85 per cent."),
    ),
    "no-source": Message(
        gettext_lazy("Nobody knows where the water of this canal comes from."),
        gettext_lazy("Choose the canal that it leaves, or write the source."),
    ),
    "source-twice": Message(
        gettext_lazy("Several canals begin at the same source: %(source)s"),
        gettext_lazy("Let one leave the other, or name the intakes differently."),
    ),
    "no-parent": Message(
        gettext_lazy("The canal that it leaves is not in the register."), gettext_lazy("Choose another canal.")
    ),
    "circle": Message(gettext_lazy("The canals run in a circle."), gettext_lazy("Correct which canal leaves which.")),
    "beyond-the-end": Message(
        gettext_lazy("It stands at %(distance)s m, but %(canal)s is only %(length)s m long."),
        gettext_lazy("Correct the distance or the length of the canal."),
    ),
    "wider-than-parent": Message(
        gettext_lazy("It takes %(capacity)s l/s, but %(canal)s carries only %(of_canal)s l/s."),
        gettext_lazy("Check both capacities."),
    ),
    "no-canal": Message(gettext_lazy("Its canal is not in the register."), gettext_lazy("Choose another canal.")),
    "area": Message(gettext_lazy("The parcel has no area."), gettext_lazy("Write its area in hectares.")),
    "area-in-metres": Message(
        gettext_lazy("%(area)s ha is more than is plausible (%(most)s ha)."),
        gettext_lazy("If it was written in square metres, it is %(hectares)s ha."),
    ),
    "no-outlet": Message(
        gettext_lazy("Nobody knows through which outlet this parcel gets water."), gettext_lazy("Choose the outlet.")
    ),
    "outlet-ended": Message(
        gettext_lazy("The outlet of this parcel is no more in the register."), gettext_lazy("Choose another outlet.")
    ),
    "no-user": Message(gettext_lazy("Nobody waters this parcel."), gettext_lazy("Write who waters it.")),
    "no-parcel": Message(gettext_lazy("This user has no parcel."), gettext_lazy("Write which parcel she waters.")),
}

PARTS: dict[int | None, Promise] = {
    HEAD: pgettext_lazy("part of the scheme", "Head"),
    MIDDLE: pgettext_lazy("part of the scheme", "Middle"),
    TAIL: pgettext_lazy("part of the scheme", "Tail"),
}
"""Where an outlet stands, by how far its water flows."""


WEATHER: dict[str, Message] = {
    "swapped": Message(
        gettext_lazy("%(low)s is above %(other)s, %(high)s."), gettext_lazy("Exchange the two if they are swapped.")
    ),
    "part": Message(gettext_lazy("No value is above %(most)s."), gettext_lazy("Write per cent: 84, not 0.84.")),
    "vapour": Message(
        gettext_lazy("%(value)s is more vapour than air of %(warmest)s °C can hold."),
        gettext_lazy("Correct it; pressures in hPa are divided by 10."),
    ),
}
"""What is wrong with the weather of a day (`tables.weather.contradictions`)."""

MEASURED: dict[str, Any] = {
    "tmin_c": gettext_lazy("Least temperature, °C"),
    "tmax_c": gettext_lazy("Greatest temperature, °C"),
    "rh_min_pct": gettext_lazy("Least humidity, %"),
    "rh_max_pct": gettext_lazy("Greatest humidity, %"),
    "rh_pct": gettext_lazy("Mean humidity, %"),
    "tdew_c": gettext_lazy("Dew point, °C"),
    "ea_kpa": gettext_lazy("Vapour pressure, kPa"),
    "wind_mps": gettext_lazy("Wind, m/s"),
    "rain_mm": gettext_lazy("Rain, mm"),
    "rs_mj_m2": gettext_lazy("Radiation, MJ/m²"),
    "sun_hours": gettext_lazy("Sunshine, hours"),
}
"""The columns of `birge water et0` in words."""


@dataclass(frozen=True)
class Said:
    """A finding in words, with the way to the row."""

    is_error: bool
    kind: str
    label: str
    url: str
    text: str
    remedy: str


def said(findings: Iterable[Finding]) -> list[Said]:
    """Findings in the reader's language: one query a kind."""
    found = list(findings)
    things: dict[Any, Any] = {}
    for name in {finding.of for finding in found}:
        things |= KINDS[name].identity.objects.in_bulk([item.key for item in found if item.of == name])
    return [_said(finding, things[finding.key]) for finding in found]


def _said(finding: Finding, thing: Any) -> Said:
    kind, message = KINDS[finding.of], MESSAGES[finding.code]
    remedy = str(message.remedy) % finding.params
    if finding.code == "area-in-metres" and not finding.fix:
        remedy = _("Check the area.")
    return Said(
        finding.level == ERROR, str(kind.one), kind.label_of(thing), kind.url_of(thing),
        str(message.text) % finding.params, remedy,
    )  # fmt: skip


def day(on: date) -> str:
    """A day as people write it."""
    return formats.date_format(on, "SHORT_DATE_FORMAT")


def period_of(row: Dated) -> str:
    """From when to when a row holds; "01.01.2025 –" while no end is known."""
    return f"{day(row.starts_on)} – {'' if row.is_open else day(row.ends_on)}".strip()


@dataclass(frozen=True)
class OfferLine:
    """What one user ordered and is offered in ten days through an outlet, and why no more, in one plain sentence."""

    volume: Volume
    why: str


def by_period(volumes: Iterable[Volume]) -> list[OfferLine]:
    """The volumes of a contract in the order of time, each with its reason."""
    return [OfferLine(row, why_offered(row)) for row in sorted(volumes, key=lambda row: (row.period, row.outlet))]


def why_offered(row: Volume) -> str:
    """The reason for what is offered."""
    if row.offered is None:
        return _("Nobody has said yet how much is expected.")
    if row.bound == "request":
        return _("All that was ordered.")
    if row.bound == "supply":
        return _("The source is short: everyone gets at most %(percent)s %%.") % {"percent": row.percent}
    return _("The canal is full: %(canal)s. Everyone on it gets the same part.") % {"canal": row.bound}


def about_dispute(row: Dispute) -> str:
    """What a dispute is about."""
    if row.delivery:
        began = formats.date_format(timezone.localtime(row.delivery.started_at), "SHORT_DATETIME_FORMAT")
        return _("Delivery %(when)s, outlet %(outlet)s") % {"when": began, "outlet": row.delivery.outlet.code}
    if row.turn:
        begins = formats.date_format(timezone.localtime(row.turn.starts_at), "SHORT_DATETIME_FORMAT")
        return _("Turn %(when)s, canal %(canal)s") % {"when": begins, "canal": row.turn.rota.canal.code}
    return _("Bill %(number)s") % {"number": row.bill.number if row.bill else ""}
