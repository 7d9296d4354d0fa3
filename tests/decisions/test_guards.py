"""The database itself refuses to change what was decided, on both databases."""

from __future__ import annotations

import pytest
from django.db import Error, connection, transaction

from birge.decisions.models import Decision, DecisionFile, DecisionRow
from tests.decisions.factories import decided, drafted, published

pytestmark = pytest.mark.django_db


def refused(change) -> bool:
    """Whether the database refused, with our words."""
    try:
        with transaction.atomic():
            change()
    except Error as error:
        assert "never changed" in str(error)
        return True
    return False


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("hash", "0" * 64),
        ("rule", "equal-awards"),
        ("summary", {}),
        ("made_by", None),
        ("minutes_text", "башка"),
        ("request_key", None),
        ("number", 99),
        ("state", "draft"),
        ("state", "what-if"),
    ],
)
def test_what_was_decided_cannot_be_changed(cast, now, column, value):
    made = decided(cast.aimak, now)

    assert refused(lambda: Decision.objects.filter(pk=made.pk).update(**{column: value}))


def test_a_published_decision_cannot_go_back_or_be_published_at_another_moment(cast, now):
    made = published(cast.aimak, now)

    assert refused(lambda: Decision.objects.filter(pk=made.pk).update(state="decided"))
    assert refused(lambda: Decision.objects.filter(pk=made.pk).update(published_at=None))


def test_rows_and_packages_cannot_be_changed_or_deleted(cast, now):
    made = published(cast.aimak, now)

    assert refused(lambda: DecisionRow.objects.filter(decision=made).update(cells={}))
    assert refused(lambda: DecisionFile.objects.filter(decision=made).update(data=b""))
    for table in ("decisions_decisionrow", "decisions_decisionfile", "decisions_decision"):
        assert refused(lambda table=table: connection.cursor().execute(f"DELETE FROM {table}"))


def test_no_row_is_added_to_a_decision_that_was_made(cast, now):
    made = decided(cast.aimak, now)

    late = DecisionRow(decision=made, number=4, subject="tests.family:4", cells={}, code_hash="f" * 64)
    assert refused(lambda: DecisionRow.objects.bulk_create([late]))


def test_a_draft_can_still_be_changed(cast, now):
    draft = drafted(cast.aimak, now)

    assert not refused(lambda: Decision.objects.filter(pk=draft.pk).update(titles={"ky": "Башка"}))
