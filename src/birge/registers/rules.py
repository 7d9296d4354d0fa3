"""Who reads and writes the household book. The roles stand here and nowhere else.

The book of a village is kept by the clerks of its village government; its head reads it. Nobody else of the place,
above it or beside it reads a household's page. What is public is only what the passport publishes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from birge.kernel.permissions import Answer, no
from birge.people.enums import Role
from birge.people.rules import holds, may, places_of
from birge.places.models import Place
from birge.places.queries import within
from birge.registers.enums import EntryKind
from birge.registers.models import (
    Certificate,
    CertificateRequest,
    Entry,
    Household,
    HouseholdState,
    Person,
    PossibleDuplicate,
    Round,
    Section,
    Transfer,
)
from birge.registers.queries import place_of, place_of_person

READ = frozenset({Role.CLERK, Role.HEAD})
WRITE = frozenset({Role.CLERK})
RESTRICTED = frozenset({Role.CLERK, Role.HEAD})
"""Who reads vulnerability: statuses and the social passport."""
PUBLISH = frozenset({Role.CLERK, Role.HEAD})
OF_SECTIONS = frozenset({Role.CLERK, Role.HEAD, Role.SECRETARY, Role.CONTROLLER, Role.RESPONDER, Role.DIRECTOR})
"""Whom a thematic section may name as readers and writers."""


def can_set_for_all(user: Any, on: date) -> Answer:
    """Rules, terms, kinds of statuses and thematic sections hold for all places: an administrator of everything sets
    them.
    """
    return may(user, {Role.ADMINISTRATOR}, on=on)


def can_read_section(user: Any, section: Section, place: UUID | None, on: date) -> Answer:
    """Whether this person reads a thematic section of this village: by the section's own roles."""
    return may(user, {Role(role) for role in section.readers}, place=Place(pk=place), on=on)


def can_write_section(user: Any, section: Section, place: UUID | None, on: date) -> Answer:
    """Whether this person writes into a thematic section of this village: by the section's own roles, while in use."""
    if not section.is_used_on(on):
        return no(_("This section is not in use on that day."))
    return may(user, {Role(role) for role in section.writers}, place=Place(pk=place), on=on)


def works_here(user: Any) -> Answer:
    """Whether the book is part of this person's work anywhere: for the menu."""
    return holds(user, READ)


def writes_here(user: Any) -> Answer:
    """Whether this person writes into the book of any village: for pages that ask of which."""
    return holds(user, WRITE)


def can_read(user: Any, place: UUID | None, on: date) -> Answer:
    """Whether this person reads the book of this village; no for a village that nobody knows."""
    return may(user, READ, place=Place(pk=place), on=on)


def can_write(user: Any, place: UUID | None, on: date) -> Answer:
    """Whether this person writes into the book of this village."""
    return may(user, WRITE, place=Place(pk=place), on=on)


def can_see_statuses(user: Any, place: UUID | None, on: date) -> Answer:
    """Whether this person reads statuses and social passports of this village."""
    return may(user, RESTRICTED, place=Place(pk=place), on=on)


def can_publish_passport(user: Any, place: UUID, on: date) -> Answer:
    """Whether this person publishes the passport of this place."""
    return may(user, PUBLISH, place=Place(pk=place), on=on)


def can_read_household(user: Any, household: Household, on: date) -> Answer:
    """A household is read where it now lives."""
    return can_read(user, place_of(household, on), on)


def can_write_person(user: Any, person: Person, on: date) -> Answer:
    """A person is written where her household now lives."""
    return can_write(user, place_of_person(person.pk, on), on)


def can_see_transfer(user: Any, transfer: Transfer | None, on: date) -> Answer:
    """Whoever writes in the book that the family leaves, or in the one that is to take it in."""
    leaving = can_write(user, transfer.from_place_id if transfer else None, on)
    return leaving if leaving or transfer is None else can_write(user, transfer.to_place_id, on)


def can_confirm_transfer(user: Any, transfer: Transfer, on: date) -> Answer:
    """The clerk of the book that takes the family in confirms or refuses."""
    return can_write(user, transfer.to_place_id, on)


def can_withdraw_transfer(user: Any, transfer: Transfer, on: date) -> Answer:
    """The clerks of the book that the family leaves withdraw."""
    return can_write(user, transfer.from_place_id, on)


