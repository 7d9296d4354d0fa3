"""A household in the world of the walks, with a little of everything that the book can say."""

from __future__ import annotations

from datetime import date, datetime

from birge.kernel.actors import Actor
from birge.places.models import Place
from birge.registers.actions import add_person, found_household, say
from birge.registers.actions.requests import receive_request
from birge.registers.actions.transfers import propose_transfer
from birge.registers.enums import AddressKind, Animal, AnimalGroup, LandClass, Machine, Purpose, Relation
from birge.registers.models import (
    Absence,
    Dwelling,
    Household,
    Land,
    Livestock,
    Machinery,
    PersonState,
    PossibleDuplicate,
    Residence,
    SocialPassport,
    Status,
    StatusKind,
)

SECRET_NAMES = ["Жабыкбаев", "Жабыкбаева"]
SINCE = date(2020, 1, 1)


def make_home(village: Place, by: Actor, at: datetime) -> Household:
    """A couple with a house, land, animals, a car, a social passport and a status."""
    place = {"street": "Ала-Тоо", "house": "7", "number": "77", "phone": "+996555000777"}
    home = found_household(place=village, values=place, since=SINCE, by=by, at=at)
    husband = {"surname": SECRET_NAMES[0], "given_name": "Үлгү", "sex": "m", "born_on": date(1980, 5, 1)}
    wife = {"surname": SECRET_NAMES[1], "given_name": "Үлгү", "sex": "f", "born_on": date(1984, 3, 8)}
    head = add_person(
        household=home, values=husband, relation=Relation.HEAD, since=SINCE, pin="20105198000001", by=by, at=at
    )
    add_person(household=home, values=wife, relation=Relation.SPOUSE, since=SINCE, by=by, at=at)
    kinds = {kind.code: kind for kind in StatusKind.objects.all()}
    for fact in [
        Dwelling(household=home, walls="clay", area_m2=80, electricity=True, starts_on=SINCE),
        Land(household=home, land_class=LandClass.IRRIGATED, area_ha=1, starts_on=SINCE),
        Livestock(household=home, animal=Animal.SHEEP, group=AnimalGroup.FEMALE, count=12, starts_on=SINCE),
        Machinery(household=home, machine=Machine.CAR, count=1, starts_on=SINCE),
        SocialPassport(household=home, number="1", income_tyiyn=1_000_000, starts_on=SINCE, need="Көмүр"),
        Status(kind=kinds["low-income"], household=home, starts_on=SINCE, ends_on=date(2026, 1, 1)),
        Status(kind=kinds["disability-2"], person=head, starts_on=SINCE),
        Residence(person=head, kind=AddressKind.REGISTERED, text="Ленин, 1", starts_on=SINCE),
        Absence(person=head, where="Россия", is_abroad=True, purpose=Purpose.WORK, starts_on=SINCE),
    ]:
        say(fact=fact, by=by, at=at)
    receive_request(person=head, kind="data", way="counter", text="", received_on=at.date(), by=by, at=at)
    elsewhere = Place.objects.exclude(pk=village.pk).order_by("pk")[0]
    propose_transfer(household=home, to_place=elsewhere, moves_on=at.date(), why="", by=by, at=at)
    return home


def make_pair(home: Household, at: datetime) -> PossibleDuplicate:
    """The two of the household look like one person."""
    states = PersonState.objects.standing().filter(person__memberships__household=home).order_by("person")
    one, other = states
    place = home.states.get().place
    reasons = [["surname", "similar", 4.5], ["sex", "different", -9.0], ["", "rarity_of_duplicates", -10.0]]
    return PossibleDuplicate.objects.create(
        one=one.person, other=other.person, place_one=place, place_other=place, score=0.9, reasons=reasons, found_at=at
    )
