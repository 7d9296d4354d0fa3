"""A visit of the round that a phone and the counter saw differently, so that a person has to decide."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from birge.kernel.offline.models import OfflineOperation
from birge.kernel.offline.receiving import Operation, receive
from birge.people.models import Account
from birge.places.models import Place
from birge.registers.actions import say
from birge.registers.models import Livestock, Round
from birge.registers.offline import RoundVisits
from birge.site.demo.desk.families import clerk_of, last_families

COUNTED_AT = datetime(2026, 11, 19, 5, 0, tzinfo=UTC)
SENT_AT = datetime(2026, 11, 19, 10, 30, tzinfo=UTC)
OPERATION = UUID("00000000-0000-4000-8000-00000000b176")


def make_conflict(aimak: Place, clerk: Account) -> None:
    """Eleven sheep at the counter, nine on the phone and a new number to call; unless it is there."""
    found = Round.objects.filter(place=aimak, closed_at=None).first()
    if found is None or OfflineOperation.objects.filter(account=clerk.pk, key=OPERATION).exists():
        return
    on, kind = COUNTED_AT.date(), RoundVisits()
    home = last_families(aimak, on, 1)[0].household
    subject = f"{found.pk.hex}.{home.pk.hex}"
    thing = kind.lock(subject, COUNTED_AT)
    if thing is None:
        return
    saw, version = kind.values(thing), kind.version(thing)
    sheep = Livestock(household=home, animal="sheep", group="female", count=11, starts_on=on)
    say(fact=sheep, by=clerk_of(aimak, clerk), at=COUNTED_AT)
    wants = {**saw, "animal-sheep-female": "9", "phone": "+996 000 000003"}
    operation = Operation(OPERATION, kind.name, subject, version, saw, wants, COUNTED_AT)
    receive(user=clerk, operation=operation, at=SENT_AT)
