"""Django set up with a throw-away home, so that a benchmark that imports this first imports all else at its top too.

The database is SQLite in that home, or the server that `python -m tests.postgres` has started.
"""

from __future__ import annotations

import atexit
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.test.utils import setup_databases, teardown_databases

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()  # the settings of the tests make the home and name it in BIRGE_HOME

HOME = Path(os.environ["BIRGE_HOME"])
atexit.register(shutil.rmtree, HOME, ignore_errors=True)


@contextmanager
def empty_database() -> Iterator[None]:
    """All tables with what migrations put into them; gone afterwards."""
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(databases, verbosity=0)
