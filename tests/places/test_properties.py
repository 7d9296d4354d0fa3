"""Whatever changes are recorded, in whatever order: the tree stays a tree, and nothing is lost."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from birge.places.actions import (
    Impossible,
    NewUnit,
    abolish_place,
    merge_places,
    move_place,
    rename_place,
    split_place,
    undo_change,
)
from birge.places.models import OPEN_END, Change, Containment, Place, Succession, Version
from birge.places.queries import covers, within

pytestmark = pytest.mark.django_db

FIRST = date(2026, 1, 1)
DAYS = [FIRST + timedelta(days=day) for day in (-1, 0, 1, 2, 3, 4, 5, 400)]

number = st.integers(0, 60)
steps = st.lists(
    st.tuples(
        st.sampled_from(["move", "merge", "merge-new", "split", "split-keep", "abolish", "rename", "undo"]),
        number,
        number,
        st.integers(0, 4),
    ),
    min_size=1,
    max_size=10,
)


def play(step, by, now):
    """One step on whatever units the numbers hit; impossible ones are refused and change nothing."""
    what, one, other, day = step
    places = list(Place.objects.order_by("pk"))
    place, second = places[one % len(places)], places[other % len(places)]
    how = {"by": by, "at": now, "on": FIRST + timedelta(days=day), "act": "№ 1"}
    children = [row.place for row in Version.objects.filter(parent=place, ends_on=OPEN_END).order_by("place_id")]
    half = [NewUnit({"ru": "А"}, children=tuple(children[::2])), NewUnit({"ru": "Б"}, children=tuple(children[1::2]))]
    changes = list(Change.objects.order_by("id"))
    acts = {
        "move": lambda: move_place(**how, place=place, to=second),
        "merge": lambda: merge_places(**how, places=[place], into=second),
        "merge-new": lambda: merge_places(**how, places=[place, second], into=NewUnit({"ru": "В"})),
        "split": lambda: split_place(**how, place=place, into=half, keep=False),
        "split-keep": lambda: split_place(**how, place=place, into=half[:1], keep=True),
        "abolish": lambda: abolish_place(**how, place=place),
        "rename": lambda: rename_place(**how, place=place, names={"ru": f"{one} {other}"}),
        "undo": lambda: changes and undo_change(by=by, at=now, change=changes[one % len(changes)]),
    }
    with contextlib.suppress(Impossible):
        acts[what]()


class Naive:
    """The territory on one day, found by walking from unit to unit."""

    def __init__(self, on):
        self.on = on
        self.rows = list(Version.objects.select_related("ended_by"))
        self.successions = list(Succession.objects.order_by("id"))

    def parent(self, unit, on):
        """(the unit lives on that day, its parent)"""
        for row in self.rows:
            if row.place_id == unit and row.starts_on <= on < row.ends_on:
                return True, row.parent_id
        return False, None

    def last(self, unit):
        return max(
            (row for row in self.rows if row.place_id == unit and row.starts_on < row.ends_on),
            key=lambda row: row.ends_on,
        )

    def holders(self, unit, on):
        """The unit and all that holds it on that day; empty before it began."""
        lives, parent = self.parent(unit, on)
        if lives:
            return {unit} | (self.holders(parent, on) if parent else set())
        last = self.last(unit)
        if last.ends_on > on:
            return set()
        heirs = [
            link.after_id for link in self.successions if link.change_id == last.ended_by_id and link.before_id == unit
        ]
        sets = [self.holders(heir, on) for heir in heirs or [last.parent_id]]
        return {unit} | (set.intersection(*sets) or sets[0])

    def within(self, unit):
        everything = {row.place_id for row in self.rows}
        held = {below for below in everything if unit in self.holders(below, self.on)}
        last = self.last(unit)
        if last.ends_on <= self.on:
            day = last.ends_on - timedelta(days=1)
            parents = {self.parent(below, day)[1] for below in everything}
            held |= {below for below in everything - parents if unit in self.holders(below, day)}
        return held


SHORT = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
LONG = settings(SHORT, max_examples=100)


@SHORT
@given(steps=steps)
def test_the_territory_holds_together_on_every_day(land, by, now, steps):
    assert_it_stays_whole(steps, by, now)


@pytest.mark.slow
@LONG
@given(steps=steps)
def test_a_hundred_territories_hold_together_on_every_day(land, by, now, steps):
    assert_it_stays_whole(steps, by, now)


def assert_it_stays_whole(steps, by, now):
    """The steps are taken one after another; then every day is looked at."""
    with transaction.atomic():
        for step in steps:
            play(step, by, now)
        for on in DAYS:
            assert_it_holds_together(Naive(on), on)
        transaction.set_rollback(True)


def assert_it_holds_together(naive, on):
    living = Version.objects.filter(starts_on__lte=on, ends_on__gt=on)
    alive = set(living.values_list("place_id", flat=True))
    assert living.count() == len(alive), "a unit has two versions on one day"
    for row in living:
        assert row.parent_id in alive if row.level > 1 else row.parent_id is None
    roots = list(living.filter(parent=None).values_list("place_id", flat=True))
    begun = {row.place_id for row in naive.rows if row.starts_on <= on and row.starts_on < row.ends_on}
    assert {place.pk for place in within(roots, on)} == begun, "a unit is lost"
    rows = Containment.objects.filter(starts_on__lte=on, ends_on__gt=on).values_list("above_id", "below_id")
    found = {}
    for above, below in rows:
        found.setdefault(above, set()).add(below)
    for unit in begun:
        assert found[unit] == naive.within(unit)


def test_covers_and_within_say_the_same(land, by, now):
    move_place(by=by, at=now, on=FIRST, act="№ 1", place=land.a111, to=land.r22)
    merge_places(by=by, at=now, on=FIRST, act="№ 1", places=[land.a222], into=land.a221)

    for on in DAYS[:2]:
        for above in land.units.values():
            held = set(within([above.id], on))
            assert {below for below in land.units.values() if covers(above, below, on)} == held
