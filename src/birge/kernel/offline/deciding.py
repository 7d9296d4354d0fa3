"""A person decides where a phone and the book differ; field by field, under her own rights, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.offline.enums import Outcome, Side
from birge.kernel.offline.kinds import kind_named
from birge.kernel.offline.models import OfflineOperation
from birge.kernel.offline.receiving import apply, version_now
from birge.kernel.offline.values import Difference, differences, merged
from birge.kernel.permissions import require


@dataclass(frozen=True)
class Decided:
    """Whether the decision stands, or why not: `errors` are the action's words; `changed` that the book moved on."""

    errors: tuple[str, ...] = ()
    changed: bool = False

    def __bool__(self) -> bool:
        return not self.errors and not self.changed


def decide(conflict: OfflineOperation, *, choices: Mapping[str, str], version: str, user: Any, at: datetime) -> Decided:
    """Keep for each differing field the side that was chosen, as the folder's action would.

    `version` is what the person looked at when she chose: if the thing changed since, nothing is done and she looks
    again. If it is not there any more, the decision is only noted. What was not kept stays in the conflict's row.
    Raises `Refused` for whoever may not change the thing, ValueError if a difference has no choice.
    """
    kind = kind_named(conflict.kind)
    with transaction.atomic():
        kept = OfflineOperation.objects.select_for_update().get(pk=conflict.pk)
        if kept.outcome != Outcome.CONFLICT:
            return Decided(changed=True)
        thing = kind.lock(kept.subject, at)
        if thing is None:
            _note(kept, {}, Actor(account=user.pk, name=str(user)), at)
            return Decided()
        by = require(kind.may(user, thing, at))
        if kind.version(thing) != version:
            return Decided(changed=True)
        book = kind.values(thing)
        found = differences(saw=kept.saw, book=book, phone=kept.wants)
        chosen = _chosen(found, choices)
        if Side.PHONE in chosen.values():
            errors = apply(kind, thing, kept, merged(book=book, phone=kept.wants, choices=chosen), by, at)
            if errors:
                return Decided(errors=tuple(errors))
        kept.version = version_now(kind, kept.subject, at)
        _note(kept, chosen, by, at)
    return Decided()


def _note(kept: OfflineOperation, chosen: dict[str, str], by: Actor, at: datetime) -> None:
    kept.outcome, kept.decided_at, kept.decided_by, kept.choices = Outcome.DECIDED, at, by.as_json(), chosen
    kept.save(update_fields=["outcome", "decided_at", "decided_by", "choices", "version"])
    after = {"subject": kept.subject, "choices": chosen}
    journal.record(by=by, at=at, verb="kernel.offline.decide", subject=kept, after=after)


def _chosen(found: list[Difference], choices: Mapping[str, str]) -> dict[str, str]:
    chosen = {difference.name: choices.get(difference.name, "") for difference in found}
    if not set(chosen.values()) <= set(Side.values):
        raise ValueError("a difference has no choice")
    return chosen
