"""All that is published of a place, taken together, gives no hidden number away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import NamedTuple

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from birge.algorithms.tables import Node
from birge.places.actions._containment import rewrite_containment
from birge.places.enums import Kind
from birge.places.models import Place
from birge.registers.actions.passports import publish_passport
from birge.registers.indicators import SEXES
from birge.registers.publishing.rows import NOT_STATED
from birge.registers.queries.passport import Passport
from birge.registers.queries.passport.passport import Cells
from birge.site.demo.cast import AIMAK, OTHER_AIMAK
from tests.places.factories import unit
from tests.registers.bulk import fill
from tests.registers.factories import AT, CLERK
from tests.registers.passport_reader import TOTAL, Key, Published, Reader

ON = date(2026, 1, 1)
EARLIER = datetime(2024, 3, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def aimak(db: None) -> Place:
    """Three villages, and some who are entered for none of them; in one village nothing was written in the year."""
    top = unit(Kind.AIMAK, "a")
    villages = [unit(Kind.VILLAGE, name, top) for name in "123"]
    rewrite_containment()
    for number, (place, people) in enumerate(zip([*villages, top], (400, 150, 30, 20), strict=True)):
        fill([place.pk], people, seed=number, at=EARLIER if number == 1 else AT)
    publish_passport(place=top, on=ON, by=CLERK, at=AT)
    return top


def published(client: Client, place: Place) -> tuple[Published, Passport]:
    """What a visitor gets of the last passport of the place."""
    context = client.get(reverse("registers:passport", args=[place.pk])).context
    passport = context["passport"]
    files = [client.get(reverse("registers:passport_file", args=[place.pk, f"passport.{kind}"])).content
             for kind in ("csv", "xlsx")]  # fmt: skip
    codes = {node: passport.territory.code_of(node) for node in passport.nodes()}
    above = passport.territory.dimension.parents
    parents = {code: codes[above[node]] for node, code in codes.items() if above[node] is not None}
    found = Published(codes[place.pk], parents)
    found.read_files(*files)
    found.read_page(context["page"], codes)
    return found, passport


class Secret(NamedTuple):
    """A number that the tables hide, and how far apart its least and greatest possible values must be."""

    value: int
    room: int


def secrets(passport: Passport) -> dict[Key, Secret]:
    found: dict[Key, Secret] = {}

    def note(
        cells: Cells, indicator: str, category: str, at: dict[str, Node], sex: str = TOTAL, age: str = TOTAL
    ) -> None:
        for node in passport.nodes() if cells.is_by_place else [passport.about.place]:
            if cells.value(place=node, **at) is None:
                table = cells.table
                index = table.index([{"place": node, **at}.get(one.name, one.total) for one in table.dimensions])
                key = (indicator, category, passport.territory.code_of(node), sex, age)
                found[key] = Secret(int(table.values[index]), int(table.room_needed(passport.rules.smallest)[index]))

    ages = {n: NOT_STATED if n < 0 else word.replace("–", "-") for n, word in passport.bands}
    for sex in (None, *dict(SEXES)):
        for age in (None, *ages):
            at = {name: node for name, node in (("sex", sex), ("age", age)) if node is not None}
            words = (TOTAL if sex is None else sex or NOT_STATED, TOTAL if age is None else ages[age])
            note(passport.population, "population", TOTAL, at, *words)
    note(passport.homes, "households", TOTAL, {})
    for section in passport.sections[1:]:
        for line in section.lines:
            code = line.code or (NOT_STATED if line.at else TOTAL)
            note(line.cells, section.indicator.code, code, dict(line.at))
    return found


def narrowed(found: Published, hidden: dict[Key, Secret]) -> dict[Key, int]:
    """The hidden numbers that the reader narrows down too far, with what is left of their room."""
    needed = {key: hidden[key].room for key in found.hidden}
    return {key: width for key, width in Reader(found).widths(needed).items() if width < needed[key]}


def test_who_has_all_files_and_the_page_of_a_passport_narrows_no_hidden_number_down(client, aimak):
    found, passport = published(client, aimak)
    hidden = secrets(passport)

    assert set(found.hidden) == set(hidden) and len(hidden) > 100
    assert narrowed(found, hidden) == {}


def test_were_only_the_small_numbers_hidden_the_reader_would_work_them_out(client, aimak):
    """So that the other tests can fail."""
    found, passport = published(client, aimak)
    hidden = secrets(passport)
    shown = {key: one.value for key, one in hidden.items() if one.value >= passport.rules.smallest}
    careless = replace(found, numbers=found.numbers | shown)

    assert 0 in narrowed(careless, hidden).values()


@pytest.mark.slow
def test_nothing_hidden_in_the_passports_of_the_demo_can_be_narrowed_down(client):
    call_command("demo", verbosity=0)
    for soate in (AIMAK, OTHER_AIMAK):
        found, passport = published(client, Place.objects.get(soate=soate))
        hidden = secrets(passport)
        assert set(found.hidden) == set(hidden) and hidden
        assert narrowed(found, hidden) == {}
