"""The one way into the book: a draft of lines to enter and to strike out, then `write`.

What a draft does to a line follows the two times of `models.entries`: saying that something is so *from a day on*
keeps what was so before; *correcting* says that a line was wrong from the beginning; both leave the old line in the
book, struck out, with who did it and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish
from birge.places.models import Place
from birge.registers.actions.keys import refresh_keys
from birge.registers.enums import EntryKind
from birge.registers.models import Entry, Fact, Household, Person
from birge.registers.queries.lines import row_as_json

F = TypeVar("F", bound=Fact)


class ChangedMeanwhile(Exception):
    """Somebody else has struck out a line that this draft builds on: read again, then decide."""

    def __str__(self) -> str:
        return str(_("Somebody changed this meanwhile. Look at what stands there now, then do it again."))


class NotInTheBook(Exception):
    """The household or person is in no village's book (any more)."""

    def __str__(self) -> str:
        return str(_("This household is not in the book any more."))


class BadPeriod(Exception):
    """The day lies outside the time of which the line speaks."""

    def __str__(self) -> str:
        return str(_("The day lies before the beginning of what it ends."))


@dataclass(frozen=True)
class BookChanged:
    """An entry was written; `households` and `persons` are those whose lines it touched."""

    entry: Entry
    households: frozenset[UUID]
    persons: frozenset[UUID]


@dataclass
class Draft:
    """Lines to enter and to strike out together."""

    entered: list[Fact] = field(default_factory=list)
    struck: list[Fact] = field(default_factory=list)

    def rows(self, model: type[F], **about: Any) -> list[F]:
        """The standing lines about something as they will be after this draft, in the order of their periods."""
        gone = {fact.pk for fact in self.struck}
        standing = [row for row in model.objects.standing().filter(**about) if row.pk not in gone]
        new = [row for row in self.entered if isinstance(row, model) and _is_about(row, about)]
        return sorted([*standing, *new], key=lambda row: row.starts_on)

    def enter(self, fact: Fact) -> None:
        """A new line."""
        self.entered.append(fact)

    def strike(self, fact: Fact) -> None:
        """The line was wrong, or another takes its place."""
        if fact in self.entered:
            self.entered.remove(fact)
        else:
            self.struck.append(fact)

    def correct(self, fact: F, **values: Any) -> F:
        """The line said something else than was true: the same period, other values (or another period)."""
        self.strike(fact)
        return self._entered(fact.copied(**values))

    def end(self, fact: F, on: date, **values: Any) -> F:
        """What the line says was true until that day only; raises `BadPeriod` for a day before its beginning."""
        if on <= fact.starts_on:
            raise BadPeriod
        return self.correct(fact, ends_on=on, **values)

    def say(self, fact: F) -> F:
        """From `fact.starts_on` on the line says this, until what it says of later days already.

        Lines that agree with it need no change: saying again what stands leaves the draft empty.
        """
        start, end = fact.starts_on, fact.ends_on
        for row in self.rows(type(fact), **fact.line):
            if row.starts_on <= start < row.ends_on:
                end = min(end, row.ends_on)
                if row.values() == fact.values() and row.ends_on <= fact.ends_on:
                    return row
                self.strike(row)
                if row.starts_on < start:
                    self.enter(row.copied(ends_on=start))
            elif row.starts_on > start:
                end = min(end, row.starts_on)
        return self._entered(fact.copied(starts_on=start, ends_on=end))

    def write(
        self,
        *,
        verb: str,
        place: Place | UUID,
        by: Actor,
        at: datetime,
        kind: EntryKind = EntryKind.EVENT,
        why: str = "",
        undoes: Entry | None = None,
    ) -> Entry | None:
        """Put the draft into the book with its journal entry; None, and nothing written, for an empty draft.

        Raises `ChangedMeanwhile` when a line to strike out was struck out by another entry.
        """
        if not self.entered and not self.struck:
            return None
        place_id = place.pk if isinstance(place, Place) else place
        with transaction.atomic():
            entry = Entry.objects.create(
                kind=kind, verb=verb, place_id=place_id, at=at, by=by.as_json(), why=why, undoes=undoes
            )
            _strike(entry, self.struck)
            _enter(entry, self.entered)
            touched = BookChanged(entry, *_touched([*self.struck, *self.entered]))
            refresh_keys(households=touched.households, persons=touched.persons)
            _journal(entry, self, touched, by, at)
            publish(touched)
        return entry

    def _entered(self, fact: F) -> F:
        self.enter(fact)
        return fact


def by_table(facts: Iterable[Fact]) -> Iterator[tuple[type[Fact], list[Any]]]:
    """The facts, grouped by their tables."""
    groups: dict[type[Fact], list[Fact]] = {}
    for fact in facts:
        groups.setdefault(type(fact), []).append(fact)
    yield from groups.items()


def _is_about(row: Fact, about: dict[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in about.items())


def _strike(entry: Entry, facts: list[Fact]) -> None:
    for model, rows in by_table(facts):
        standing = model.objects.standing().filter(pk__in=[row.pk for row in rows])
        if standing.update(struck=entry) != len(rows):
            raise ChangedMeanwhile


def _enter(entry: Entry, facts: list[Fact]) -> None:
    for model, rows in by_table(facts):
        for row in rows:
            row.entry = entry
        model.objects.bulk_create(rows)


def _touched(facts: Iterable[Fact]) -> tuple[frozenset[UUID], frozenset[UUID]]:
    households: set[UUID] = set()
    persons: set[UUID] = set()
    for fact in facts:
        households |= {pk for pk in [getattr(fact, "household_id", None)] if pk}
        persons |= {pk for pk in [getattr(fact, "person_id", None), getattr(fact, "same_as_id", None)] if pk}
    return frozenset(households), frozenset(persons)


def _journal(entry: Entry, draft: Draft, touched: BookChanged, by: Actor, at: datetime) -> None:
    subjects: list[Household | Person | Place] = [Household(pk=pk) for pk in sorted(touched.households)]
    subjects += [Person(pk=pk) for pk in sorted(touched.persons)]
    subjects = subjects or [Place(pk=entry.place_id)]
    after: dict[str, Any] = {"entry": str(entry.pk), "kind": entry.kind}
    if entry.why:
        after["why"] = entry.why
    after["entered"] = {
        model._meta.model_name: [row_as_json(row) for row in rows] for model, rows in by_table(draft.entered)
    }
    before = {
        "struck": {model._meta.model_name: [str(row.pk) for row in rows] for model, rows in by_table(draft.struck)}
    }
    journal.record(by=by, at=at, verb=entry.verb, subject=subjects[0], also=subjects[1:], before=before, after=after)
