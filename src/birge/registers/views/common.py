"""What every page of the book begins with: of which day it speaks, and whether this person may open it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Model
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.permissions import require
from birge.registers import actions
from birge.registers.models import Fact, Household, Person
from birge.registers.queries import place_of, place_of_person
from birge.registers.rules import can_read, can_see_statuses, can_write, works_here

T = TypeVar("T", Household, Person)


REFUSED = (
    actions.AccountTaken,
    actions.BadPeriod,
    actions.HeadNeeded,
    actions.HeadTaken,
    actions.LineTaken,
    actions.MemberElsewhere,
    actions.NotInTheBook,
)
"""What an action of the book refuses: its words stand above the form, and what was typed stays in it."""


@dataclass(frozen=True)
class Asked:
    """The day of which a page speaks (`?on=`), and the day at whose end the book said so (`?known=`; None: now)."""

    today: date
    on: date
    known_on: date | None = None

    @property
    def known_at(self) -> datetime | None:
        """The moment at which the book said so."""
        if self.known_on is None:
            return None
        return timezone.make_aware(datetime.combine(self.known_on + timedelta(days=1), time.min))

    @property
    def is_now(self) -> bool:
        """Whether the page is today's: only then is it written on."""
        return self.on == self.today and self.known_on is None

    @property
    def query(self) -> str:
        """For the address of another page of the same day: "" for today."""
        given = {"on": self.on if self.on != self.today else None, "known": self.known_on}
        query = urlencode({name: value for name, value in given.items() if value})
        return f"?{query}" if query else ""


def asked(request: HttpRequest) -> Asked:
    """What the address asks for; what is no day is today."""
    today = timezone.localdate()
    return Asked(today, _day(request.GET.get("on")) or today, _day(request.GET.get("known")))


def _day(text: str | None) -> date | None:
    try:
        found = parse_date(text or "")
    except ValueError:
        return None
    return found if found and found.year < 9000 else None


@dataclass(frozen=True)
class Opened(Generic[T]):
    """A household or person that somebody opened: who and in which role, and the village in whose book it stands."""

    thing: T
    by: Actor
    place: UUID
    user: Any
    today: date

    @property
    def may_write(self) -> bool:
        """Whether the person who opened it also writes in this village's book."""
        return bool(can_write(self.user, self.place, self.today))

    @property
    def may_see_statuses(self) -> bool:
        """Whether she reads the restricted lines too."""
        return bool(can_see_statuses(self.user, self.place, self.today))


def open_household(request: HttpRequest, pk: UUID, *, to_write: bool = False) -> Opened[Household]:
    """The household where it lives today; a refusal whether it exists or not."""
    today = timezone.localdate()
    return _opened(request, Household(pk=pk), place_of(pk, today), today, to_write=to_write)


def open_person(request: HttpRequest, pk: UUID, *, to_write: bool = False) -> Opened[Person]:
    """The person where her household lives today; a refusal whether she exists or not."""
    today = timezone.localdate()
    return _opened(request, Person(pk=pk), place_of_person(pk, today), today, to_write=to_write)


def _opened(request: HttpRequest, thing: T, place: UUID | None, today: date, *, to_write: bool) -> Opened[T]:
    by = require((can_write if to_write else can_read)(request.user, place, today))
    if place is None:  # somebody who reads everywhere asks for what nobody knows
        raise Http404
    return Opened(thing, by, place, request.user, today)


def above_lists(user: Any) -> list[tuple[str, str]]:
    """The page above the lists of the book, for whoever opens the book."""
    return [(_("Household book"), reverse("registers:households"))] if works_here(user) else []


def note_reading(by: Actor, verb: str, subjects: Iterable[Model]) -> None:
    """Journal that these were read, so that the persons see it."""
    journal.record_read(by=by, at=timezone.now(), verb=f"registers.{verb}", subjects=list(subjects))


def opened_of(request: HttpRequest, fact: Fact, *, to_write: bool = False) -> Opened[Household] | Opened[Person]:
    """Whom a line is about; a line of a membership is about the person."""
    person: UUID | None = getattr(fact, "person_id", None)
    if person is not None:
        return open_person(request, person, to_write=to_write)
    return open_household(request, fact.household_id, to_write=to_write)  # type: ignore[attr-defined]


def done(form: Any, action: Callable[..., Any], *, by: Actor, **values: Any) -> bool:
    """Do it now; what the action refuses stands above the fields, and a change meanwhile makes the form stale."""
    try:
        action(by=by, at=timezone.now(), **values)
    except actions.ChangedMeanwhile:
        form.is_stale = True
    except REFUSED as error:
        form.add_error(None, str(error))
    else:
        return True
    return False
