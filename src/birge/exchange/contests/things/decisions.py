"""What was decided, and who has the money by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from birge.exchange.contests.things.notices import Party, Point


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
