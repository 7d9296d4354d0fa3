"""Thematic sections: which there are, and what they say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, UUIDField, Value
from django.db.models.functions import Concat, Trim

from birge.registers.enums import About, Relation
from birge.registers.models import HouseholdState, Membership, PersonState, Section, SectionLine, SectionVersion


def newest_versions(sections: Iterable[Section] | None = None) -> dict[UUID, SectionVersion]:
    """The newest version of each section, by the section's id, with its section: one query."""
    rows = SectionVersion.objects.select_related("section").order_by("section__code", "number")
    if sections is not None:
        rows = rows.filter(section__in=list(sections))
    return {row.section_id: row for row in rows}


def section_lines(about: str, key: UUID, on: date) -> list[SectionLine]:
    """What the sections say of one household, person or place on that day: one query."""
    rows = SectionLine.objects.on(on).filter(**{about: key})
    return list(rows.select_related("section", "version").order_by("section__code"))


def lines_in(section: Section, on: date) -> QuerySet[Any]:
    """All that a section says on that day, with `village` (id) and `whose` (the name of the head or person)."""
    lines: QuerySet[Any] = SectionLine.objects.on(on).filter(section=section).select_related("version")
    if section.about == About.PLACE:
        return lines.annotate(village=F("place"), whose=Value("", output_field=CharField()))  # type: ignore[no-any-return]
    members = Membership.objects.on(on)
    if section.about == About.PERSON:
        home = members.filter(person=OuterRef("person")).values("household")[:1]
        lines = lines.annotate(home=Subquery(home, output_field=UUIDField()), who=F("person"))
    else:
        head = members.filter(household=OuterRef("household"), relation=Relation.HEAD).values("person")[:1]
        lines = lines.annotate(home=F("household"), who=Subquery(head, output_field=UUIDField()))
    state = PersonState.objects.on(on).filter(person=OuterRef("who"))
    name = [Subquery(state.values(column)[:1]) for column in ("surname", "given_name", "patronymic")]
    whose = Trim(Concat(name[0], Value(" "), name[1], Value(" "), name[2], output_field=CharField()))
    village = HouseholdState.objects.on(on).filter(household=OuterRef("home")).values("place")[:1]
    return lines.annotate(village=Subquery(village, output_field=UUIDField()), whose=whose)  # type: ignore[no-any-return]
