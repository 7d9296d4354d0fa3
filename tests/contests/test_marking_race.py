"""A recusal and marks at the same moment: whichever comes first, no mark of a recused member counts."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from birge.contests.actions.conflicts import declare_conflict
from birge.contests.actions.marking import Given, send_marks
from birge.contests.enums.commission import ConflictKind
from birge.contests.models import MarkingTask
from birge.contests.queries.marking import counted_marks
from tests.contests.small_jury import NOW, handed_out

GOOD = {"need": Given(Decimal("8"), "Керек"), "budget": Given(Decimal("6"), "Так")}


@pytest.mark.django_db(transaction=True)
def test_a_mark_sent_while_its_marker_is_recused_never_counts():
    jury = handed_out(sums=(100_000,))
    marker, application = jury.markers[0], jury.applications[0]
    task = MarkingTask.objects.get(application=application, marker=marker)
    gate, refused = threading.Barrier(2), []

    def mark() -> None:
        try:
            gate.wait()
            send_marks(task, given=GOOD, by=jury.by, at=NOW)
        except ValidationError as error:
            refused.append(error.code)
        finally:
            connection.close()

    def recuse() -> None:
        try:
            gate.wait()
            declare_conflict(marker, application=application, kind=ConflictKind.FAMILY, by=jury.by, at=NOW)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for work in (mark, recuse)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    task.refresh_from_db()
    assert (task.end_reason, counted_marks(jury.call).count()) == ("recused", 0)
    assert refused in ([], ["recused"])
    with pytest.raises(ValidationError):
        send_marks(task, given=GOOD, by=jury.by, at=NOW)
