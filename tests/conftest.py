"""What every test may ask for."""

from __future__ import annotations

import gc
import os
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.core.management.commands import flush
from django.db import connection
from django.db.migrations import RunPython
from django.db.migrations.loader import MigrationLoader
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker
from xdist.remote import Producer

from birge.contests.guards import GUARDS as CONTEST_GUARDS
from birge.decisions import guards as decision_guards
from birge.kernel import guards
from birge.meetings.guards import GUARDS as MEETING_GUARDS
from tests import once
from tests.cast import Cast, make_cast
from tests.spreading import LongestFirst

SEEDED = {"registers", "sharing", "water", "contests"}
"""Folders whose migrations hold first contents: kinds of statuses, terms, rules to confirm."""

GUARDS = (guards, decision_guards, CONTEST_GUARDS, MEETING_GUARDS)

OF_PAGES = re.compile(r"test_(demo_\w+|(\w+_)?(pages?|views))\.py")
DONE_ONLY_ON_PAGES = set(
    """contests/test_applying_pages.py contests/test_call_pages.py contests/test_jury_pages.py meetings/test_pages.py
    people/test_journal_page.py people/test_views.py registers/test_history_views.py registers/test_line_views.py
    registers/test_member_views.py registers/test_passport_pages.py registers/test_reading_views.py
    water/test_delivery_pages.py water/test_sharing_views.py""".split()
)
"""Here something is written, or asked of the database, that no other test writes or asks."""

Sower = Callable[[Apps, None], None]

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


def says_much_of_the_database(item: pytest.Item) -> bool:
    """What the demo holds, and pages on which nothing is done that no other test does: `house` makes and opens them."""
    elsewhere = not {"browser", "any_database"}.isdisjoint(item.keywords)
    file = f"{item.path.parent.name}/{item.path.name}"
    shown = OF_PAGES.fullmatch(item.path.name) and item.path.parent.name != "house" and file not in DONE_ONLY_ON_PAGES
    return bool(item.get_closest_marker("django_db")) and not elsewhere and not shown


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run what touches the database; what needs a browser or says nothing of the database ran already."""
    if config.getoption("--on-postgres"):
        touching = [item for item in items if says_much_of_the_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in touching])
        items[:] = touching


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LongestFirst | None:
    """With several processes and `--dist loadscope`."""
    return LongestFirst(config, log) if config.getoption("dist") == "loadscope" else None


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        once.begin()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        once.end()


def pytest_collection_finish() -> None:
    """What is loaded now stays: the collector of unreachable objects need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


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


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """As pytest-django does it; but of several processes the first makes the tables, the others begin with a copy."""
    real = connection.settings_dict["NAME"]

    def set_up(*, copied: bool) -> None:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=copied and embedded)

    def make(folder: Path) -> None:
        set_up(copied=False)
        connection.close()
        if embedded:
            shutil.copy(connection.settings_dict["NAME"], folder / "tables.sqlite3")
        else:
            once.keep_database("tables", once.new_database(connection.settings_dict["NAME"]))

    embedded = connection.vendor == "sqlite"
    with django_db_blocker.unblock():
        tables = once.once("tables", make)
        if connection.settings_dict["NAME"] == real:
            if embedded:
                shutil.copy(tables / "tables.sqlite3", connection.settings_dict["TEST"]["NAME"])
            else:
                connection.settings_dict["TEST"]["TEMPLATE"] = once.database_of("tables")
            set_up(copied=True)
    yield
    with django_db_blocker.unblock():
        connection.creation.destroy_test_db(real, verbosity=0)


@cache
def sowers() -> list[Sower]:
    """What migrations of these folders put into the tables."""
    steps = sorted(MigrationLoader(connection).disk_migrations.items())
    operations = [each for (folder, _name), step in steps if folder in SEEDED for each in step.operations]
    return [operation.code for operation in operations if isinstance(operation, RunPython)]


def sow() -> None:
    """Put it there again, after emptying the tables took it away."""
    for sower in sowers():
        sower(apps, None)


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
