"""What everybody may read of an association: as on its public page, and no more exactly than there."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Field, Schema

from birge.water.api.schemas.register import AssociationOut
from birge.water.api.schemas.running import JudgedOut
from birge.water.api.schemas.sharing import SeasonOut
from birge.water.open_figures import OpenFigures
from birge.water.performance import PeriodLine


class OpenPeriodOut(Schema):
    """Ten days in which ten users or more required something."""

    period_on: date
    adequacy: float | None
    efficiency: float | None
    equity: float | None


class OpenFiguresOut(Schema):
    """Rounded as on the page. Null: it would be about fewer than ten users, or nothing was required."""

    judged: list[JudgedOut]
    relative_supply: float | None = Field(description="Delivered over required")
    head_to_tail: float | None
    gini: float | None
    jain: float | None
    late_minutes: float | None
    night: float | None
    periods: list[OpenPeriodOut] = Field(description="Empty where a share-out looked at people's situation")


class OpenAssociation(AssociationOut):
    """An association with the season of today, or the last one before, and how well it delivered in it."""

    season: SeasonOut | None
    figures: OpenFiguresOut | None = Field(description="Null: there is nothing that may be told")


def told(figures: OpenFigures) -> dict[str, Any] | None:
    """The figures as the page writes them."""
    if not figures:
        return None
    facts, decimals = figures.facts or {}, figures.decimals
    return {
        "judged": [
            {"kind": one.kind, "value": _rounded(one.value, decimals), "verdict": one.verdict or None}
            for one in figures.judged
        ],
        "relative_supply": _rounded(facts.get("relative_irrigation"), 2),
        "head_to_tail": _rounded(facts.get("head_to_tail"), 1),
        "gini": _rounded(facts.get("gini"), decimals),
        "jain": _rounded(facts.get("jain"), decimals),
        "late_minutes": _rounded(facts.get("timeliness"), 0),
        "night": _rounded(facts.get("night"), 2),
        "periods": [_told(line) for line in figures.periods],
    }


def _told(line: PeriodLine) -> dict[str, Any]:
    values = {name: getattr(line.found, name) for name in ("adequacy", "efficiency", "equity")}
    return {"period_on": line.period.starts_on} | {name: _rounded(value, 2) for name, value in values.items()}


def _rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)
