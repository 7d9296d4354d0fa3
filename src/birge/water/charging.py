"""What bills of a period would say: for the page that asks before, and for the action that makes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from birge.algorithms.water.fees import Days, Line, Watering, lines_of, total_of
from birge.water.enums import TariffBasis, TariffSide
from birge.water.models import Bill, Delivery, Season, Tariff
from birge.water.queries.fees.tariffs import rates_of, tariffs_in
from birge.water.queries.fees.use import began_in, billed_in_season, names_until, unfinished, use_in


@dataclass(frozen=True)
class Charge:
    """What one user would be billed. `deliveries`: what she took, with the day and the time that are charged."""

    user: UUID
    name: str
    lines: Sequence[Line]
    deliveries: Sequence[tuple[Delivery, Watering]]

    @property
    def amount_tyiyn(self) -> int:
        """The whole bill."""
        return total_of(self.lines)

    @property
    def state_tyiyn(self) -> int:
        """What of it is for the state."""
        return total_of(line for line in self.lines if line.rate.side == TariffSide.STATE)

    @property
    def volume_m3(self) -> Decimal:
        """All the water that it rests on."""
        return sum((watering.volume_m3 for _row, watering in self.deliveries), Decimal(0))


@dataclass(frozen=True)
class Charges:
    """What a period comes to. `unfinished`: deliveries that cannot be billed yet; `waiting`: tariffs without a source.

    `skipped_days`: earlier days of the season are not billed, though a minimum for the whole season is.
    """

    tariffs: Mapping[UUID, Tariff]
    charges: Sequence[Charge]
    unfinished: int
    skipped_days: bool

    @property
    def waiting(self) -> list[Tariff]:
        """The tariffs by which nobody is billed until their source is written."""
        return [tariff for tariff in self.tariffs.values() if not tariff.source]

    @property
    def amount_tyiyn(self) -> int:
        """All of it."""
        return sum(charge.amount_tyiyn for charge in self.charges)

    @property
    def volume_m3(self) -> Decimal:
        """All of it."""
        return sum((charge.volume_m3 for charge in self.charges), Decimal(0))


def charges_in(season: Season, from_on: date, to_on: date, users: Collection[UUID] | None = None) -> Charges:
    """What everyone (or these users) who has no standing bill for these days would be billed: eight queries."""
    tariffs = tariffs_in(season, from_on, to_on)
    rates = rates_of(tariffs)
    use = use_in(season.association_id, from_on, to_on, users)
    standing = Bill.objects.filter(run__season=season, run__starts_on=from_on, state="standing")
    left = sorted(set(use) - set(standing.values_list("user", flat=True)))
    before = billed_in_season(season, left) if to_on == season.ends_on else {}
    names = names_until(left, to_on)
    period, whole = _days(from_on, to_on), _days(season.starts_on, season.ends_on)
    found = []
    for user in left:
        lines = lines_of(
            period,
            whole,
            rates=rates,
            waterings=[watering for _row, watering in use[user].deliveries],
            holdings=use[user].holdings,
            already_tyiyn=before.get(user),
        )
        if lines:
            found.append(Charge(user, names.get(user, ""), lines, use[user].deliveries))
    open_ends = unfinished(began_in(season.association_id, from_on, to_on))
    if users is not None:
        open_ends = open_ends.filter(user__in=users)
    return Charges(
        {row.pk: row for row in tariffs}, found, open_ends.count(), _skipped(season, from_on, to_on, tariffs)
    )


def _days(from_on: date, to_on: date) -> Days:
    return Days(from_on.toordinal(), to_on.toordinal())


def _skipped(season: Season, from_on: date, to_on: date, tariffs: Sequence[Tariff]) -> bool:
    if to_on != season.ends_on or all(row.basis != TariffBasis.MINIMUM for row in tariffs):
        return False
    reached = season.starts_on
    for run in season.bill_runs.filter(starts_on__lt=from_on).order_by("starts_on"):
        reached = run.ends_on if run.starts_on == reached else reached
    return reached != from_on
