"""The tariffs of an association as they hold in a period."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from birge.algorithms.water.fees import Days, Rate
from birge.people.models import Organisation
from birge.water.models import Season, Tariff


def tariffs_of(association: Organisation | UUID) -> QuerySet[Tariff]:
    """All that hold, held or will hold; rows that were corrected on the day when they began are left out."""
    rows = Tariff.objects.filter(association=association, starts_on__lt=F("ends_on"))
    return rows.order_by("-ends_on", "side", "basis", "season_kind", "-starts_on")


def tariffs_in(season: Season, from_on: date, to_on: date) -> list[Tariff]:
    """Those that can be charged in [from_on, to_on) of the season; of minimums, those of the season's last day."""
    rows = tariffs_of(season.association_id).filter(season_kind__in=["", season.kind])
    return list(rows.filter(starts_on__lt=to_on, ends_on__gt=from_on))


def rates_of(tariffs: Iterable[Tariff]) -> list[Rate]:
    """As the algorithm takes them; the key of a rate is its tariff's id."""
    return [
        Rate(
            key=row.pk,
            side=row.side,
            basis=row.basis,
            tyiyn=row.rate_tyiyn,
            days=Days(row.starts_on.toordinal(), row.ends_on.toordinal()),
            special=bool(row.season_kind),
        )
        for row in tariffs
    ]
