"""kill -9 at random moments of reading, applying and undoing a book: never half-applied, lost or doubled."""

from __future__ import annotations

import pytest
from django.utils import timezone

from birge.kernel.imports import actions, reading
from birge.kernel.imports.enums import State
from birge.kernel.imports.models import ImportBatch
from birge.places.models import Place
from birge.registers.models import FACTS, Entry, SearchKey
from tests.cast import make_cast
from tests.kernel.imports.killing import Killer, finish, killer, times_journalled
from tests.registers.importing.helpers import CLERK, csv_of, family

pytestmark = pytest.mark.django_db(transaction=True)

HOMES = 300


def rows_of(number: int) -> bytes:
    rows = []
    for home in range(HOMES):
        surname = "".join("абвгд"[int(digit)] for digit in f"{number:02}{home:03}" if digit < "5") or "Асан"
        rows += family(f"{number}-{home}", surname=f"{surname}{home}-{number}")
    return csv_of(rows)


def in_the_book(batch: ImportBatch) -> dict[str, int]:
    """The lines that stand of this batch, by table, and all search keys."""
    counts = {str(model._meta.model_name): model.objects.standing().filter(entry__batch=batch.pk).count()
              for model in FACTS}  # fmt: skip
    keys = SearchKey.objects.filter(household__states__entry__batch=batch.pk, household__states__struck=None)
    return {table: count for table, count in {**counts, "key": keys.count()}.items() if count}


def uploaded(number: int, place: Place) -> ImportBatch:
    batch, _new = actions.upload(kind="household-book", place=place.pk, file_name=f"{number}.csv",
                                 chunks=[rows_of(number)], by=CLERK, at=timezone.now())  # fmt: skip
    return batch


def time_one(death: Killer, place: Place) -> None:
    """One file that nobody kills."""
    batch = uploaded(99, place)
    death.live(batch, "reading")
    actions.confirm(batch=batch, by=CLERK, at=timezone.now())
    death.live(batch, "applying")
    actions.ask_undo(batch=batch, reason="x", by=CLERK, at=timezone.now())
    death.live(batch, "undoing")
    assert batch.state == State.UNDONE


def assert_nothing_is_lost_or_doubled(number: int, place: Place, death: Killer) -> set[str]:
    """Reading, applying and undoing one file, each with its worker killed; the states that death left behind."""
    batch = uploaded(number, place)
    death.kill(batch, "reading")
    left = {f"reading {batch.state}"}
    finish(batch)
    assert (batch.state, batch.rows_count, batch.errors_count) == (State.CHECKED, HOMES * 3, 0)

    actions.confirm(batch=batch, by=CLERK, at=timezone.now())
    death.kill(batch, "applying")
    left.add(f"applying {batch.state}")
    finish(batch)
    whole = in_the_book(batch)
    assert {name: whole[name] for name in ("householdstate", "personstate", "membership")} == {
        "householdstate": HOMES, "personstate": HOMES * 3, "membership": HOMES * 3
    }  # fmt: skip
    assert (batch.state, times_journalled(batch, "registers.import_book")) == (State.APPLIED, 1)

    actions.ask_undo(batch=batch, reason="x", by=CLERK, at=timezone.now())
    death.kill(batch, "undoing")
    left.add(f"undoing {batch.state}")
    finish(batch)
    assert (batch.state, in_the_book(batch), times_journalled(batch, "registers.undo_import")) == (
        State.UNDONE, {}, 1
    )  # fmt: skip
    assert Entry.objects.filter(batch=batch.pk).count() == 2
    return left


@pytest.fixture
def place(db) -> Place:
    return make_cast().aimak


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 100)


def test_a_killed_worker_leaves_all_or_nothing_and_the_next_one_finishes(place):
    with killer(2026) as death:
        time_one(death, place)
        for number in range(2):
            assert_nothing_is_lost_or_doubled(number, place, death)


@pytest.mark.slow
def test_fifty_rounds_of_killing(place):
    with killer(50) as death:
        time_one(death, place)
        left = set().union(*(assert_nothing_is_lost_or_doubled(number, place, death) for number in range(50)))

    assert {"reading reading", "applying applying", "applying applied", "undoing undone"} <= left, sorted(left)
