"""What a folder says about a kind of work without a network: what goes along, and how a change is taken over."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model
from django.http import QueryDict
from django.utils.functional import Promise

from birge.kernel.actors import Actor
from birge.kernel.permissions import Answer

Thing = TypeVar("Thing")
Text = str | Promise
Values = Mapping[str, str]
"""The fields of a form by name, as a browser would send them; an absent field and an empty one are the same."""


@dataclass(frozen=True)
class Piece:
    """One thing as it goes along: `html` is its form's fields, `group` the heading that it stands under."""

    subject: str
    version: str
    title: str
    html: str
    group: str = ""
    note: str = ""


@dataclass(frozen=True)
class Taken:
    """What one person takes along: journalled as one reading of `read`, in this role."""

    by: Actor
    title: str
    pieces: Sequence[Piece]
    read: Sequence[Model | str]


class OfflineKind(ABC, Generic[Thing]):
    """A kind of work without a network. A folder subclasses it in its module `offline` and registers one instance.

    `Thing` is what one form is about. `lock` and `apply` run inside one transaction together with the row that keeps
    the answer; they must not commit, send or write files.
    """

    name: str
    title: Text
    reading: str
    """The journal's verb for reading such a thing, also in `people.readings`."""
    model: str
    """How the journal names such a thing: "registers.household", before ":" and its id."""

    @abstractmethod
    def take(self, user: Any, params: QueryDict, at: datetime) -> Taken:
        """What this person takes along; raises `permissions.Refused` where she may not."""

    @abstractmethod
    def places(self, user: Any, on: date) -> Any:
        """The ids of the places where this person works on such things and decides, as for `place__in=`."""

    @abstractmethod
    def lock(self, subject: str, at: datetime) -> Thing | None:
        """The thing as it stands, locked until the transaction ends; None when there is none (any more)."""

    @abstractmethod
    def may(self, user: Any, thing: Thing, at: datetime) -> Answer:
        """Whether this person may change the thing now: asked at every operation and decision."""

    @abstractmethod
    def place(self, thing: Thing) -> UUID | None:
        """Where the thing is: whose people decide about it."""

    @abstractmethod
    def version(self, thing: Thing) -> str:
        """Another text after every change; always "" where nothing can be overtaken (a reading of a gauge)."""

    @abstractmethod
    def values(self, thing: Thing) -> dict[str, str]:
        """What an untouched form of the thing would send."""

    @abstractmethod
    def title_of(self, thing: Thing) -> str:
        """What the thing is called."""

    @abstractmethod
    def piece(self, thing: Thing) -> Piece:
        """The thing as it goes along."""

    @abstractmethod
    def subjects(self, thing: Thing) -> Sequence[Model | str]:
        """Whose records are read by whoever sees the thing, for the journal."""

    @abstractmethod
    def apply(self, thing: Thing, values: Values, by: Actor, made_at: datetime, at: datetime) -> None:
        """Take the values over by the folder's action; raises `Refused` or `ValidationError` with words for her."""

    @abstractmethod
    def labels(self, names: Iterable[str], thing: Thing) -> dict[str, Text]:
        """What fields are called, by their names, for whoever decides."""

    def shown(self, name: str, value: str, thing: Thing) -> Text:
        """How a field's value reads."""
        return value

    def journal_name(self, subject: str) -> str:
        """How the journal names the record of which a list shows the title."""
        return f"{self.model}:{subject}"

    @abstractmethod
    def titles(self, subjects: Sequence[str], at: datetime) -> dict[str, Text]:
        """What things are called in lists, by subject: one query."""


_kinds: dict[str, OfflineKind[Any]] = {}


def register(kind: OfflineKind[Any]) -> None:
    """Make a kind known; its name is what addresses use."""
    _kinds[kind.name] = kind


def kind_named(name: str) -> OfflineKind[Any]:
    """The kind; KeyError for an unknown name."""
    return _kinds[name]


def all_kinds() -> list[OfflineKind[Any]]:
    """Every kind, by name."""
    return [_kinds[name] for name in sorted(_kinds)]
