"""The background task behind the imports."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from birge.kernel.imports import work
from birge.kernel.imports.models import ImportBatch


@task()
def go_on(batch: str) -> None:
    """Bring a batch a step further. Safe to run twice."""
    work.go_on(UUID(batch), timezone.now)
    if work.waits(UUID(batch)):
        go_on.enqueue(batch)


def start(batch: ImportBatch) -> None:
    """Hand a batch to the workers. If this is lost, `pick_up` finds the batch."""
    go_on.enqueue(str(batch.pk))


def pick_up(*, at: datetime) -> None:
    """A tick of the worker: batches whose worker died go to another one."""
    for batch in work.recover(at):
        go_on.enqueue(str(batch))
