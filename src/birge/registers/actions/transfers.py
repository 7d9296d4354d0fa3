"""The move of a family to another aimak: proposed by one clerk, confirmed by the other, in one transaction.

Only a whole household moves. Of a part of a family: it founds a household of its own first, and that one moves.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.places.models import Place
from birge.registers.actions.households import require_free_number
from birge.registers.actions.writing import BadPeriod, ChangedMeanwhile, Draft, NotInTheBook
from birge.registers.enums import EntryKind, TransferState
from birge.registers.models import Household, HouseholdState, Membership, Person, Transfer
from birge.registers.queries import place_of


class TransferOpen(Exception):
    """The household is already being moved."""

    def __str__(self) -> str:
        return str(_("A move of this household is already proposed. Withdraw it first."))


class TransferClosed(Exception):
    """Somebody confirmed, refused or withdrew it meanwhile."""

    def __str__(self) -> str:
        return str(_("This move was already confirmed, refused or withdrawn."))


@transaction.atomic
def propose_transfer(
    *, household: Household, to_place: Place, moves_on: date, why: str, by: Actor, at: datetime
) -> Transfer:
    """The clerk of the book that the family leaves asks the other one. Nothing changes before she confirms.

    Raises `TransferOpen`, `NotInTheBook`.
    """
    from_place = place_of(household, moves_on)
    if from_place is None:
        raise NotInTheBook
    if Transfer.objects.filter(household=household, state=TransferState.PROPOSED).exists():
        raise TransferOpen
    made = Transfer.objects.create(
        household=household,
        from_place_id=from_place,
        to_place=to_place,
        moves_on=moves_on,
        why=why,
        proposed_by=by.as_json(),
        proposed_at=at,
    )
    persons = _members(household, moves_on)
    made.persons.set([person.pk for person in persons])  # type: ignore[misc]
    after = {"to_place": str(to_place.pk), "moves_on": str(moves_on), "why": why}
    journal.record(
        by=by, at=at, verb="registers.propose_transfer", subject=household, also=[made, *persons], after=after
    )
    return made


@transaction.atomic
def confirm_transfer(*, transfer: Transfer, place: Place, values: dict[str, Any], by: Actor, at: datetime) -> None:
    """From the day of the move on the household lives in this village of the other book; `values`: its address there.

    Raises `TransferClosed`; `ChangedMeanwhile` if others belong to it now than when it was proposed; `AccountTaken`,
    `BadPeriod`.
    """
    transfer = _still_open(transfer)
    household, on = transfer.household, transfer.moves_on
    state = HouseholdState.objects.on(on).filter(household=household).first()
    if state is None or state.place_id != transfer.from_place_id:
        raise ChangedMeanwhile
    if state.starts_on >= on:
        raise BadPeriod
    if {person.pk for person in _members(household, on)} != set(transfer.persons.values_list("pk", flat=True)):
        raise ChangedMeanwhile
    moved = state.copied(place_id=place.pk, starts_on=on, **{"flat": "", **values})
    require_free_number(place.pk, moved.number, household)
    draft = Draft()
    draft.say(moved)
    entry = draft.write(verb="registers.transfer", place=place, kind=EntryKind.TRANSFER, why=transfer.why, by=by, at=at)
    transfer.entry = entry
    _close(transfer, TransferState.CONFIRMED, "", by, at)


@transaction.atomic
def refuse_transfer(*, transfer: Transfer, why: str, by: Actor, at: datetime) -> None:
    """The other clerk does not take the family into her book, and says why. Raises `TransferClosed`."""
    _close(_still_open(transfer), TransferState.REFUSED, why, by, at)


@transaction.atomic
def withdraw_transfer(*, transfer: Transfer, why: str, by: Actor, at: datetime) -> None:
    """The clerk who proposed it takes it back, and says why. Raises `TransferClosed`."""
    _close(_still_open(transfer), TransferState.WITHDRAWN, why, by, at)


def _members(household: Household, on: date) -> list[Person]:
    rows = Membership.objects.on(on).filter(household=household).order_by("person")
    return [Person(pk=row.person_id) for row in rows]


def _still_open(transfer: Transfer) -> Transfer:
    found = Transfer.objects.select_for_update().get(pk=transfer.pk)
    if found.state != TransferState.PROPOSED:
        raise TransferClosed
    return found


def _close(transfer: Transfer, state: TransferState, why: str, by: Actor, at: datetime) -> None:
    transfer.state, transfer.close_why = state, why
    transfer.closed_by, transfer.closed_at = by.as_json(), at
    transfer.save(update_fields=["state", "close_why", "closed_by", "closed_at", "entry"])
    persons = [Person(pk=pk) for pk in transfer.persons.values_list("pk", flat=True)]
    verb, also = f"registers.{state}_transfer", [transfer, *persons]
    journal.record(by=by, at=at, verb=verb, subject=transfer.household, also=also, after={"state": state, "why": why})
