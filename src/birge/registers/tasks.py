"""Work of the book that takes longer than a page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from birge.kernel.actors import Actor
from birge.kernel.imports.work import ImportApplied
from birge.places.queries import parents_of, within
from birge.registers.actions import duplicates


@task()
def look_for_duplicates(places: list[str], by: dict[str, Any]) -> None:
    """Compare the people of these places with each other and with all others of the units right above them."""
    now = timezone.now()
    today = timezone.localdate(now)
    chains = parents_of([UUID(place) for place in places], today)
    around = {chain[0] if chain else place for place, chain in chains.items()}
    actor = Actor(**{**by, "account": UUID(by["account"]) if by["account"] else None})
    duplicates.look_for_duplicates(places=within(around, today), by=actor, at=now)


def look_when_asked(event: duplicates.SearchAskedFor) -> None:
    """Hand the search to the workers."""
    look_for_duplicates.enqueue([str(place) for place in event.places], event.by.as_json())


def look_after_import(event: ImportApplied) -> None:
    """Whoever came with a list may stand in the book already."""
    if event.batch.kind == "household-book":
        look_for_duplicates.enqueue([str(event.batch.place)], event.by.as_json())
