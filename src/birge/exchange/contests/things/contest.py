"""The whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from birge.exchange.contests.things.decisions import Award, Entrants, Ranked, Round
from birge.exchange.contests.things.notices import Change, Counts, Criterion, Party, Point, Source, Texts
from birge.exchange.contests.things.projects import Contract


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
