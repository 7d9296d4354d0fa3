"""The journal is append-only and sealed; what is done to it in the database itself is found."""

from __future__ import annotations

import json
import threading
from datetime import timedelta
from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from birge.kernel import guards, sealing
from birge.kernel.actors import Actor
from birge.kernel.journal import record, record_read
from birge.kernel.models import JournalBlock, JournalEntry
from birge.kernel.verification import verify

pytestmark = pytest.mark.django_db

CLERK = Actor(account=UUID(int=7), name="Айгүл", role="clerk", scope="place")


def write(count: int) -> list[JournalEntry]:
    at = timezone.now()
    return [
        record(by=CLERK, at=at, verb="people.rename", subject=f"thing:{index}", before={"n": 1.0}, after={"n": "Ө"})
        for index in range(count)
    ]


def execute(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def key(entry: JournalEntry) -> object:
    """An id as the database stores it."""
    return entry.id if connection.vendor == "postgresql" else entry.id.hex


@pytest.fixture
def sealed(db, monkeypatch) -> list[JournalEntry]:
    """Five rows in three blocks, and the guards taken down as an intruder would."""
    monkeypatch.setattr(sealing, "BLOCK_ROWS", 2)
    rows = write(5)
    assert sealing.seal(at=timezone.now()) == 5
    guards.take_down(connection)
    return rows


def findings(**options: object) -> list[tuple[str, int | None, str | None]]:
    found = verify(**options).findings
    return [(finding.what, finding.block, finding.row) for finding in found if finding.what != "unguarded"]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE kernel_journalentry SET verb = 'x'",
        "DELETE FROM kernel_journalentry",
        "UPDATE kernel_journalentry SET block_id = NULL",
        "UPDATE kernel_journalblock SET hash = 'x'",
        "DELETE FROM kernel_journalblock",
        "DELETE FROM kernel_journalsubject",
    ],
)
def test_the_database_refuses_to_change_the_journal(sql):
    write(1)
    sealing.seal(at=timezone.now())

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        execute(sql)


def test_sealing_changes_nothing_but_the_block():
    (row,) = write(1)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        JournalEntry.objects.filter(id=row.id).update(block=1, verb="x")


def test_the_guards_cover_every_column_of_an_entry_but_the_block():
    columns = {field.column for field in JournalEntry._meta.concrete_fields}

    assert columns == {*guards.ENTRY_COLUMNS, "block_id"}


def test_a_sealed_journal_verifies_and_tells_its_head_and_tail():
    write(3)
    record_read(by=CLERK, at=timezone.now(), verb="people.read", subjects=["a:1", "a:2"], why="№ 4")
    sealing.seal(at=timezone.now())
    write(2)

    outcome = verify()

    assert (outcome.findings, outcome.blocks, outcome.rows, outcome.unsealed) == ([], 1, 4, 2)
    assert outcome.head == JournalBlock.objects.get()
    assert outcome.backdated == []


def test_blocks_are_chained_and_hold_rows_in_order(sealed):
    blocks = list(JournalBlock.objects.order_by("number"))

    assert [block.previous_hash for block in blocks] == [sealing.NO_HASH, blocks[0].hash, blocks[1].hash]
    assert [row for block in blocks for row, _hash in block.rows] == [str(row.id) for row in sealed]


def test_a_removed_row_is_named(sealed):
    execute("DELETE FROM kernel_journalsubject WHERE entry_id = %s", key(sealed[2]))
    execute("DELETE FROM kernel_journalentry WHERE id = %s", key(sealed[2]))

    assert findings() == [("row-removed", 2, str(sealed[2].id))]


def test_a_changed_row_is_named(sealed):
    execute("UPDATE kernel_journalentry SET after = %s WHERE id = %s", '{"n": "О"}', key(sealed[0]))

    assert findings() == [("row-changed", 1, str(sealed[0].id))]


def test_a_row_added_to_an_old_block_is_named(sealed):
    row = write(1)[0]
    execute("UPDATE kernel_journalentry SET block_id = 1 WHERE id = %s", key(row))

    assert findings() == [("row-inserted", 1, str(row.id))]


