"""After the decision: publishing it, and replacing it by another. It is never edited."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from birge.algorithms.packages import Leak, opened, public_of
from birge.decisions.actions.comparing import draft
from birge.decisions.actions.deciding import store_package
from birge.decisions.actions.signing import lock_chain, signer
from birge.decisions.enums import State, Variant
from birge.decisions.models import Decision, DecisionFile, DecisionRow
from birge.decisions.moments import stamp
from birge.kernel.actors import Actor
from birge.kernel.events import publish as tell
from birge.kernel.journal import record


@dataclass(frozen=True)
class Published:
    """Everyone can now see a decision."""

    decision: Decision
    by: Actor
    at: datetime


@dataclass(frozen=True)
class Superseded:
    """A decision was replaced by `decision.superseded_by`."""

    decision: Decision
    by: Actor
    at: datetime


class NotPublishable(ValueError):
    """The decision cannot be published or replaced as it is; `str()` says why, for the person."""


@transaction.atomic
def publish(decision: Decision, *, by: Actor, at: datetime) -> Decision:
    """Make the public package and show the decision to everyone; what it replaces becomes superseded. Twice is once.

    Raises NotPublishable when it was not decided yet, or when a title or a rule holds a name, an address or a PIN.
    """
    lock_chain()
    decision = Decision.objects.select_for_update(of=("self",)).select_related("supersedes").get(pk=decision.pk)
    if decision.is_shown:
        return decision
    if decision.state != State.DECIDED:
        raise NotPublishable(_("This was not decided yet, so there is nothing to publish."))
    full = opened(zlib.decompress(DecisionFile.objects.get(decision=decision, variant=Variant.FULL).data))
    groups = dict(DecisionRow.objects.filter(decision=decision).values_list("number", "group"))
    totals = decision.open_totals if decision.hides_inputs else ()
    _key, private = signer(at)
    try:
        package = public_of(
            full, key=private, signed_at=stamp(at), published_at=stamp(at), groups=groups, totals=totals
        )
    except Leak as leak:
        raise NotPublishable(
            _("Personal data of a subject stands where everyone would read it: %(where)s.") % {"where": leak.path}
        ) from leak
    store_package(decision, Variant.PUBLIC, package)
    decision.state, decision.published_at, decision.published_by = State.PUBLISHED, at, by.as_json()
    decision.save(update_fields=["state", "published_at", "published_by"])
    record(by=by, at=at, verb="decisions.publish", subject=decision, after={"hash": package.hash})
    tell(Published(decision, by, at))
    if decision.supersedes:
        _retire(decision.supersedes, by, at)
    return decision


def _retire(old: Decision, by: Actor, at: datetime) -> None:
    old.state = State.SUPERSEDED
    old.save(update_fields=["state"])
    record(by=by, at=at, verb="decisions.superseded", subject=old)
    tell(Superseded(old, by, at))


@transaction.atomic
def supersede(
    decision: Decision, *, source: str, titles: Mapping[str, str], why: str, by: Actor, at: datetime
) -> Decision:
    """Open the draft of a decision that will replace this one; until that one is published this one stands.

    Raises NotPublishable when this one was not made, or another is being prepared or stands in its place already.
    """
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if decision.state not in (State.DECIDED, State.PUBLISHED):
        raise NotPublishable(_("Only a decision that stands can be replaced."))
    if Decision.objects.filter(supersedes=decision).exists():
        raise NotPublishable(_("A decision to replace this one is being prepared already."))
    record(by=by, at=at, verb="decisions.supersede", subject=decision, after={"why": why})
    return draft(
        kind=decision.kind,
        place=decision.place,
        titles=titles,
        source=source,
        by=by,
        at=at,
        is_demo=decision.is_demo,
        supersedes=decision,
    )
