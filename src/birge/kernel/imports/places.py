"""Places as the imports see them. The kernel knows no territory: the folder `places` tells it who does."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class FoundPlace:
    """A place that a name or code may mean; `inside` when it lies within the batch's place."""

    id: UUID
    inside: bool


class PlaceFinder(Protocol):
    """What the imports ask about places."""

    def by_code(self, code: str, on: date) -> UUID | None:
        """The place with this SOATE code on that day."""

    def find(self, names: Collection[str], place: UUID, on: date) -> Mapping[str, list[FoundPlace]]:
        """For each name (any spelling) or SOATE code the places that it may mean; those inside `place` first."""

    def names_of(self, ids: Collection[UUID]) -> Mapping[UUID, str]:
        """Their names in the reader's language."""


class NoPlaces:
    """Knows no place, until someone registers."""

    def by_code(self, code: str, on: date) -> UUID | None:
        return None

    def find(self, names: Collection[str], place: UUID, on: date) -> Mapping[str, list[FoundPlace]]:
        return {}

    def names_of(self, ids: Collection[UUID]) -> Mapping[UUID, str]:
        return {}


_finder: list[PlaceFinder] = [NoPlaces()]


def use_places(finder: PlaceFinder) -> None:
    """Register who finds places."""
    _finder[0] = finder


def places() -> PlaceFinder:
    """Who finds places."""
    return _finder[0]


def name_of(place: UUID) -> str:
    """The name of one place."""
    return places().names_of([place]).get(place, "")
