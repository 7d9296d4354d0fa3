"""The kinds of decision, each registered by the capability that makes it (in its app's `ready()`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Kind:
    """`name` as stored ("sharing.share-out"); `label` for people; `fields` names each field of its rows for people.

    `texts`: the fields that the algorithm sees and that are no numbers. `page`: from a decision's source to the address
    of the public page of what was decided about.
    """

    name: str
    label: str | Promise
    fields: dict[str, str | Promise]
    texts: frozenset[str] = frozenset()
    page: Callable[[str], str | None] = lambda source: None


_KINDS: dict[str, Kind] = {}


def register_kind(kind: Kind) -> None:
    """Make a kind known; registering it again replaces its words."""
    _KINDS[kind.name] = kind


def kinds() -> list[Kind]:
    """All kinds, by name."""
    return sorted(_KINDS.values(), key=lambda kind: kind.name)


def kind_label(name: str) -> str:
    """The kind in the reader's language; its stored name where no capability claims it."""
    return str(_KINDS[name].label) if name in _KINDS else name


def page_of(kind: str, source: str) -> str | None:
    """The address of the public page of what was decided about, if its capability has one."""
    return _KINDS[kind].page(source) if kind in _KINDS else None


def in_order(kind: str, fields: Iterable[str]) -> list[str]:
    """Fields of the rows of this kind as its capability lists them; others behind, by name."""
    known = list(_KINDS[kind].fields) if kind in _KINDS else []
    return sorted(fields, key=lambda name: (known.index(name) if name in known else len(known), name))


def field_label(kind: str, field: str) -> str:
    """A field of the rows of this kind in the reader's language."""
    known = _KINDS[kind].fields if kind in _KINDS else {}
    return str(known.get(field, field))


def numbers_of(kind: str, inputs: Iterable[str]) -> set[str]:
    """Those of a row's input fields that hold numbers."""
    return set(inputs) - (_KINDS[kind].texts if kind in _KINDS else frozenset())
