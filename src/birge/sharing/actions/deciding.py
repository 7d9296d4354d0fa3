"""Comparing the rules, deciding, publishing, replacing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.algorithms.shares import Rule
from birge.decisions import actions as decisions
from birge.decisions.actions import Trial
from birge.decisions.cases import Proposal
from birge.decisions.models import Decision, DecisionRow
from birge.kernel.actors import Actor
from birge.kernel.ids import new_id
from birge.kernel.journal import record, subject_of
from birge.meetings.models import Minutes
from birge.meetings.queries import reference_of
from birge.registers.models import Household
from birge.sharing.actions.preparing import ClaimantData, ShareOutData, add_claimants, create
from birge.sharing.models import Claimant, ShareOut
from birge.sharing.proposing import proposal_of, rules_for
from birge.sharing.queries import claimants_of, group_names


class NothingToShare(ValueError):
    """The share-out is not ready; `str()` says what is missing, for the person."""


def proposals_of(share_out: ShareOut, claimants: Sequence[Claimant], at: datetime) -> list[Proposal]:
    """The case under every rule that is worth comparing. Raises NothingToShare."""
    if not claimants:
        raise NothingToShare(_("There is no family on the list yet."))
    if share_out.quantum and any(
        (Fraction(number) / share_out.quantum).denominator != 1
        for claimant in claimants
        for number in (claimant.claim, claimant.floor)
    ):
        raise NothingToShare(
            _("A claim is not a whole number of the parts in which the good is handed out: correct it or the part.")
        )
    villages = group_names(claimants, timezone.localdate(at))
    return [proposal_of(share_out, claimants, rule, villages) for rule in rules_for(claimants)]


def trials_of(share_out: ShareOut, claimants: Sequence[Claimant], at: datetime) -> list[Trial]:
    """What each rule would give, computed for reading; changes nothing."""
    return [Trial(proposal, proposal.compute()) for proposal in proposals_of(share_out, claimants, at)]


@transaction.atomic
def compare(share_out: ShareOut, *, by: Actor, at: datetime) -> list[Trial]:
    """Put the rules side by side and note that this list was compared: only a compared list can be decided."""
    proposals = proposals_of(share_out, claimants_of(share_out), at)
    return decisions.try_rules(share_out.decision, proposals=proposals, by=by, at=at)


@transaction.atomic
def decide(
    share_out: ShareOut,
    *,
    rule: Rule,
    minutes_text: str = "",
    minutes: Minutes | None = None,
    request_key: str,
    by: Actor,
    at: datetime,
) -> ShareOut:
    """Decide by this rule, on the ground of the minutes in the system, or of those on paper that the text names.

    Raises what `decisions.decide` raises, and NothingToShare.
    """
    if share_out.decision.request_key == request_key:
        return share_out
    minutes_text = minutes_text.strip() or (reference_of(minutes) if minutes else "")
    if not minutes_text:
        raise NothingToShare(_("Name the minutes of the meeting at which this was voted."))
    proposals = {proposal.rule.name: proposal for proposal in proposals_of(share_out, claimants_of(share_out), at)}
    if rule not in proposals:
        raise NothingToShare(_("This rule was not compared."))
    share_out.decision = decisions.decide(
        share_out.decision,
        proposal=proposals[rule],
        minutes_text=minutes_text,
        minutes=minutes,
        request_key=request_key,
        by=by,
        at=at,
    )
    _copy_given(share_out)
    return share_out


def _copy_given(share_out: ShareOut) -> None:
    """Number and given of every row onto its claimant, for lists."""
    claimants = {subject_of(claimant): claimant for claimant in share_out.claimants.all()}
    for row in DecisionRow.objects.filter(decision=share_out.decision).iterator():
        claimant = claimants[row.subject]
        claimant.number, claimant.given = row.number, Fraction(row.value("result")["given"])
        claimant.is_done = not claimant.given
    Claimant.objects.bulk_update(claimants.values(), ["number", "given", "is_done"], batch_size=500)


def publish(share_out: ShareOut, *, by: Actor, at: datetime) -> ShareOut:
    """Show the decision to everyone. Raises NotPublishable."""
    share_out.decision = decisions.publish(share_out.decision, by=by, at=at)
    return share_out


@transaction.atomic
def replace(share_out: ShareOut, *, why: str, by: Actor, at: datetime) -> ShareOut:
    """Open a new share-out with the same claimants whose decision will replace this one's. Raises NotPublishable.

    Not possible once something was handed out: what is gone cannot be shared again.
    """
    Decision.objects.select_for_update().get(pk=share_out.decision_id)
    if Claimant.objects.filter(share_out=share_out, hand_overs__cancelled_at=None, hand_overs__isnull=False).exists():
        raise decisions.NotPublishable(
            _("Something was handed out by this decision. Share out the rest by a new share-out instead.")
        )
    key = new_id()
    new = ShareOut(pk=key)
    draft = decisions.supersede(
        share_out.decision,
        source=subject_of(new),
        titles=share_out.decision.titles,
        why=why,
        by=by,
        at=at,
    )
    made = create(place=share_out.place, data=_data_of(share_out), by=by, at=at, decision=draft)
    add_claimants(made, claimants=[_claim_of(claimant) for claimant in claimants_of(share_out)], by=by, at=at)
    record(by=by, at=at, verb="sharing.replace", subject=share_out, after={"by": str(made.pk), "why": why})
    return made


def _data_of(share_out: ShareOut) -> ShareOutData:
    return ShareOutData(
        titles=share_out.decision.titles,
        good=share_out.good,
        unit=share_out.unit,
        amount=share_out.amount,
        quantum=share_out.quantum,
        season=share_out.season,
        legal_base=share_out.legal_base,
        in_force_on=share_out.in_force_on,
        floors_from_status=share_out.floors_from_status,
        weights_from_status=share_out.weights_from_status,
        tiers_from_status=share_out.tiers_from_status,
    )


def _claim_of(claimant: Claimant) -> ClaimantData:
    return ClaimantData(
        name=claimant.name,
        claim=claimant.claim,
        address=claimant.address,
        village=claimant.village,
        people=claimant.people,
        floor=claimant.floor,
        weight=claimant.weight,
        priority=claimant.priority,
        household=Household(pk=claimant.household_id) if claimant.household_id else None,
        drawing=claimant.drawing,
    )
