"""Before the opening the text of an application is nowhere: in no row, not in the database's file, not in the home."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from tests.cast import make_cast
from tests.contests.factories import ApplicantFactory
from tests.contests.small_contest import MARK, SmallContest, fund, small_contest


def sealed() -> SmallContest:
    """One application submitted, another one still being written: both with the words that nobody may find."""
    cast = make_cast()
    contest = small_contest(cast)
    contest.submitted(fund(cast))
    contest.draft(ApplicantFactory())
    return contest


@pytest.mark.django_db
def test_no_row_holds_the_text_before_the_opening_and_rows_do_after_it():
    contest = sealed()

    before = rows_of_all_tables()
    contest.opened()

    assert str(contest.call.pk).replace("-", "") in before.replace("-", "")
    assert MARK not in before
    assert MARK in rows_of_all_tables()


def rows_of_all_tables() -> str:
    """The database as text."""
    texts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            values = [value for row in cursor.fetchall() for value in row]
            texts += [
                bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
                for value in values
            ]
    return "\n".join(texts)


@pytest.mark.django_db(transaction=True)
def test_no_file_holds_the_text_before_the_opening_and_files_do_after_it(settings, tmp_path):
    settings.HOME = tmp_path
    contest = sealed()

    before = files_with_the_text()
    contest.opened()

    assert before == []
    assert files_with_the_text()


def files_with_the_text() -> list[Path]:
    """Every file below the home, and the embedded database with its log."""
    files = [path for path in Path(settings.HOME).rglob("*") if path.is_file()]
    database = Path(connection.settings_dict["NAME"])
    files += list(database.parent.glob(f"{database.name}*")) if connection.vendor == "sqlite" else []
    return [path for path in files if MARK.encode() in path.read_bytes()]


@pytest.mark.django_db
def test_overseers_read_in_the_journal_who_applied_after_the_opening_and_not_before(client):
    cast = make_cast()
    contest = small_contest(cast)
    contest.submitted(fund(cast))
    client.force_login(cast.system_administrator)
    told = ("contests.begin_application", "contests.submit", "kernel.issue")

    before = client.get(reverse("people:journal")).content.decode()
    contest.opened()
    after = client.get(reverse("people:journal")).content.decode()

    assert [verb for verb in told if verb in before] == []
    assert [verb for verb in told if verb in after] == list(told)
