"""What was agreed, done and paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from birge.exchange.contests.things.notices import Party, Point


@dataclass(frozen=True)
class Step:
    """A milestone as a version of the agreement names it."""

    number: int
    title: str
    due_on: date


@dataclass(frozen=True)
class Version:
    """What both sides signed: the agreement, or (from the second one on) its amendment."""

    key: UUID
    signed_at: datetime
    amount_tyiyn: int
    starts_on: date
    ends_on: date
    steps: tuple[Step, ...]

    @property
    def last_on(self) -> date:
        """Its last day."""
        return self.ends_on - timedelta(days=1)


@dataclass(frozen=True)
class Milestone:
    """A step of a project."""

    key: UUID
    number: int
    title: str
    due_on: date
    tranche_tyiyn: int
    met_at: datetime | None


@dataclass(frozen=True)
class Transaction:
    """Money that was paid on a day, or returned; written down at a moment."""

    key: UUID
    amount_tyiyn: int
    is_return: bool
    paid_on: date
    entered_at: datetime


@dataclass(frozen=True)
class Indicator:
    """What a project promised to change, and what is reported. `actual` None: nothing was accepted yet."""

    key: UUID
    number: int
    title: str
    unit: str
    baseline: Decimal | None
    target: Decimal
    actual: Decimal | None = None


@dataclass(frozen=True)
class Contract:
    """A signed agreement in [starts_on, ends_on), as its newest version says. `award` is the key of its award."""

    key: UUID
    award: UUID
    number: str
    title: str
    party: Party
    amount_tyiyn: int
    state: str
    starts_on: date
    ends_on: date
    signed_at: datetime
    closed_at: datetime | None
    close_note: str
    versions: tuple[Version, ...]
    milestones: tuple[Milestone, ...] = ()
    transactions: tuple[Transaction, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    place: Point | None = None
    is_place_hidden: bool = False

    @property
    def last_on(self) -> date:
        """Its last day: every standard tells the end of a period by it."""
        return self.ends_on - timedelta(days=1)

    @property
    def told_at(self) -> datetime:
        """When the newest of what is told of it happened."""
        signed = [version.signed_at for version in self.versions]
        met = [row.met_at for row in self.milestones if row.met_at]
        ended = [self.closed_at] if self.closed_at else []
        return max(*signed, *met, *(row.entered_at for row in self.transactions), *ended, self.signed_at)

    @property
    def milestones_met(self) -> int:
        """How many of its steps are proved."""
        return sum(row.met_at is not None for row in self.milestones)

    @property
    def paid_tyiyn(self) -> int:
        """What was paid less what was returned."""
        return sum(-row.amount_tyiyn if row.is_return else row.amount_tyiyn for row in self.transactions)
