"""Before the decision: a draft, and what each rule would give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from birge.algorithms.packages.recompute import Computation
from birge.decisions.actions.opening import locked_open
from birge.decisions.cases import Proposal
from birge.decisions.describing import place_as_of
from birge.decisions.enums import State
from birge.decisions.models import Decision
from birge.kernel.actors import Actor
from birge.kernel.journal import record
from birge.places.models import Place


@dataclass(frozen=True)
class Trial:
    """One rule tried on a case."""

    proposal: Proposal
    computation: Computation


@transaction.atomic
def draft(
    *,
    kind: str,
    place: Place,
    titles: Mapping[str, str],
    source: str,
    by: Actor,
    at: datetime,
    is_demo: bool = False,
    supersedes: Decision | None = None,
) -> Decision:
    """Open the record of a decision that is still to be made, for the thing that `source` names (one draft each)."""
    decision = Decision(
        kind=kind,
        place=place,
        titles=dict(titles),
        source=source,
        drafted_at=at,
        is_demo=is_demo,
        supersedes=supersedes,
    )
    decision.place_code, decision.place_names = place_as_of(decision, at)
    decision.save(force_insert=True)
    after = {"kind": kind, "titles": dict(titles), "supersedes": str(supersedes.pk) if supersedes else None}
    record(by=by, at=at, verb="decisions.draft", subject=decision, after=after)
    return decision


@transaction.atomic
def retitle(decision: Decision, *, titles: Mapping[str, str], by: Actor, at: datetime) -> Decision:
    """Give a draft another title."""
    decision = locked_open(decision)
    before, decision.titles = decision.titles, dict(titles)
    decision.save(update_fields=["titles"])
    if before != decision.titles:
        record(
            by=by,
            at=at,
            verb="decisions.retitle",
            subject=decision,
            before={"titles": before},
            after={"titles": decision.titles},
        )
    return decision


@transaction.atomic
def drop_draft(decision: Decision, *, by: Actor, at: datetime) -> None:
    """Throw a draft away; the journal keeps that it was there."""
    decision = locked_open(decision)
    record(by=by, at=at, verb="decisions.drop", subject=decision, before={"titles": decision.titles})
    decision.delete()


@transaction.atomic
def try_rules(decision: Decision, *, proposals: Sequence[Proposal], by: Actor, at: datetime) -> list[Trial]:
    """What each rule would give, side by side. Nothing is decided; it is noted which cases were compared, and by whom.

    Raises CaseError or NoAnswer if a rule has no answer to its case.
    """
    decision = locked_open(decision)
    trials = [Trial(proposal, proposal.compute()) for proposal in proposals]
    decision.state = State.WHAT_IF
    decision.tried = {proposal.rule.name: proposal.digest for proposal in proposals}
    decision.save(update_fields=["state", "tried"])
    record(by=by, at=at, verb="decisions.try_rules", subject=decision, after={"tried": decision.tried})
    return trials


@transaction.atomic
def forget_trials(decision: Decision) -> None:
    """The case was changed: what was compared no longer counts. Part of the change that the caller journals."""
    decision = locked_open(decision)
    if decision.state == State.WHAT_IF:
        decision.state, decision.tried = State.DRAFT, {}
        decision.save(update_fields=["state", "tried"])
