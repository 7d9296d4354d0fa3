"""How the book is written: an entry enters facts and strikes others out; nothing is overwritten or erased.

Each fact has two times. It is true in [starts_on, ends_on), and the book says so from its `entry` on until the entry
that struck it out. The book as it stood on a day, as it was known at a moment, is therefore a plain filter.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from birge.kernel.models import Record
from birge.places.models import OPEN_END, OPEN_START
from birge.registers.enums import EntryKind


class Entry(Record):
    """One act of writing: who, when, why. `undoes` is the entry that it took back; `batch` the import that it was."""

    kind = models.CharField(max_length=12, choices=EntryKind)
    verb = models.CharField(max_length=80)
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.JSONField()
    why = models.CharField(max_length=500, blank=True)
    batch = models.UUIDField(null=True)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        indexes = [models.Index(fields=["place", "at"], name="book_entry_by_place")]
        constraints = [
            models.UniqueConstraint(fields=["batch"], condition=Q(kind=EntryKind.IMPORT), name="book_import_once")
        ]


class FactQuerySet(models.QuerySet[Any]):
    """Which facts the book holds."""

    def standing(self) -> Self:
        """Those that are not struck out: what the book says now."""
        return self.filter(struck=None)

    def on(self, day: date) -> Self:
        """Those that stand and are true on that day."""
        return self.filter(struck=None, starts_on__lte=day, ends_on__gt=day)

    def known_at(self, moment: datetime) -> Self:
        """Those that stood in the book at that moment."""
        return self.filter(Q(struck=None) | Q(struck__at__gt=moment), entry__at__lte=moment)


class Fact(Record):
    """A line of the book. `LINE` names the columns that say what it is about: on one day a line says one thing."""

    LINE: ClassVar[tuple[str, ...]]

    starts_on = models.DateField(default=OPEN_START)
    ends_on = models.DateField(default=OPEN_END)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="entered_%(class)ss")
    struck = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="struck_%(class)ss")

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        """Whether no end is known."""
        return self.ends_on == OPEN_END

    @property
    def line(self) -> dict[str, Any]:
        """What this fact is about, as a filter."""
        columns = [self._meta.get_field(name).attname for name in self.LINE]  # type: ignore[union-attr]
        return {name: getattr(self, name) for name in columns}

    @classmethod
    def value_names(cls) -> list[str]:
        """The columns that hold what the fact says: all but its identity, times and entries, foreign keys as `x_id`."""
        bookkeeping = {"id", "entry_id", "struck_id", "starts_on", "ends_on"}
        return [field.attname for field in cls._meta.concrete_fields if field.attname not in bookkeeping]

    def values(self) -> dict[str, Any]:
        """What the fact says, by column."""
        return {name: getattr(self, name) for name in self.value_names()}

    def copied(self, **changes: Any) -> Self:
        """The same fact as a new line, not yet in the book, with these changes."""
        return type(self)(**{**self.values(), "starts_on": self.starts_on, "ends_on": self.ends_on, **changes})


def line_rules(name: str, line: tuple[str, ...], prefix: str) -> list[models.BaseConstraint]:
    """What the database itself guarantees of a table of facts: true periods, and one open line of each kind."""
    return [
        models.CheckConstraint(condition=Q(starts_on__lt=F("ends_on")), name=f"{prefix}_period"),
        models.UniqueConstraint(
            fields=list(line), condition=Q(struck=None, ends_on=OPEN_END), name=f"{prefix}_{name}_once"
        ),
    ]
