"""What a reading of a person's record is called on her page; a folder names its own verbs in its app's `ready()`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_labels: dict[str, str | Promise] = {
    "people.read_person": _("The page about you"),
    "people.read_list": _("A list of people with you in it"),
    "people.read_journal": _("The journal, with what you did"),
}


def name_reading(verb: str, label: str | Promise) -> None:
    """Say in words what a reading with this verb was."""
    _labels[verb] = label


def label_of_reading(verb: str) -> str:
    """In the reader's language; a verb that nobody named is shown as it is."""
    return str(_labels.get(verb, verb))


OwnRecords = Callable[[Any], Iterable[Model]]
_own_records: list[OwnRecords] = []


def add_own_records(source: OwnRecords) -> None:
    """Register a function account -> the records elsewhere that are about this person (at most one query)."""
    if source not in _own_records:
        _own_records.append(source)


def records_of(account: Any) -> list[Model]:
    """The account and all other records that are about the person who has it."""
    return [account, *(record for source in _own_records for record in source(account))]
