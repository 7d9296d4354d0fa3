"""One visit of the demo's yearly round that a phone and the counter saw differently."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from birge.kernel.offline.receiving import Operation, receive
from birge.people.models import Account
from birge.people.rules import actor_of
from birge.registers.actions import say
from birge.registers.models import Household, Livestock, Round
from birge.registers.offline import RoundVisits


def differ_in_round(home: Household, clerk: Account, at: datetime) -> Round:
    """The household counts eleven sheep at the counter and nine on the phone."""
    by, on, kind = actor_of(clerk), at.date(), RoundVisits()
    found = Round.objects.get(closed_at=None)
    subject = f"{found.pk.hex}.{home.pk.hex}"
    thing = kind.lock(subject, at)
    saw, version = kind.values(thing), kind.version(thing)
    counted = Livestock(household=home, animal="sheep", group="female", count=11, starts_on=on)
    say(fact=counted, by=by, at=at)
    wants = {**saw, "animal-sheep-female": "9", "phone": "+996555000778"}
    receive(user=clerk, operation=Operation(uuid4(), kind.name, subject, version, saw, wants, at), at=at)
    return found
