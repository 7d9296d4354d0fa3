"""Takes over what a phone sends: each operation once, under the sender's rights of today, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.offline.enums import Outcome
from birge.kernel.offline.kinds import OfflineKind, Piece, kind_named
from birge.kernel.offline.models import OfflineOperation
from birge.kernel.offline.values import differences
from birge.kernel.permissions import Refused, require


@dataclass(frozen=True)
class Operation:
    """What the phone sends; `key` was made on the phone and stays the same however often it is sent."""

    key: UUID
    kind: str
    subject: str
    base_version: str
    saw: Mapping[str, str]
    values: Mapping[str, str]
    made_at: datetime


class OtherWords(Exception):
    """The key was used for another operation: a fault of the phone's program, never of its person."""


def receive(*, user: Any, operation: Operation, at: datetime) -> OfflineOperation:
    """Do what the operation says, and keep the answer with it in one transaction; sent again, the kept answer.

    What cannot be done is kept too: refused with the reasons, or as a conflict for a person to decide, when the thing
    is not any more what the phone saw. Raises KeyError for an unknown kind.
    """
    kind = kind_named(operation.kind)
    kept = _begin(user, operation, at)
    try:
        with transaction.atomic():
            kept.save(force_insert=True)  # first: a second sending at the same moment waits here
            _take_over(kind, user, kept, at)
            kept.save()
            return kept
    except IntegrityError:
        first = OfflineOperation.objects.filter(account=user.pk, key=operation.key).first()
        if first is None:
            raise
    if (first.kind, first.subject, first.wants) != (kept.kind, kept.subject, kept.wants):
        raise OtherWords
    return first


def _begin(user: Any, operation: Operation, at: datetime) -> OfflineOperation:
    return OfflineOperation(
        account=user.pk,
        key=operation.key,
        kind=operation.kind,
        subject=operation.subject,
        base_version=operation.base_version,
        saw=dict(operation.saw),
        wants={name: value for name, value in operation.values.items() if value},
        made_at=min(operation.made_at, at),
        received_at=at,
        by=Actor(account=user.pk, name=str(user)).as_json(),
        outcome=Outcome.REFUSED,
    )


def _take_over(kind: OfflineKind[Any], user: Any, kept: OfflineOperation, at: datetime) -> None:
    thing = kind.lock(kept.subject, at)
    if thing is None:
        kept.errors = [_("This is not there any more.")]
        return
    kept.place = kind.place(thing)
    answer = kind.may(user, thing, at)
    if not answer:
        kept.errors = [str(answer.reason)]
        return
    by = require(answer)
    kept.by = by.as_json()
    found = kind.values(thing)
    if kind.version(thing) != kept.base_version and differences(saw=kept.saw, book=found, phone=kept.wants):
        kept.outcome, kept.found, kept.found_version = Outcome.CONFLICT, found, kind.version(thing)
        journal.record(by=by, at=at, verb="kernel.offline.conflict", subject=kept, after={"subject": kept.subject})
        return
    kept.errors = apply(kind, thing, kept, kept.wants, by, at)
    if not kept.errors:
        kept.outcome, kept.version = Outcome.DONE, version_now(kind, kept.subject, at)


def apply(
    kind: OfflineKind[Any], thing: Any, kept: OfflineOperation, values: Mapping[str, str], by: Actor, at: datetime
) -> list[str]:
    """The folder's action in a savepoint of its own; the reasons when it refused, and then nothing is changed."""
    try:
        with transaction.atomic():
            kind.apply(thing, values, by, kept.made_at, at)
    except Refused as refused:
        return [str(refused) or _("This is refused.")]
    except ValidationError as invalid:
        return [str(message) for message in invalid.messages]
    return []


def version_now(kind: OfflineKind[Any], subject: str, at: datetime) -> str:
    """The thing's version after a change; "" if the change ended it."""
    thing = kind.lock(subject, at)
    return kind.version(thing) if thing is not None else ""


def piece_now(*, user: Any, kept: OfflineOperation, at: datetime) -> Piece | None:
    """The thing as it stands after the operation, for the phone; None if there is none or the person may not."""
    kind = kind_named(kept.kind)
    with transaction.atomic():
        thing = kind.lock(kept.subject, at)
        if thing is None:
            return None
        answer = kind.may(user, thing, at)
        if not answer:
            return None
        if kept.received_at != at:  # sent again: by now it may be what others wrote
            journal.record_read(by=require(answer), at=at, verb=kind.reading, subjects=kind.subjects(thing))
        return kind.piece(thing)
