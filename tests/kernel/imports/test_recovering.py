"""Who looks after dead workers leaves those alone that are only slow."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from birge.kernel.imports import actions, work
from birge.kernel.imports.models import ImportBatch
from tests.kernel.imports.helpers import CLERK, NOW, checked, csv_file

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_batch_that_is_still_being_applied_after_its_lease_is_not_given_away():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer: nobody else can write while a batch is applied")
    batch = checked(csv_file("head;amount", "Асанов;1"))
    actions.confirm(batch=batch, by=CLERK, at=NOW)
    later = NOW + timedelta(hours=1)
    found: list[list] = []

    def look() -> None:
        found.append(work.recover(later))
        connection.close()

    with transaction.atomic():
        ImportBatch.objects.select_for_update().get(pk=batch.pk)
        other = threading.Thread(target=look)
        other.start()
        other.join(timeout=20)
        assert found == [[]]
    look()
    assert found[1] == [batch.pk]
