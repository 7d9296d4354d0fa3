"""What a certificate states, taken from the book on the day of issue: plain JSON, kept word for word.

Codes stay codes ("spouse", "cattle"); the paper says them in its language. Only the parts that the template names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from birge.places.enums import level_of
from birge.places.queries import names_by_place, parents_of, version_of
from birge.registers.enums import AddressKind, HouseholdKind, Part, PinState
from birge.registers.models import Household, Membership, Person, Residence
from birge.registers.queries.book import Book, Member, book_of
from birge.registers.queries.persons import PersonRecord, Stay, record_of
from birge.registers.wording import address_of

_LEVEL_OF_VILLAGES = 4


def issuing_place(village: UUID, on: date) -> UUID:
    """Whose book a village's is: the aimak (or town) above it, or the unit itself where it is one."""
    version = version_of(village, on)
    if version is None or level_of(version.kind) < _LEVEL_OF_VILLAGES:
        return village
    chain = parents_of([village], on)[village]
    return chain[0] if chain else village


def stated_about(person: Person, parts: Collection[str], on: date) -> dict[str, Any]:
    """The facts of a certificate; about eight queries. Texts in all languages where the book has them so."""
    record = record_of(person, on)
    household = record.membership.household_id if record.membership else None
    book = book_of(Household(pk=household), on) if household else None
    of_household = _of_household(book, parts) if book else {}
    name = record.state.full_name if record.state else ""
    return {**of_household, **_of_person(record, parts), "name": name}


def _of_person(record: PersonRecord, parts: Collection[str]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if Part.BORN_ON in parts and record.state and record.state.born_on:
        facts["born_on"] = record.state.born_on.isoformat()
    if Part.PIN in parts:
        facts["pin"] = ", ".join(row.pin for row in record.pins if row.state == PinState.CURRENT)
    if Part.SINCE in parts and record.membership:
        facts["since"] = _since(record.membership, record.stays).isoformat()
    for part, kind in ((Part.REGISTERED, AddressKind.REGISTERED), (Part.ADDRESS, AddressKind.ACTUAL)):
        row = next((row for row in record.residences if row.kind == kind), None)
        if part in parts and row:
            facts[part.value] = _residence(row)
    return facts


def _since(now: Membership, stays: Iterable[Stay]) -> date:
    """Since when she has belonged to the household without a break, whatever her relation to its head was."""
    since = now.starts_on
    for stay in stays:  # the latest first
        if stay.membership.household_id == now.household_id and stay.membership.ends_on == since:
            since = stay.membership.starts_on
    return since


def _residence(row: Residence) -> dict[str, Any]:
    names = names_by_place([row.place_id]).get(row.place_id, {}) if row.place_id else {}
    return {"none": row.is_none, "place": names, "text": row.text}


def _of_household(book: Book, parts: Collection[str]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if book.state and Part.ADDRESS in parts:
        state = book.state
        facts["address"] = {
            "place": names_by_place([state.place_id]).get(state.place_id, {}),
            "none": state.kind == HouseholdKind.NO_ADDRESS,
            "text": address_of(state),
        }
    if book.state and Part.ACCOUNT in parts:
        facts["account"] = book.state.number
    if Part.MEMBERS in parts:
        facts["members"] = [_member(row, parts) for row in book.members]
    if Part.LAND in parts:
        facts["land"] = [
            {
                "class": row.land_class,
                "area_ha": format(row.area_ha.normalize(), "f"),
                **({"parcel": row.parcel} if Part.LAND_PARCEL in parts else {}),
                **({"tenure": row.tenure} if Part.LAND_TENURE in parts else {}),
            }
            for row in book.lands
        ]
    if Part.LIVESTOCK in parts:
        facts["livestock"] = [
            {"animal": row.animal, "group": row.group, "count": row.count} for row in book.livestock if row.count
        ]
    return facts


def _member(row: Member, parts: Collection[str]) -> dict[str, Any]:
    facts = {
        "person": str(row.membership.person_id),
        "name": row.state.full_name if row.state else "",
        "relation": row.membership.relation,
    }
    if Part.MEMBERS_BORN_ON in parts and row.state and row.state.born_on:
        facts["born_on"] = row.state.born_on.isoformat()
    if Part.MEMBERS_PIN in parts:
        facts["pin"] = ", ".join(pin.pin for pin in row.pins if pin.state == PinState.CURRENT)
    return facts
