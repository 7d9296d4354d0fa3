"""kill -9 at random moments: never half-applied, lost or doubled."""

import pytest
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from birge.kernel.imports import actions, reading
from birge.kernel.imports.enums import State
from birge.kernel.imports.models import ImportBatch
from tests.kernel.imports.app.models import Family
from tests.kernel.imports.helpers import CLERK, csv_file, uploaded
from tests.kernel.imports.killing import Killer, finish, killer, times_journalled

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = 2_000


def file_of(number: int) -> bytes:
    return csv_file("head;amount;people", *(f"Үй-бүлө {number}-{row};{row % 90};4" for row in range(ROWS)))


def left_behind(batch: ImportBatch) -> tuple[str, int]:
    """State and families in one statement: what a dead client had sent may still be committed between two."""
    count = Family.objects.filter(batch=OuterRef("pk")).values("batch").annotate(n=Count("pk")).values("n")
    rows = ImportBatch.objects.filter(pk=batch.pk).annotate(n=Coalesce(Subquery(count), 0))
    return rows.values_list("state", "n").get()


def time_one(death: Killer) -> None:
    """One batch that nobody kills."""
    batch = uploaded(file_of(-1), name="undisturbed.csv")
    death.live(batch, "reading")
    actions.confirm(batch=batch, by=CLERK, at=timezone.now())
    death.live(batch, "applying")
    actions.ask_undo(batch=batch, reason="x", by=CLERK, at=timezone.now())
    death.live(batch, "undoing")
    assert left_behind(batch) == (State.UNDONE, 0)


def assert_nothing_is_lost_or_doubled(number: int, death: Killer) -> set[tuple[str, str]]:
    """Reading, applying and undoing one batch, each with its worker killed; the states that death left behind."""
    batch = uploaded(file_of(number), name=f"{number}.csv")
    death.kill(batch, "reading")
    left = {("reading", batch.state)}
    finish(batch)
    assert (batch.state, batch.rows_count, batch.rows.count(), batch.errors_count) == (State.CHECKED, ROWS, ROWS, 0)

    actions.confirm(batch=batch, by=CLERK, at=timezone.now())
    death.kill(batch, "applying")
    found = left_behind(batch)
    left.add(("applying", found[0]))
    assert found in {(State.APPLYING, 0), (State.APPLIED, ROWS)}
    finish(batch)
    assert (left_behind(batch), times_journalled(batch, "kernel.imports.apply")) == ((State.APPLIED, ROWS), 1)

    actions.ask_undo(batch=batch, reason="x", by=CLERK, at=timezone.now())
    death.kill(batch, "undoing")
    found = left_behind(batch)
    left.add(("undoing", found[0]))
    assert found in {(State.UNDOING, ROWS), (State.UNDONE, 0)}
    finish(batch)
    assert (left_behind(batch), times_journalled(batch, "kernel.imports.undo")) == ((State.UNDONE, 0), 1)
    return left


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 500)


def test_a_killed_worker_leaves_all_or_nothing_and_the_next_one_finishes():
    with killer(2026) as death:
        time_one(death)
        assert_nothing_is_lost_or_doubled(1, death)


@pytest.mark.slow
def test_fifty_rounds_of_killing():
    with killer(50) as death:
        time_one(death)
        left = set().union(*(assert_nothing_is_lost_or_doubled(number, death) for number in range(50)))

    assert {("reading", "reading"), ("applying", "applying"), ("applying", "applied")} <= left, "death came too early"
