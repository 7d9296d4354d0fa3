"""Rows that are dear to make, made once for a whole file of tests: each test still sees them untouched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker


@contextmanager
def kept(blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is made inside is there until the end, when it is rolled back.

    For a fixture of module scope (`django_db_setup`, `django_db_blocker`). Tests with `django_db` run inside its
    transaction and undo what they do; tests with real transactions must not stand in the same file.
    """
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
