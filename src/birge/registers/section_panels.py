"""What thematic sections add to the pages of a household, a person and a village."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from birge.people.rules import holds
from birge.places.models import Place
from birge.registers.enums import About
from birge.registers.models import Household, Person
from birge.registers.queries import place_of, place_of_person
from birge.registers.queries.sections import newest_versions, section_lines
from birge.registers.rules import OF_SECTIONS, can_read_section, can_write_section
from birge.registers.section_fields import fields_of, in_words


def sections_of_household(user: Any, household: Household, on: date) -> dict[str, Any] | None:
    """The sections about households that this person reads."""
    return _panel(user, About.HOUSEHOLD, household.pk, on, lambda: place_of(household, on))


def sections_of_person(user: Any, person: Person, on: date) -> dict[str, Any] | None:
    """The sections about persons that this person reads."""
    return _panel(user, About.PERSON, person.pk, on, lambda: place_of_person(person.pk, on))


def sections_of_place(user: Any, place: Place, on: date) -> dict[str, Any] | None:
    """The sections about villages that this person reads."""
    found = _panel(user, About.PLACE, place.pk, on, lambda: place.pk)
    return {"panel": found} if found else None


def _panel(user: Any, about: str, key: UUID, on: date, place: Any) -> dict[str, Any] | None:
    if not holds(user, OF_SECTIONS):
        return None
    versions = [row for row in newest_versions().values() if row.section.about == about]
    if not versions:
        return None
    where = place()
    lines = {line.section_id: line for line in section_lines(about, key, on)}
    shown = []
    for version in versions:
        section, line = version.section, lines.get(version.section_id)
        writes = can_write_section(user, section, where, on)
        if not writes and not can_read_section(user, section, where, on):
            continue
        if line or writes:
            address = reverse("registers:write_section", args=[section.code, key]) if writes else ""
            shown.append((section, _said(line), address))
    return {"sections": shown} if shown else None


def _said(line: Any) -> list[tuple[str, str]]:
    if line is None:
        return []
    pairs = [(field.label, in_words(field, line.answers.get(field.code))) for field in fields_of(line.version.fields)]
    return [pair for pair in pairs if pair[1]]
