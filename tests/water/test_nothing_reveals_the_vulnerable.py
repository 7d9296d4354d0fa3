"""Attacks on what everyone can read of an association whose rules look at vulnerability.

The attacker reads every public page, package and answer of the API; she knows the canals, the rules, and from her
neighbours' land what each of them asked for. She must not be able to tell who is vulnerable, nor narrow it down.
"""

import json
import re
from itertools import zip_longest

import pytest
from django.db import transaction
from django.utils import timezone

from tests.water.open_world import FLOOR, TIER, TODAY, USERS, WEIGHT, figures_if, open_world

pytestmark = pytest.mark.django_db
SOME, OTHERS = [0, 5, 9, 14], [3, 6, 11, 22]
ONE_LESS = SOME[1:]
CHANGED = SOME[0]


@pytest.fixture(autouse=True)
def _on_a_day_of_that_summer(monkeypatch):
    of_a_moment = timezone.localdate
    monkeypatch.setattr(
        timezone, "localdate", lambda value=None, zone=None: of_a_moment(value, zone) if value else TODAY
    )


def read_in_a_world_of_its_own(cast, vulnerable, later):
    """(the pages, the volumes that were given), and the world is no more."""
    with transaction.atomic():
        world = open_world(cast, vulnerable, later)
        given = [sorted(share.rows.values_list("given_m3", flat=True)) for share in world.shares]
        pages = world.pages()
        transaction.set_rollback(True)
    return pages, given


def differing(pages, others):
    """The lines in which two worlds differ, by address."""
    assert pages.keys() == others.keys()
    lines = [(name, zip_longest(pages[name].splitlines(), others[name].splitlines())) for name in pages]
    return [(name, one, other) for name, pairs in lines for one, other in pairs if one != other]


def test_two_worlds_that_differ_only_in_who_is_vulnerable_look_the_same_to_everyone(cast):
    pages, given = read_in_a_world_of_its_own(cast, SOME, ONE_LESS)
    other_pages, other_given = read_in_a_world_of_its_own(cast, OTHERS, OTHERS[1:])

    assert given != other_given
    assert differing(pages, other_pages) == []


def test_whether_somebody_changed_her_status_between_two_periods_shows_nowhere(cast):
    changed, given = read_in_a_world_of_its_own(cast, SOME, ONE_LESS)
    unchanged, other_given = read_in_a_world_of_its_own(cast, SOME, SOME)

    assert given != other_given
    assert differing(changed, unchanged) == []


def test_the_totals_of_decisions_with_the_same_requests_differ_in_nothing(cast):
    """Two periods and a replacement; one user was vulnerable only in the first period."""
    world = open_world(cast, SOME, ONE_LESS)
    documents = [json.loads(package) for package in world.packages()]

    assert len({json.dumps(document["groups"], sort_keys=True) for document in documents}) == 1
    assert all(group["subjects"] >= 10 for document in documents for group in document["groups"])
    assert all(group["totals"].keys() == {"request_m3"} for document in documents for group in document["groups"])
    summaries = [share.decision.summary for share in world.shares]
    assert summaries[0] == summaries[1] == summaries[2]


def test_who_knows_everything_else_still_cannot_tell_which_of_ten_changed_her_status(cast):
    """For each user she computes the public figures as they would be, had it been that one: too many fit."""
    world = open_world(cast, SOME, ONE_LESS)
    rest = [number for number in range(USERS) if number not in ONE_LESS]
    seen = figures_if(world, SOME, ONE_LESS)
    assert seen

    fits = [number for number in rest if figures_if(world, [*ONE_LESS, number], ONE_LESS) == seen]

    assert CHANGED in fits
    assert len(fits) >= 10


def test_no_floor_weight_or_tier_of_anybody_is_in_anything_public(cast):
    world = open_world(cast, SOME, ONE_LESS)
    rates = [FLOOR, WEIGHT, FLOOR.replace(".", ","), WEIGHT.replace(".", ","), f"{FLOOR}0"]

    bodies = world.pages()

    assert [(name, rate) for name, text in bodies.items() for rate in rates if rate in text] == []
    for package in world.packages():
        document = json.loads(package)
        cells = [cell for row in document["rows"] for cell in row["fields"].values()]
        assert {key for cell in cells for key in cell} == {"commitment"}
        assert not {"inputs", "outputs"} & document.keys()
        assert not [value for value in numbers_in(document["groups"]) if value == TIER]


def numbers_in(document):
    return re.findall(r"\d+", json.dumps(document))


def test_no_hour_of_a_turn_is_told_where_its_length_would_tell_the_volume(cast):
    world = open_world(cast, SOME, ONE_LESS)
    page = next(text for name, text in world.pages(["ky"]).items() if name.endswith("/water/open/ID/"))

    assert "С-1, С-2, С-3" in page
    assert not re.search(r"<time[^>]*>[^<]*\d\d:\d\d", page)