def test_a_row_put_into_the_past_is_named_before_and_after_it_is_sealed(sealed):
    hours = timedelta(hours=3) // timedelta(milliseconds=1)
    past = UUID(int=sealed[0].id.int - (hours << 80))
    JournalEntry.objects.create(id=past, at=timezone.now(), by={}, verb="x", subjects=[])

    assert findings() == [("row-inserted", None, str(past))]
    sealing.seal(at=timezone.now())
    assert findings() == [("row-inserted", 4, str(past))]


def test_a_row_with_an_id_that_birge_does_not_make_is_named(sealed):
    made_up = uuid4()
    JournalEntry.objects.create(id=made_up, at=timezone.now(), by={}, verb="x", subjects=[])

    assert findings() == [("row-inserted", None, str(made_up))]


def test_a_reading_hidden_from_the_index_is_named(sealed):
    execute("DELETE FROM kernel_journalsubject WHERE entry_id = %s", key(sealed[4]))

    assert findings() == [("index-changed", 3, str(sealed[4].id))]


def test_a_block_forged_with_its_own_hash_breaks_the_chain(sealed):
    block = JournalBlock.objects.get(number=1)
    block.rows = block.rows[:1]
    block.hash = sealing.block_hash(block)
    block.save()

    assert findings() == [("row-inserted", 1, str(sealed[1].id)), ("chain-broken", 2, None)]


def test_a_tail_cut_off_is_found_by_a_head_that_was_kept(sealed):
    head = sealing.head()
    execute("DELETE FROM kernel_journalsubject WHERE entry_id = %s", key(sealed[4]))
    execute("DELETE FROM kernel_journalentry WHERE id = %s", key(sealed[4]))
    execute("DELETE FROM kernel_journalblock WHERE number = 3")

    assert findings() == []
    assert findings(expect=(3, head.hash)) == [("journal-cut", 3, None)]


@pytest.mark.skipif("connection.vendor == 'postgresql'", reason="PostgreSQL refuses it: the index refers to the row")
def test_a_row_of_the_tail_that_was_removed_by_hand_is_found_by_the_index(sealed):
    (last,) = write(1)
    execute("DELETE FROM kernel_journalentry WHERE id = %s", key(last))

    assert findings() == [("row-removed", None, str(last.id))]
    execute("DELETE FROM kernel_journalsubject WHERE entry_id = %s", key(last))


@pytest.mark.parametrize("rows", ["[1, 2]", '[["x", "y"]]', "7"])
def test_a_block_filled_with_anything_is_a_finding_and_not_a_fault(sealed, rows):
    execute("UPDATE kernel_journalblock SET rows = %s WHERE number = 2", rows)

    assert ("unreadable", 2, None) in findings()


def test_missing_guards_are_found_and_put_back(sealed):
    assert [finding.what for finding in verify().findings] == ["unguarded"]

    call_command("journal", "guard", stdout=StringIO())

    assert verify().findings == []


def test_the_console_tells_the_outcome_as_json_and_as_an_exit_code():
    rows = write(1)
    call_command("journal", "seal", stdout=StringIO())
    guards.take_down(connection)
    JournalEntry.objects.filter(id=rows[0].id).update(verb="x")
    guards.put_up(connection)
    out = StringIO()

    with pytest.raises(CommandError) as refusal:
        call_command("journal", "verify", "--json", stdout=out)

    assert refusal.value.returncode == 1
    told = json.loads(out.getvalue())
    assert (told["ok"], told["findings"][0]["row"]) == (False, str(rows[0].id))


@pytest.mark.django_db(transaction=True)
def test_two_sealers_at_once_make_one_chain(monkeypatch):
    monkeypatch.setattr(sealing, "BLOCK_ROWS", 5)
    write(60)

    def run() -> None:
        sealing.seal(at=timezone.now())
        connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    outcome = verify()
    assert (outcome.findings, outcome.blocks, outcome.rows, outcome.unsealed) == ([], 12, 60, 0)
