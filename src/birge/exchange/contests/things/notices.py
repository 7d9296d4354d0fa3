"""Who calls whom for what, before anything is decided: places, parties, money, changes of the call."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
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
