"""What a folder says about a kind of import: its sheets and columns, who may, and what applying and undoing do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.kernel.imports.enums import Type
from birge.kernel.imports.faults import Fault
from birge.kernel.imports.models import ImportBatch, ImportRow
from birge.kernel.permissions import Answer, no

Text = str | Promise


@dataclass(frozen=True)
class Message:
    """A fault in the reader's words, with %(name)s for its params, and what to do about it.

    `at_once`: a person may say yes to the offers of all such faults together; the code then stands in
    `ImportBatch.accepted`, and the kind does what it offered. `leaves_out`: to leave all such rows out.
    """

    text: Text
    remedy: Text
    at_once: bool = False
    leaves_out: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a sheet. `label` is its heading in every language; `aliases` are other headings that people use.

    `digits`: a code of exactly so many digits, kept as text. `least` and `most` bound a number, `places` its digits
    after the decimal mark. `choices` maps the stored word to its label, `words` other words that people write to it.
    `default` is staged where the cell is empty.
    """

    name: str
    label: Text
    type: Type = Type.TEXT
    required: bool = False
    aliases: Sequence[str] = ()
    hint: Text = ""
    max_length: int = 200
    digits: int | None = None
    least: Decimal | int | None = None
    most: Decimal | int | None = None
    places: int | None = None
    choices: Mapping[str, Text] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    default: str | None = None


@dataclass(frozen=True)
class Sheet:
    """A sheet: one row of the file is one thing. Rows whose `key` columns agree are the same thing twice."""

    name: str
    title: Text
    columns: Sequence[Column]
    key: Sequence[str] = ()
    aliases: Sequence[str] = ()

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by their technical names."""
        return {column.name: column for column in self.columns}


class ImportKind(ABC):
    """A kind of import. A folder subclasses it in its module `imports` and registers one instance there.

    `apply` and `undo` run inside one transaction together with the change of the batch's state; they must not commit,
    send or write files. Large kinds do their work in SQL from `ImportRow` (see docs/developer/imports.md).
    """

    name: str
    title: Text
    sheets: Sequence[Sheet]
    messages: Mapping[str, Message] = {}

    def can_import(self, user: Any, place: UUID, target: str) -> Answer:
        """Whether this person may bring rows for this place (into this target)."""
        return no(_("You may not import here."))

    def places(self, user: Any, on: date) -> Any:
        """The ids of the places for which this person may import, as for `place__in=`."""
        return ()

    def batches(self, user: Any, on: date) -> Q:
        """Which batches of this kind are hers, as a condition: those of her places, unless the kind knows better."""
        return Q(place__in=self.places(user, on))

    def target_title(self, target: str) -> str:
        """What the rows go into, for the person; "" where the kind has no target."""
        return ""

    def target_url(self, batch: ImportBatch) -> str:
        """Where to go on after the batch was applied; "" for nowhere."""
        return ""

    def check(self, batch: ImportBatch) -> Iterable[Fault]:
        """Checks of the whole batch at once, after the cells were read."""
        return ()

    def recheck(self, batch: ImportBatch) -> Iterable[Fault]:
        """What of `check` may have changed since: asked once more in the transaction that applies the batch."""
        return self.check(batch)

    def plan(self, batch: ImportBatch) -> list[tuple[Text, int]]:
        """What applying will do, in numbers."""
        rows = ImportRow.objects.filter(batch=batch)
        return [(sheet.title, rows.filter(sheet=sheet.name).count()) for sheet in self.sheets]

    @abstractmethod
    def apply(self, batch: ImportBatch, by: Actor, at: datetime) -> dict[str, int]:
        """Bring the staged rows into the register; how many of what were made."""

    def can_undo(self, batch: ImportBatch) -> Answer:
        """No, with the reason, when something depends on the rows by now."""
        return Answer(allowed=True)

    @abstractmethod
    def undo(self, batch: ImportBatch, by: Actor, at: datetime) -> None:
        """Take everything back that `apply` did."""


_kinds: dict[str, ImportKind] = {}
_sources: list[Callable[[], Iterable[ImportKind]]] = []


def register(kind: ImportKind) -> None:
    """Make a kind known; its name is what the command line and addresses use."""
    _kinds[kind.name] = kind


def register_source(source: Callable[[], Iterable[ImportKind]]) -> None:
    """Make kinds known that people add and change while the site runs: `source` is asked each time (one query)."""
    if source not in _sources:
        _sources.append(source)


def kind_named(name: str) -> ImportKind:
    """The kind; KeyError for an unknown name."""
    return _kinds[name] if name in _kinds else _added()[name]


def all_kinds() -> list[ImportKind]:
    """Every kind, by name."""
    known = _added() | _kinds
    return [known[name] for name in sorted(known)]


def _added() -> dict[str, ImportKind]:
    return {kind.name: kind for source in _sources for kind in source()}
