"""Thematic sections: an administrator designs them, those whom they name fill them in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.registers.actions.writing import Draft
from birge.registers.models import Entry, Section, SectionLine, SectionVersion
from birge.registers.section_fields import Field, fields_of, problems_of


class BadAnswers(ValueError):
    """Answers that may not stand in the section; `problems`: what is wrong, by the field's code."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{code}: {text}" for code, text in problems.items()))
        self.problems = problems


@transaction.atomic
def design_section(
    *, section: Section | None, values: Mapping[str, Any], fields: Sequence[Field], by: Actor, at: datetime
) -> Section:
    """A new section, or what was changed of one: `values` are its columns. Changed fields make a new version; what the
    section is about, and its code, stay."""
    kept = [field.as_json() for field in fields]
    if section is None:
        made = Section.objects.create(**values)
    else:
        made = Section.objects.select_for_update().get(pk=section.pk)
        for name, value in values.items():
            if name not in ("code", "about"):
                setattr(made, name, value)
        made.save()
    last = made.versions.order_by("-number").first()
    if last is None or last.fields != kept:
        number = 1 if last is None else last.number + 1
        SectionVersion.objects.create(section=made, number=number, fields=kept, by=by.as_json(), at=at)
    after = {name: str(value) for name, value in values.items()} | {"fields": kept}
    journal.record(by=by, at=at, verb="registers.design_section", subject=made, after=after)
    return made


@transaction.atomic
def write_section(
    *, version: SectionVersion, of: Mapping[str, UUID], answers: Mapping[str, Any], since: date, place: UUID, by: Actor,
    at: datetime,
) -> Entry | None:  # fmt: skip
    """From that day on the section says this of `of` ({"household": id}, person or place). Raises `BadAnswers`."""
    problems = problems_of(fields_of(version.fields), answers)
    if problems:
        raise BadAnswers(problems)
    draft = Draft()
    draft.say(line_of(version, of, answers, since))
    return draft.write(verb="registers.write_section", place=place, by=by, at=at)


def line_of(version: SectionVersion, of: Mapping[str, UUID], answers: Mapping[str, Any], since: date) -> SectionLine:
    """A line of a section, not yet in the book."""
    whom: dict[str, Any] = {f"{about}_id": key for about, key in of.items()}
    return SectionLine(section_id=version.section_id, version=version, answers=dict(answers), starts_on=since, **whom)