TAKEN_BACK_HERE = frozenset({EntryKind.EVENT, EntryKind.CORRECTION, EntryKind.ROUND, EntryKind.UNDO})
"""Imports, merges and moves between aimaks are undone on pages of their own, where others have a say."""


def may_be_taken_back(entry: Entry, taken_back: bool) -> bool:
    """Whether an entry can be taken back at all, whoever asks."""
    return entry.kind in TAKEN_BACK_HERE and not taken_back


def can_take_back(
    user: Any, entry: Entry | None, households: Iterable[UUID], persons: Iterable[UUID], on: date
) -> Answer:
    """Whoever writes both where the entry was written and where those whom it touches live today."""
    places: set[UUID | None] = {entry.place_id if entry else None}
    places |= {place_of(household, on) for household in households}
    places |= {place_of_person(person, on) for person in persons}
    answers = [can_write(user, place, on) for place in sorted(places, key=str)]
    return next((answer for answer in answers if not answer), answers[0])


def places_to_read(user: Any, on: date) -> QuerySet[Place]:
    """The villages (and all between) whose book this person reads, as for `place__in=`."""
    return within(places_of(user, READ, on), on)


def places_to_write(user: Any, on: date) -> QuerySet[Place]:
    """The places into whose book this person writes."""
    return within(places_of(user, WRITE, on), on)


def visible_to(user: Any, states: QuerySet[HouseholdState], on: date) -> QuerySet[HouseholdState]:
    """The households that `can_read_household` permits."""
    return states.filter(place__in=places_to_read(user, on))


def sides_of(user: Any, pair: PossibleDuplicate, homes: Mapping[UUID, HouseholdState], on: date) -> dict[str, Answer]:
    """Of which person of the pair ("one", "other") this person keeps the book: the answers that permit.

    `homes`: the households of the two (`queries.duplicates.homes_of`).
    """
    answers = {}
    for side, person in (("one", pair.one_id), ("other", pair.other_id)):
        place = homes[person].place_id if person in homes else place_of_person(person, on)
        answers[side] = can_write(user, place, on)
    return {side: answer for side, answer in answers.items() if answer}


def can_compare(pair: PossibleDuplicate, sides: dict[str, Answer]) -> bool:
    """Both persons are seen side by side by whoever keeps both books, or after the clerks of both have confirmed."""
    return len(sides) == 2 or (bool(sides) and pair.confirmed_sides == {"one", "other"})


def pairs_visible_to(user: Any, pairs: QuerySet[PossibleDuplicate], on: date) -> QuerySet[PossibleDuplicate]:
    """The pairs of which this person keeps the book of one or both."""
    places = places_to_write(user, on)
    return pairs.filter(Q(place_one__in=places) | Q(place_other__in=places))


def can_read_certificate(user: Any, certificate: Certificate, on: date) -> Answer:
    """A certificate is read where it was issued, wherever the person lives now."""
    return can_read(user, certificate.place_id, on)


def can_revoke(user: Any, certificate: Certificate, on: date) -> Answer:
    """It is withdrawn where it was issued."""
    return can_write(user, certificate.place_id, on)


def can_answer(user: Any, request: CertificateRequest, on: date) -> Answer:
    """A request for a certificate is answered by the clerks of the aimak that it was sent to."""
    return can_write(user, request.place_id, on)


def certificates_visible_to(user: Any, rows: QuerySet[Certificate], on: date) -> QuerySet[Certificate]:
    """The certificates that `can_read_certificate` permits."""
    return rows.filter(place__in=places_to_read(user, on))


def can_edit_texts(user: Any, place: UUID | None, on: date) -> Answer:
    """An administrator words the certificates of her place; those of everywhere a system administrator."""
    return may(user, {Role.ADMINISTRATOR}, place=Place(pk=place) if place else None, on=on)


def can_open_round(user: Any, place: UUID, on: date) -> Answer:
    """Whether this person opens and closes the yearly round of a place: whoever keeps its book."""
    return may(user, WRITE, place=Place(pk=place), on=on)


def rounds_visible_to(user: Any, rounds: QuerySet[Round], on: date) -> QuerySet[Round]:
    """The rounds of the places whose book this person reads."""
    return rounds.filter(place__in=places_to_read(user, on))
