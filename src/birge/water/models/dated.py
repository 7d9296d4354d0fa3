"""How the register keeps time: an identity that never changes, and rows that each hold in [starts_on, ends_on).

A change ends the row that holds and opens the next one; nothing is overwritten. An empty period [d, d) is a row that
was wrong and was replaced on the day when it began. Who recorded it and when stands in the journal.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from birge.kernel.models import Record
from birge.people.models import Organisation
from birge.places.models import OPEN_END


class Registered(Record):
    """The identity of something in an association's register. `batch`: the import that brought it, if one did."""

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    batch = models.UUIDField(null=True, editable=False)

    objects: models.Manager[Any] = models.Manager()

    class Meta:
        abstract = True


class DatedQuerySet(models.QuerySet[Any]):
    """Rows by when they hold."""

    def on(self, day: date) -> Self:
        """Those that hold on that day."""
        return self.filter(starts_on__lte=day, ends_on__gt=day)

    def open(self) -> Self:
        """Those whose end is not known: one for each thing that is not ended."""
        return self.filter(ends_on=OPEN_END)


class Dated(Record):
    """A row that holds in [starts_on, ends_on). `LINE` names what it is about: on one day a line says one thing."""

    LINE: ClassVar[tuple[str, ...]]

    starts_on = models.DateField()
    ends_on = models.DateField(default=OPEN_END)
    batch = models.UUIDField(null=True, editable=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        """Whether no end is known."""
        return self.ends_on == OPEN_END

    @property
    def line(self) -> dict[str, Any]:
        """What this row is about, as a filter."""
        columns = [self._meta.get_field(name).attname for name in self.LINE]  # type: ignore[union-attr]
        return {name: getattr(self, name) for name in columns}

    @classmethod
    def value_names(cls) -> list[str]:
        """The columns that hold what the row says, foreign keys as `x_id`."""
        about = {cls._meta.get_field(name).attname for name in cls.LINE}  # type: ignore[union-attr]
        aside = about | {"id", "batch", "starts_on", "ends_on"}
        return [field.attname for field in cls._meta.concrete_fields if field.attname not in aside]

    def values(self) -> dict[str, Any]:
        """What the row says, by column."""
        return {name: getattr(self, name) for name in self.value_names()}


def dated_rules(prefix: str, *line: str) -> list[models.BaseConstraint]:
    """What the database itself guarantees of dated rows: true periods, and one open row a line."""
    return [
        models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name=f"{prefix}_period"),
        models.UniqueConstraint(fields=list(line), condition=Q(ends_on=OPEN_END), name=f"{prefix}_one_open"),
    ]
