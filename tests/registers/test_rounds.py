"""The yearly round: what is found at a door goes into the book, by the same actions as at the counter."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from birge.kernel.models import JournalEntry
from birge.places.models import Place
from birge.registers.actions import HeadNeeded, say
from birge.registers.actions.rounds import RoundClosed, RoundOpened, close_round, open_round
from birge.registers.actions.visiting import AtTheDoor, Found, Newcomer, record_visit
from birge.registers.daywork import rounds_in_progress
from birge.registers.enums import Whereabouts
from birge.registers.models import Absence, Entry, Household, Land, Livestock, Round
from birge.registers.queries.book import Book, book_of, books_of
from birge.registers.queries.rounds import households_of, on_streets, progress, version_of
from tests.cast import Cast
from tests.registers.factories import AT, CLERK, SINCE, household, member

pytestmark = pytest.mark.django_db

ON = date(2026, 3, 2)


@pytest.fixture
def round_(cast: Cast) -> Round:
    days = {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 4, 1)}
    return open_round(place=cast.aimak, year=2026, by=CLERK, at=AT, **days)


@pytest.fixture
def home(village: Place) -> Household:
    """Head, wife and child; twelve sheep; a hectare."""
    home = household(village, phone="0555 1")
    for name in ("Бакыт", "Чынара", "Дамир"):
        member(home, given_name=name)
    for fact in (
        Livestock(household=home, animal="sheep", group="female", count=12, starts_on=SINCE),
        Land(household=home, land_class="irrigated", area_ha=1, starts_on=SINCE),
    ):
        say(fact=fact, by=CLERK, at=AT)
    return home


def book(home: Household) -> Book:
    return book_of(home, ON)


def visit(found: Round, home: Household, **said):
    at_the_door = AtTheDoor(**{"phone": "0555 1", **said})
    return record_visit(found=found, book=book(home), said=at_the_door, on=ON, by=CLERK, at=AT)


def person(home: Household, number: int):
    return book(home).members[number].membership.person_id


def test_a_household_that_is_as_it_was_is_confirmed_and_nothing_is_written(round_, home):
    before, entries = version_of(book(home)), Entry.objects.count()

    done = visit(round_, home, members={person(home, 0): Found(Whereabouts.HERE)}, livestock={("sheep", "female"): 12})

    assert (done.is_changed, done.visited_on, Entry.objects.count()) == (False, ON, entries)
    assert version_of(book(home)) == before
    assert JournalEntry.objects.get(verb="registers.visit").after["is_changed"] is False


def test_numbers_phone_and_land_are_said_from_the_day_of_the_visit(round_, home):
    done = visit(
        round_,
        home,
        phone="0777",
        livestock={("sheep", "female"): 9, ("horse", "all"): 1, ("cow", "all"): 0},
        lands={("irrigated", ""): Decimal("0.8"), ("rain-fed", "5"): Decimal(2)},
    )

    now, before = book(home), book_of(home, date(2026, 3, 1))
    assert done.is_changed
    assert now.state.phone == "0777"
    assert [(row.animal, row.count, row.starts_on) for row in now.livestock] == [("horse", 1, ON), ("sheep", 9, ON)]
    assert [(row.land_class, row.area_ha) for row in now.lands] == [("irrigated", Decimal("0.8")), ("rain-fed", 2)]
    assert [row.count for row in before.livestock] == [12]
    assert {entry.kind for entry in Entry.objects.filter(why__contains="2026")} == {"round"}


def test_land_that_is_given_up_ends(round_, home):
    visit(round_, home, lands={("irrigated", ""): None})

    assert (book(home).lands, Land.objects.standing().get().ends_on) == ([], ON)


def test_somebody_is_away_and_comes_back(round_, home):
    wife = person(home, 1)
    visit(round_, home, members={wife: Found(Whereabouts.AWAY, date(2026, 1, 10), "Россия")})
    away = Absence.objects.standing().get()
    assert (away.where, away.starts_on) == ("Россия", date(2026, 1, 10))

    visit(round_, home, members={wife: Found(Whereabouts.HERE)})

    assert Absence.objects.standing().get().ends_on == ON
    assert round_.visits.count() == 1


def test_a_child_is_born(round_, home):
    born = date(2026, 1, 5)
    child = Newcomer({"surname": "Асанов", "given_name": "Эмир", "born_on": born}, "grandchild", "birth", born)

    visit(round_, home, newcomers=[child])

    added = next(row for row in book(home).members if row.state.given_name == "Эмир")
    assert (added.membership.starts_on, added.membership.arrival) == (born, "birth")


def test_a_head_who_died_needs_another_and_nothing_is_half_written(round_, home):
    head, wife = person(home, 0), person(home, 1)
    died = {head: Found(Whereabouts.DIED, date(2026, 1, 20))}
    with pytest.raises(HeadNeeded):
        visit(round_, home, phone="0999", members=died)
    assert book(home).state.phone == "0555 1"

    visit(round_, home, members=died, new_head=wife)

    wife_and_child = book(home).members
    assert [row.state.given_name for row in wife_and_child] == ["Чынара", "Дамир"]
    assert wife_and_child[0].membership.relation == "head"


def test_one_who_left_belongs_to_the_household_no_more(round_, home):
    visit(round_, home, members={person(home, 2): Found(Whereabouts.LEFT, None, "Бишкек")})

    assert len(book(home).members) == 2


def test_nothing_is_written_in_a_closed_round(round_, home):
    close_round(found=round_, by=CLERK, at=AT)

    with pytest.raises(RoundClosed):
        visit(round_, home)
    with pytest.raises(RoundClosed):
        close_round(found=round_, by=CLERK, at=AT)


def test_a_year_has_one_round(round_, cast):
    with pytest.raises(RoundOpened):
        open_round(place=cast.aimak, year=2026, starts_on=ON, ends_on=date(2026, 5, 1), by=CLERK, at=AT)


def test_every_change_that_a_visit_looks_at_gives_another_version(round_, home):
    versions = [version_of(book(home))]
    for said in ({"phone": "1"}, {"phone": "1", "livestock": {("sheep", "female"): 1}}):
        visit(round_, home, **said)
        versions.append(version_of(book(home)))

    assert len(set(versions)) == 3


def test_progress_is_counted_by_village_and_street(round_, home, village):
    household(village, house="10")
    household(village, house="2")
    household(village, street="Манас")
    visit(round_, home)

    assert [(row.name, row.households, row.visited) for row in progress(round_, ON)] == [
        ("Ленин", 3, 1),
        ("Манас", 1, 0),
    ]
    walked = on_streets(households_of(round_, ON), [progress(round_, ON)[0].key, "nonsense"])
    assert [state.house for state in walked] == ["1", "2", "10"]


def test_what_waits_stands_among_the_clerks_day_work(round_, home, cast):
    work = [(item.count, item.url) for item in rounds_in_progress(cast.clerk, AT)]

    assert work == [(1, round_.get_absolute_url())]
    assert list(rounds_in_progress(cast.other_clerk, AT)) == []


def test_many_books_are_read_as_one_is(home, village):
    other = household(village, house="5")
    member(other)

    assert books_of([home.pk, other.pk], ON) == {home.pk: book(home), other.pk: book(other)}
