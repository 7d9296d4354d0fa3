"""The yearly round of 2026 in progress: the first streets are walked, and at some doors the book was not right."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from birge.kernel.actors import Actor
from birge.people.models import Account as User
from birge.places.models import Place
from birge.registers.actions.rounds import open_round
from birge.registers.actions.visiting import AtTheDoor, Found, record_visit
from birge.registers.enums import Whereabouts
from birge.registers.models import Round
from birge.registers.queries.book import Book, books_of
from birge.registers.queries.rounds import households_of

OPENED_AT = datetime(2026, 11, 16, 4, 0, tzinfo=UTC)
STARTS_ON, ENDS_ON = date(2026, 11, 16), date(2026, 12, 16)
WALKED, MOST_VISITS, A_DAY = 5, 80, 30
"""Every fifth household at most, and never more than the first eighty, thirty a day."""
CHANGED = 8
"""At every eighth door something is different."""


def make_round(aimak: Place, clerk: User) -> None:
    """The round of the aimak, opened and begun unless it is there."""
    if Round.objects.filter(place=aimak).exists():
        return
    by = Actor(account=clerk.pk, name=clerk.name, role="clerk", scope=str(aimak.pk))
    found = open_round(
        place=aimak, year=STARTS_ON.year, starts_on=STARTS_ON, ends_on=ENDS_ON, by=by, at=OPENED_AT
    )  # fmt: skip
    households = [state.household_id for state in households_of(found, STARTS_ON)]
    walked = households[: min(len(households) // WALKED, MOST_VISITS)]
    books = books_of(walked, STARTS_ON)
    for number, household in enumerate(walked):
        day, turn = divmod(number, A_DAY)
        at = OPENED_AT + timedelta(days=day + 1, minutes=7 * turn)
        said = _found(books[household], number)
        record_visit(found=found, book=books[household], said=said, on=at.date(), by=by, at=at)


def _found(book: Book, number: int) -> AtTheDoor:
    """What the clerk finds at that door: mostly what the book says."""
    phone = book.state.phone if book.state else ""
    if number % CHANGED == 1:
        phone = f"+996 000 {number:06d}"
    elif number % CHANGED == 4 and book.livestock:
        herd = book.livestock[0]
        return AtTheDoor(phone, livestock={(herd.animal, herd.group): herd.count + 2})
    elif number % (2 * CHANGED) == 7 and len(book.members) > 2:
        away = book.members[1].membership.person_id
        return AtTheDoor(phone, members={away: Found(Whereabouts.AWAY, where="Бишкек")})
    return AtTheDoor(phone)
