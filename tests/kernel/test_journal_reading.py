"""Entries of the journal are found by person, thing, verb, kind and time."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from birge.kernel.actors import SYSTEM, Actor
from birge.kernel.journal import record, record_read
from birge.kernel.journal_reading import entries, seal_now
from birge.kernel.sealing import seal

pytestmark = pytest.mark.django_db
CLERK = Actor(account=UUID(int=7), name="Айгүл")


def test_entries_are_found_by_each_of_their_sides(now):
    hour = timedelta(hours=1)
    one = record(by=CLERK, at=now, verb="places.rename", subject="place:1")
    two = record(by=SYSTEM, at=now + hour, verb="places.merge", subject="place:2")
    three = record_read(by=CLERK, at=now + 2 * hour, verb="people.read", subjects=["place:1", "person:3"])

    assert list(entries()) == [three, two, one]
    assert list(entries(account=UUID(int=7))) == [three, one]
    assert list(entries(subject="place:1", reads=False)) == [one]
    assert list(entries(verb="places.")) == [two, one]
    assert list(entries(verb="places.merge")) == [two]
    assert list(entries(since=now + hour, until=now + 2 * hour)) == [two]


def test_the_seal_tells_its_head_and_what_comes_after_it(now):
    record(by=CLERK, at=now, verb="x", subject="y")
    seal(at=now)
    record(by=CLERK, at=now, verb="x", subject="y")

    state = seal_now()
    assert (state.head.number, state.unsealed, state.unsealed_since is not None) == (1, 1, True)


def test_however_many_were_read_two_statements_write_it(now, django_assert_num_queries):
    subjects = [f"person:{number}" for number in range(2000)]
    with django_assert_num_queries(2):
        read = record_read(by=CLERK, at=now, verb="people.read", subjects=subjects)

    assert list(read.subject_rows.order_by("pk").values_list("subject", flat=True)) == subjects
    assert list(entries(subject="person:1999")) == [read]
