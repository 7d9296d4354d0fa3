"""What a passport counts: its totals, its definitions, what is hidden of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from pytest_django.plugin import DjangoDbBlocker

from birge.places.actions._containment import rewrite_containment
from birge.places.enums import Kind
from birge.places.models import Place
from birge.registers.actions import join, leave, record_death
from birge.registers.enums import Departure, Relation
from birge.registers.models import Absence, Household, Livestock, Membership, PersonState
from birge.registers.queries.passport import AsOf, Passport, passport_of, rules_on, status_kinds
from tests.places.factories import unit
from tests.registers.bulk import fill
from tests.registers.factories import AT, CLERK, household, member
from tests.shared_rows import kept

ON = date(2026, 1, 1)
LATER = datetime(2026, 5, 1, tzinfo=UTC)
PEOPLE = 700
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def rayon(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Place]]:
    """A rayon of two aimaks with four villages in which 700 invented people live, most of them in the first."""
    with kept(django_db_blocker):
        units = {"rayon": unit(Kind.RAYON, "Район")}
        for aimak, villages in (("a", "123"), ("b", "1")):
            units[aimak] = unit(Kind.AIMAK, aimak, units["rayon"])
            units |= {aimak + village: unit(Kind.VILLAGE, village, units[aimak]) for village in villages}
        rewrite_containment()
        for number, (name, people) in enumerate({"a1": 400, "a2": 150, "a3": 30, "b1": 100, "a": 20}.items()):
            fill([units[name].pk], people, seed=number)
        yield units


def passport(place: Place, on: date = ON, *, public: bool = False, known_at: datetime | None = None) -> Passport:
    return passport_of(AsOf(place.pk, on, known_at), rules_on(on), status_kinds(), public=public)


def test_villages_sum_to_aimaks_and_sexes_and_ages_to_everybody(rayon):
    whole = passport(rayon["rayon"])
    people = whole.population.value
    parts = [people(place=node) for node in whole.territory.dimension.nodes if not whole.territory.dimension.children[
        whole.territory.dimension.position[node]]]  # fmt: skip

    assert people() == sum(parts) == PEOPLE == Membership.objects.count()
    assert people() == sum(people(sex=sex) for sex in ("f", "m", "")) == sum(people(age=n) for n, _ in whole.bands)
    assert people(place=rayon["a"].pk) == 600 and people(place=("rest", rayon["a"].pk)) == 20
    assert people(sex="f") == PersonState.objects.filter(sex="f").count()


def test_every_indicator_of_a_place_is_the_sum_of_its_villages(rayon):
    whole, apart = passport(rayon["a"]), [passport(rayon[name]) for name in ("a1", "a2", "a3")]
    rest = ("rest", rayon["a"].pk)

    for number, section in enumerate(whole.sections):
        for row, line in enumerate(section.lines):
            alone = sum(one.sections[number].lines[row].value(one.about.place) for one in apart)
            assert line.value(rayon["a"].pk) == alone + line.value(rest), (section.indicator.code, line.code)


def test_parts_of_a_whole_sum_to_it(rayon):
    whole = passport(rayon["a"])
    by_code = {section.indicator.code: section for section in whole.sections}
    people, homes = whole.population.value(), Household.objects.filter(
        states__place__in=[rayon[name].pk for name in ("a", "a1", "a2", "a3")]
    ).count()  # fmt: skip
    place = rayon["a"].pk

    assert sum(line.value(place) for line in by_code["presence"].lines) == people
    assert by_code["presence"].lines[0].value(place) == people - Absence.objects.exclude(
        person__memberships__household__states__place=rayon["b1"]
    ).count()  # fmt: skip
    for code in ("households", "water", "heating", "sanitation", "electricity", "internet"):
        assert sum(line.value(place) for line in by_code[code].lines) == homes, code
    land = by_code["land"].lines
    assert land[0].value(place) == sum(line.value(place) for line in land[1:]) > 0


def test_the_public_passport_shows_the_exact_number_or_none(rayon):
    public, exact = passport(rayon["a"], public=True), passport(rayon["a"])
    hidden = 0

    for shown, true in zip(public.sections, exact.sections, strict=True):
        for seen, known in zip(shown.lines, true.lines, strict=True):
            nodes = public.territory.dimension.nodes if seen.cells.is_by_place else [rayon["a"].pk]
            for node in nodes:
                value, real = seen.value(node), known.value(node)
                hidden += value is None
                assert value == real or (value is None and real > 0)
    assert hidden > 10


def test_what_was_corrected_after_a_passport_does_not_change_it(village):
    home = household(village)
    person = member(home, relation=Relation.HEAD, sex="f", born_on=date(1990, 1, 1))
    Livestock.objects.create(household=home, animal="sheep", count=7, entry=home.states.get().entry)
    before = passport(village, known_at=AT)
    record_death(person=person, on=date(2025, 6, 1), by=CLERK, at=LATER)

    assert passport(village).population.value() == 0
    assert passport(village, known_at=AT).population.value() == before.population.value() == 1
    assert passport(village, date(2024, 1, 1)).population.value() == 1


def test_events_of_the_year_are_counted_where_the_household_lived(village):
    home, other = household(village), household(village, house="2")
    head = member(home, relation=Relation.HEAD)
    child = member(home, since=date(2025, 3, 1), born_on=date(2025, 3, 1), arrival="birth")
    member(other, relation=Relation.HEAD, since=date(2025, 4, 1), arrival="move")
    guest = member(home, since=date(2021, 4, 1), arrival="move")
    leave(person=guest, on=date(2025, 9, 1), departure=Departure.MOVE, by=CLERK, at=AT)
    leave(person=child, on=date(2026, 2, 1), departure=Departure.MOVE, by=CLERK, at=AT)
    join(household=other, person=child, relation=Relation.CHILD, since=date(2026, 2, 1), by=CLERK, at=AT)
    (events,) = (section for section in passport(village).sections if section.indicator.code == "events")

    assert {line.code: line.value(village.pk) for line in events.lines} == {
        "birth": 1, "death": 0, "moved-in": 1, "moved-away": 1,
    }  # fmt: skip
    assert head is not None


def test_ages_are_completed_years_and_an_unknown_birth_is_a_band_of_its_own(village):
    home = household(village)
    member(home, relation=Relation.HEAD, born_on=date(1920, 5, 5))
    for born in (date(2021, 1, 1), date(2021, 1, 2), None):
        member(home, born_on=born)
    people = passport(village).population.value

    assert [(band, people(age=band)) for band in (0, 1, 16, -1)] == [(0, 1), (1, 1), (16, 1), (-1, 1)]


def test_coverage_is_the_part_of_households_with_a_line_of_the_year(village):
    household(village, at=datetime(2023, 5, 1, tzinfo=UTC))
    home = household(village, house="2", at=datetime(2023, 5, 1, tzinfo=UTC))
    member(home, relation=Relation.HEAD, at=datetime(2025, 5, 1, tzinfo=UTC))

    assert passport(village).coverage_percent(village.pk) == 50
    assert passport(village, date(2024, 1, 1)).coverage_percent(village.pk) == 100


def test_a_passport_takes_few_queries(rayon, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        made = passport(rayon["a"], public=True)

    assert made.sections


def test_amounts_are_exact(village):
    home = household(village)
    for parcel, area in (("1", "0.1"), ("2", "0.2")):
        home.lands.create(land_class="irrigated", parcel=parcel, area_ha=area, entry=home.states.get().entry)
    (land,) = (section for section in passport(village).sections if section.indicator.code == "land")

    assert land.lines[0].value(village.pk) == Fraction(3, 10)
