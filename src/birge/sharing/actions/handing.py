"""Handing out against signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from birge.algorithms.cases import exact_text
from birge.decisions.enums import State
from birge.decisions.models import Decision
from birge.kernel.actors import Actor
from birge.kernel.events import publish as tell
from birge.kernel.journal import record
from birge.sharing.models import Claimant, HandOver


@dataclass(frozen=True)
class HandedOver:
    """A family received something."""

    hand_over: HandOver
    by: Actor
    at: datetime


class TooMuch(ValueError):
    """The amount cannot be handed over; `str()` says why, for the person."""


@transaction.atomic
def hand_over(
    claimant: Claimant, *, amount: Fraction, received_by: str = "", note: str = "", by: Actor, at: datetime
) -> HandOver:
    """Note that `amount` was handed over and signed for, by the family itself unless `received_by` names another.

    Never more in all than was given; only while the decision stands.
    """
    claimant = _locked(claimant)
    if amount <= 0:
        raise TooMuch(_("Write how much was handed over: more than nothing."))
    if amount > claimant.left:
        raise TooMuch(_("This is more than what is left for this family."))
    made = HandOver(
        claimant=claimant, amount=amount, received_by=received_by or claimant.name, note=note, by=by.as_json(), at=at
    )
    made.save(force_insert=True)
    _move(claimant, amount)
    after = {"amount": exact_text(amount), "received_by": made.received_by, "hand_over": str(made.pk)}
    record(by=by, at=at, verb="sharing.hand_over", subject=claimant, after=after)
    tell(HandedOver(made, by, at))
    return made


@transaction.atomic
def take_back(made: HandOver, *, why: str, by: Actor, at: datetime) -> None:
    """Cancel an entry that was made by mistake. Twice is once."""
    claimant = _locked(made.claimant)
    made = HandOver.objects.select_for_update().get(pk=made.pk)
    if made.cancelled_at:
        return
    made.cancelled_at, made.cancelled_by, made.cancelled_why = at, by.as_json(), why
    made.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_why"])
    _move(claimant, -made.amount)
    after = {"hand_over": str(made.pk), "amount": exact_text(made.amount), "why": why}
    record(by=by, at=at, verb="sharing.take_back", subject=claimant, after=after)


def _locked(claimant: Claimant) -> Claimant:
    """The claimant, and the decision that gives: both held, so that nothing is handed out while it is replaced."""
    decision = Decision.objects.select_for_update().get(share_out=claimant.share_out_id)
    if decision.state not in (State.DECIDED, State.PUBLISHED):
        raise TooMuch(_("Only what a standing decision gives can be handed out."))
    if Decision.objects.filter(supersedes=decision).exists():
        raise TooMuch(_("A new decision is being prepared in place of this one: wait for it."))
    return Claimant.objects.select_for_update().get(pk=claimant.pk)


def _move(claimant: Claimant, amount: Fraction) -> None:
    claimant.handed += amount
    claimant.is_done = claimant.left == 0
    claimant.save(update_fields=["handed", "is_done"])
