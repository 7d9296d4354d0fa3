"""Families that move between the demo's two aimaks: one has moved, one waits for the clerk who takes it in."""

from __future__ import annotations

from datetime import UTC, date, datetime

from birge.people.models import Account
from birge.places.models import Place
from birge.places.queries import within
from birge.registers.actions.transfers import confirm_transfer, propose_transfer
from birge.registers.models import Transfer
from birge.site.demo.desk.families import clerk_of, last_families

MOVED_ON, COMES_ON = date(2026, 11, 17), date(2026, 11, 19)
PROPOSED_AT = datetime(2026, 11, 17, 5, 0, tzinfo=UTC)
CONFIRMED_AT = datetime(2026, 11, 18, 4, 10, tzinfo=UTC)
WAITS_AT = datetime(2026, 11, 19, 8, 40, tzinfo=UTC)
WHY = "Үй сатып алышты (ойдон чыгарылган)"
ADDRESS = {"number": "0001б", "street": "Манас", "house": "2а"}


def make_moves(aimak: Place, neighbour: Place, clerk: Account, other: Account) -> None:
    """One family left the aimak, one is about to come from its neighbour; unless a move was ever proposed."""
    if Transfer.objects.exists():
        return
    here, there = clerk_of(aimak, clerk), clerk_of(neighbour, other)
    leaves = last_families(aimak, MOVED_ON, 3)[-1]
    moved = propose_transfer(
        household=leaves.household,
        to_place=neighbour,
        moves_on=MOVED_ON,
        why=WHY,
        by=here,
        at=PROPOSED_AT,
    )
    village = within([neighbour.pk], MOVED_ON).exclude(pk=neighbour.pk).order_by("soate")[0]
    confirm_transfer(transfer=moved, place=village, values=ADDRESS, by=there, at=CONFIRMED_AT)
    comes = last_families(neighbour, COMES_ON, 1)[0]
    propose_transfer(
        household=comes.household,
        to_place=aimak,
        moves_on=COMES_ON,
        why=WHY,
        by=there,
        at=WAITS_AT,
    )
