"""What every test may ask for."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.core.management.commands import flush
from django.db import connection
from django.db.migrations import RunPython
from django.db.migrations.loader import MigrationLoader
from django.utils import translation
from xdist.remote import Producer

from birge.contests import guards as contest_guards
from birge.decisions import guards as decision_guards
from birge.kernel import guards
from tests.cast import Cast, make_cast
from tests.spreading import LongestFirst

SEEDED = {"registers", "sharing", "water", "contests"}
"""Folders whose migrations hold first contents: kinds of statuses, terms, rules to confirm."""

GUARDS = (guards, decision_guards, contest_guards)

CI = os.environ.get("CI") == "true"


def need(what: str | None, name: str) -> str:
    """The program, or a skipped test that says why; in CI a missing program is a failure."""
    if what:
        return what
    if CI:
        pytest.fail(f"{name} is not installed")
    pytest.skip(f"{name} is not installed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--on-postgres", action="store_true", help="only the tests that touch the database, on PostgreSQL")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run what touches the database; what needs a browser or says nothing of the database ran already."""
    if config.getoption("--on-postgres"):
        elsewhere = {"browser", "any_database"}
        touching = [i for i in items if i.get_closest_marker("django_db") and elsewhere.isdisjoint(i.keywords)]
        config.hook.pytest_deselected(items=[item for item in items if item not in touching])
        items[:] = touching


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LongestFirst | None:
    """With several processes and `--dist loadscope`."""
    return LongestFirst(config, log) if config.getoption("dist") == "loadscope" else None


def pytest_collection_finish() -> None:
    """What is loaded now stays: the collector of unreachable objects need not look through it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def now() -> datetime:
    """The moment at which every test happens."""
    return datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


@pytest.fixture
def english() -> Iterator[None]:
    """Messages as they stand in the source, whatever catalogues are compiled."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Debian's Chromium."""
    return need(shutil.which("chromium"), "Chromium")


def sow() -> None:
    """What migrations of these folders put into the tables, which emptying them took away."""
    for (folder, _name), migration in sorted(MigrationLoader(connection).disk_migrations.items()):
        if folder in SEEDED:
            for operation in migration.operations:
                if isinstance(operation, RunPython):
                    operation.code(apps, None)


@pytest.fixture(scope="session", autouse=True)
def the_journal_and_decisions_may_be_emptied_between_tests() -> Iterator[None]:
    """Tests with real transactions end by emptying the tables, which the guards would refuse."""
    empty = flush.Command.handle

    def handle(self: flush.Command, **options: object) -> None:
        for guard in GUARDS:
            guard.take_down(connection)
        empty(self, **options)
        for guard in GUARDS:
            guard.put_up(connection)
        sow()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", handle)
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of all tests, in two neighbouring aiyl aimaks."""
    return make_cast()
