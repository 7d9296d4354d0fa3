"""A kind of import for each thematic section: `birge import section-CODE`, with a template made from its fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.kernel.imports.enums import Type
from birge.kernel.imports.faults import Fault
from birge.kernel.imports.kinds import Column, ImportKind, Message, Sheet
from birge.kernel.imports.models import ImportBatch, ImportRow
from birge.kernel.permissions import Answer, no
from birge.kernel.texts import text_in
from birge.people.enums import Role
from birge.people.rules import places_of
from birge.places.queries import within
from birge.registers.actions import Draft
from birge.registers.actions.sections import line_of
from birge.registers.actions.undoing import reversal
from birge.registers.enums import About, EntryKind
from birge.registers.models import Entry, HouseholdState, Membership, Pin, SectionLine, SectionVersion
from birge.registers.queries.sections import newest_versions
from birge.registers.rules import can_write_section
from birge.registers.section_fields import LONGEST, Field, fields_of

VERB = "registers.import_section"
_WHOM: dict[str, tuple[Column, ...]] = {
    About.HOUSEHOLD: (
        Column("village", _("Village"), Type.PLACE, required=True),
        Column("number", _("Account number"), required=True, max_length=20),
    ),
    About.PERSON: (Column("pin", _("PIN"), required=True, digits=14),),
    About.PLACE: (Column("village", _("Village"), Type.PLACE, required=True),),
}
"""The columns that say whom a row is about."""


class SectionImport(ImportKind):
    """Rows of one section, for the households, persons or villages of one place; each holds from today on."""

    messages = {
        "not-in-the-book": Message(
            _("Nobody of this place stands in the book under it."),
            _("Look the household or person up in the book, or leave the row out."),
            leaves_out=True,
        )
    }

    def __init__(self, version: SectionVersion) -> None:
        self.version, self.section = version, version.section
        self.fields = fields_of(version.fields)
        self.name = f"section-{self.section.code}"
        self.title = named(self.section.names)
        key = _WHOM[self.section.about]
        columns = (*key, *(_column(field) for field in self.fields))
        self.sheets = (Sheet("rows", self.title, columns, key=tuple(column.name for column in key)),)

    def can_import(self, user: Any, place: UUID, target: str) -> Answer:
        return can_write_section(user, self.section, place, timezone.localdate())

    def places(self, user: Any, on: date) -> Any:
        above = places_of(user, {Role(role) for role in self.section.writers}, on)
        return within(above if self.section.is_used_on(on) else [], on)

    def target_url(self, batch: ImportBatch) -> str:
        return self.section.get_absolute_url()

    def check(self, batch: ImportBatch) -> Iterable[Fault]:
        found = self._whom(batch, timezone.localdate())
        for row in _rows(batch):
            if self._key(row) not in found:
                first = self.sheets[0].key[-1]
                yield Fault("not-in-the-book", "rows", row.number, first, str(row.data.get(first, "")))

    def apply(self, batch: ImportBatch, by: Actor, at: datetime) -> dict[str, int]:
        today = timezone.localdate(at)
        found, draft, count = self._whom(batch, today), Draft(), 0
        for row in _rows(batch):
            answers = {
                field.code: row.data[field.code] for field in self.fields if row.data.get(field.code) is not None
            }
            draft.say(line_of(self.version, {self.section.about: found[self._key(row)]}, answers, today))
            count += 1
        entry = draft.write(verb=VERB, place=batch.place, kind=EntryKind.IMPORT, by=by, at=at)
        if entry:
            Entry.objects.filter(pk=entry.pk).update(batch=batch.pk)
        return {"rows": count}

    def can_undo(self, batch: ImportBatch) -> Answer:
        if SectionLine.objects.filter(entry__batch=batch.pk).exclude(struck=None).exists():
            return no(_("Something of it was changed since."))
        return Answer(allowed=True)

    def undo(self, batch: ImportBatch, by: Actor, at: datetime) -> None:
        for entry in Entry.objects.filter(batch=batch.pk, verb=VERB):
            reversal(entry, keeps_later=False).write(
                verb="registers.take_back", place=entry.place_id, kind=EntryKind.UNDO, why=batch.undo_reason,
                undoes=entry, by=by, at=at,
            )  # fmt: skip

    def _key(self, row: ImportRow) -> tuple[str, ...]:
        return tuple(str(row.data.get(name, "")) for name in self.sheets[0].key)

    def _whom(self, batch: ImportBatch, on: date) -> dict[tuple[str, ...], UUID]:
        """Whom each key means, in the batch's place: two queries at most."""
        places = within([batch.place], on)
        if self.section.about == About.PLACE:
            return {(str(pk),): pk for pk in places.values_list("pk", flat=True)}
        states = HouseholdState.objects.on(on).filter(place__in=places)
        if self.section.about == About.HOUSEHOLD:
            rows = states.exclude(number="").values_list("place", "number", "household")
            return {(str(place), number): household for place, number, household in rows}
        members = Membership.objects.on(on).filter(household__in=states.values("household"))
        pins = Pin.objects.on(on).filter(person__in=members.values("person"))
        return {(number,): person for number, person in pins.values_list("pin", "person")}


def section_imports() -> list[SectionImport]:
    """One for each section in use: one query."""
    return [SectionImport(version) for version in newest_versions().values()]


def named(texts: Mapping[str, str]) -> str | Promise:
    """A text that is read in the language of whoever reads it."""
    return lazy(lambda: text_in(texts), str)()


def _column(field: Field) -> Column:
    return Column(
        field.code,
        named(field.names),
        Type(field.type),
        required=field.required,
        max_length=LONGEST,
        least=field.least,
        most=field.most,
        choices={code: named(texts) for code, texts in field.choices},
    )


def _rows(batch: ImportBatch) -> Iterable[ImportRow]:
    return ImportRow.objects.filter(batch=batch, sheet="rows").order_by("number").iterator()
