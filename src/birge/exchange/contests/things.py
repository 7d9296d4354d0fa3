"""A contest as the open standards see it: neutral objects between our tables and the writers of OCDS, 360Giving, IATI.

Amounts are whole tyiyn (hundredths of `currency`), moments aware, texts by language. What a reader may not know is
taken out by `redaction` before any writer sees it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

Texts = dict[str, str]


@dataclass(frozen=True)
class Point:
    """A unit of the territory: its code in humanitarian data, its kind, its names, and what it lies in."""

    code: str
    kind: str
    names: Texts
    above: Point | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Party:
    """An organisation, or one who applies. `key`: its id here; `kind` as there; `names` {}: not told."""

    key: str
    kind: str
    names: Texts
    registration_number: str = ""
    place: Point | None = None
    is_organisation: bool = True


@dataclass(frozen=True)
class Source:
    """Money of a line for this contest. `payer` None: the customer's own."""

    key: UUID
    kind: str
    names: Texts
    code: str
    basis: str
    amount_tyiyn: int
    currency: str
    payer: Party | None = None


@dataclass(frozen=True)
class Criterion:
    """What was marked, with its weight of 100."""

    id: str
    names: Texts
    weight: int


@dataclass(frozen=True)
class Change:
    """A change of the call after it was announced, and why: fields of `Contest` as they were and as they became."""

    key: UUID
    at: datetime
    reason: str
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Counts:
    """How many applications came, and what became of them. None: not opened yet, so nobody knows."""

    received: int = 0
    withdrawn: int = 0
    not_admitted: int | None = None
    ranked: int | None = None
    selected: int | None = None


@dataclass(frozen=True)
class Round:
    """A published decision. A rolling call has several, counted by `number`; every other call one.

    `repeated_at`: since then it is decided anew, for a complaint was right; it is told until another took its place
    (`replaced_at`: when that was published, or when the call was cancelled instead).
    """

    key: UUID
    number: int
    decision: UUID
    awarded_at: datetime
    is_repeated: bool = False
    repeated_at: datetime | None = None
    replaced_at: datetime | None = None


@dataclass(frozen=True)
class Entrants:
    """Who had applied when a decision was published: how many came, and the organisations among them."""

    round: UUID
    came: int
    parties: tuple[Party, ...]


@dataclass(frozen=True)
class Ranked:
    """What the decision of its round says of an application: its place, its exact score, what became of it."""

    key: UUID
    round: UUID
    number: int
    party: Party
    rank: int | None
    score: str
    outcome: str


@dataclass(frozen=True)
class Award:
    """An application that has money, or had. `score` is the exact text of the decision.

    It was selected by a published decision (`at`: its publication), or stood on the reserve list and accepted an offer
    (`at`: that day). `ended_at`: the offer was declined or not answered, or the draft of the agreement was ended.
    """

    key: UUID
    application: UUID
    round: Round
    at: datetime
    is_reserve: bool
    ended_at: datetime | None
    number: int
    title: str
    party: Party
    granted_tyiyn: int
    requested_tyiyn: int | None
    own_tyiyn: int | None
    score: str
    rank: int | None
    place: Point | None = None
    is_place_hidden: bool = False

    @property
    def stands(self) -> bool:
        """Whether it has the money or may have it, and no other decision took the place of its own."""
        return self.ended_at is None and self.round.replaced_at is None


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


@dataclass(frozen=True)
class Contest:
    """An announced call with all that became of it and may be told. `asked_at`: when the first question came."""

    key: UUID
    number: int
    names: Texts
    goal: Texts
    task: Texts
    problem: Texts
    customer: Party
    programme: UUID
    programme_names: Texts
    programme_basis: str
    profile: str
    applicants: tuple[str, ...]
    currency: str
    funding_tyiyn: int
    state: str
    is_demo: bool
    announced_at: datetime
    opens_at: datetime | None
    questions_until: datetime | None
    deadline_at: datetime | None
    cancelled_at: datetime | None
    cancel_reason: str
    closed_at: datetime | None
    asked_at: datetime | None
    counts: Counts
    criteria: tuple[Criterion, ...] = ()
    sources: tuple[Source, ...] = ()
    changes: tuple[Change, ...] = ()
    is_rolling: bool = False
    rounds: tuple[Round, ...] = ()
    entrants: tuple[Entrants, ...] = ()
    ranked: tuple[Ranked, ...] = ()
    awards: tuple[Award, ...] = ()
    contracts: tuple[Contract, ...] = ()
    place: Point | None = None
    is_place_hidden: bool = False

    @property
    def standing(self) -> tuple[Round, ...]:
        """The decisions that everybody sees: none took their place."""
        return tuple(one for one in self.rounds if one.replaced_at is None)

    @property
    def winners(self) -> tuple[Award, ...]:
        """Those who have the money of these decisions, or may have it."""
        return tuple(award for award in self.awards if award.stands)
