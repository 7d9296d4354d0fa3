"""The yearly round on a phone without a network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from birge.kernel.actors import Actor
from birge.kernel.offline.kinds import OfflineKind, Piece, Taken, Text, Values, register
from birge.kernel.offline.values import values_of
from birge.kernel.permissions import Answer, Refused, require
from birge.places.queries import covers
from birge.registers.actions.visiting import BOOK_REFUSALS, record_visit
from birge.registers.forms.rounds import VisitForm, field_label, value_label
from birge.registers.models import Household, Person, Round, Visit
from birge.registers.queries.book import Book, book_of, books_of
from birge.registers.queries.listing import heads_of, households_on
from birge.registers.queries.rounds import head_name, households_of, on_streets, version_of, visits_of
from birge.registers.rules import can_write, places_to_write
from birge.registers.wording import address_of

NOTHING = UUID(int=0)
MOST_HOUSEHOLDS = 600
"""What a phone carries; more are several walks."""


@dataclass(frozen=True)
class Door:
    """A household in a round, as the book says today."""

    round: Round
    book: Book
    on: date

    @property
    def place(self) -> UUID | None:
        """The village, which a household in the book always has."""
        return self.book.state.place_id if self.book.state else None


class RoundVisits(OfflineKind[Door]):
    """One thing is one household in one round."""

    name = "round"
    title = gettext_lazy("Yearly round")
    reading = "registers.take_along"
    model = "registers.household"

    def take(self, user: Any, params: QueryDict, at: datetime) -> Taken:
        """The households of the chosen streets, in walking order."""
        on = timezone.localdate(at)
        found = Round.objects.filter(pk=_id(params.get("round", "")), closed_at=None).first()
        if found is None:
            raise Refused(_("There is no such open round."))
        by = require(can_write(user, found.place_id, on))
        states = list(on_streets(households_of(found, on), params.getlist("street"))[: MOST_HOUSEHOLDS + 1])
        if not states or len(states) > MOST_HOUSEHOLDS:
            raise Refused(_("Choose streets with 1 to {most} households.").format(most=MOST_HOUSEHOLDS))
        households = [state.household_id for state in states]
        books, visits = books_of(households, on), visits_of(found, households)
        pieces = [self._piece(Door(found, books[pk], on), visits.get(pk)) for pk in households]
        read = [subject for pk in households for subject in _subjects(books[pk])]
        return Taken(by, str(found.year), pieces, read)

    def places(self, user: Any, on: date) -> Any:
        return places_to_write(user, on)

    def lock(self, subject: str, at: datetime) -> Door | None:
        """The household's own row is what two operations on it wait for."""
        on, (round_pk, household_pk) = timezone.localdate(at), _ids(subject)
        found = Round.objects.filter(pk=round_pk).first()
        household = Household.objects.select_for_update().filter(pk=household_pk).first()
        if found is None or household is None:
            return None
        book = book_of(household, on)
        inside = book.state is not None and covers(found.place_id, book.state.place_id, on)
        return Door(found, book, on) if inside else None

    def may(self, user: Any, thing: Door, at: datetime) -> Answer:
        return can_write(user, thing.place, timezone.localdate(at))

    def place(self, thing: Door) -> UUID | None:
        return thing.place

    def version(self, thing: Door) -> str:
        return version_of(thing.book)

    def values(self, thing: Door) -> dict[str, str]:
        return values_of(VisitForm(book=thing.book, on=thing.on))

    def title_of(self, thing: Door) -> str:
        """The head of the household, or the address of one without members."""
        state = thing.book.state
        return head_name(thing.book) or (address_of(state) if state else "—")

    def piece(self, thing: Door) -> Piece:
        return self._piece(thing, visits_of(thing.round, [thing.book.household.pk]).get(thing.book.household.pk))

    def _piece(self, door: Door, visit: Visit | None) -> Piece:
        state = door.book.state
        html = render_to_string("registers/_visit_fields.html", {"form": VisitForm(book=door.book, on=door.on)})
        note = [address_of(state) if state else "", _("visited") if visit else ""]
        return Piece(
            f"{door.round.pk.hex}.{door.book.household.pk.hex}",
            version_of(door.book),
            self.title_of(door),
            html,
            state.street if state else "",
            " · ".join(part for part in note if part),
        )

    def subjects(self, thing: Door) -> Sequence[Model | str]:
        return _subjects(thing.book)

    def apply(self, thing: Door, values: Values, by: Actor, made_at: datetime, at: datetime) -> None:
        on = timezone.localdate(made_at)
        form = VisitForm(dict(values), book=thing.book, on=thing.on)
        if not form.is_valid():
            raise ValidationError(
                [
                    f"{field_label(thing.book, name, thing.on)}: {error}"
                    for name, errors in form.errors.items()
                    for error in errors
                ]
            )
        try:
            record_visit(found=thing.round, book=thing.book, said=form.said(), on=on, by=by, at=at)
        except BOOK_REFUSALS as refused:
            raise Refused(str(refused)) from refused

    def labels(self, names: Iterable[str], thing: Door) -> dict[str, Text]:
        return {name: field_label(thing.book, name, thing.on) for name in names}

    def shown(self, name: str, value: str, thing: Door) -> Text:
        return value_label(thing.book, name, value, thing.on)

    def journal_name(self, subject: str) -> str:
        return f"{self.model}:{_ids(subject)[1]}"

    def titles(self, subjects: Sequence[str], at: datetime) -> dict[str, Text]:
        """The heads of the households: two queries."""
        on = timezone.localdate(at)
        wanted = {household: subject for subject in subjects for household in [_ids(subject)[1]]}
        states: list[Any] = list(households_on(on).filter(household__in=list(wanted)))
        heads = heads_of(states, on)
        return {
            wanted[state.household_id]: heads[state.head].full_name if state.head in heads else address_of(state)
            for state in states
        }


def _subjects(book: Book) -> list[Model | str]:
    return [book.household, *(Person(pk=member.membership.person_id) for member in book.members)]


def _ids(subject: str) -> tuple[UUID, UUID]:
    first, _dot, second = subject.partition(".")
    return _id(first), _id(second)


def _id(text: str) -> UUID:
    """What is no id is one that nothing has."""
    try:
        return UUID(text)
    except ValueError:
        return NOTHING


register(RoundVisits())
