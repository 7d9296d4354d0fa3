"""A real site for each journey, on a fresh copy of the demo, and real browsers that look at it."""

from __future__ import annotations

import shutil
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.installation import Installation, installation
from tests.journeys.looking import Watch
from tests.journeys.settings import DESKTOP, Setting

OPENS_WITHIN_SECONDS = 60
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

Visitor = Callable[..., Page]


class Site:
    """The address of a running site and the installation behind it."""

    def __init__(self, behind: Installation) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.installation = behind
        self.address = f"http://127.0.0.1:{self.port}"

    def open(self) -> None:
        """Start the site with its worker, as `./run` does, and wait until it is ready."""
        process = self.installation.start("serve", "--demo", "--port", str(self.port), "--workers", "1")
        until = time.monotonic() + OPENS_WITHIN_SECONDS
        while not self._is_ready():
            assert process.poll() is None, process.stdout.read()
            assert time.monotonic() < until, "the site did not open in time"
            time.sleep(0.1)

    def _is_ready(self) -> bool:
        try:
            with urlopen(f"{self.address}/health/ready", timeout=10) as answer:
                return answer.status == 200
        except (URLError, ConnectionError):
            return False


@pytest.fixture(scope="package")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home with the demo and the files for browsers, from which each site is copied."""
    with installation(tmp_path_factory.mktemp("demo"), embedded=True) as made:
        ended = made.run("demo", "--households", "240")
        assert ended.returncode == 0, ended.stderr
        made.python("from birge.site.static_files import gather; gather()")
        yield made.home


@pytest.fixture(scope="module")
def site(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A running site for the tests of one file."""
    yield from _open(demo_home, tmp_path_factory.mktemp("site"))


@pytest.fixture
def fresh_site(demo_home: Path, tmp_path: Path) -> Iterator[Site]:
    """A running site for one test alone."""
    yield from _open(demo_home, tmp_path)


def _open(demo_home: Path, folder: Path) -> Iterator[Site]:
    shutil.copytree(demo_home, folder / "home")
    made = Site(Installation(folder / "home"))
    try:
        made.open()
        yield made
    finally:
        made.installation.end()
        shutil.rmtree(folder / "home", ignore_errors=True)


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Drives the browsers; ended before tests that use the database in this process."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """One Chromium for all visitors."""
    opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    yield opened
    opened.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """Opens a browser of its own for a person; at the end of the test nothing may have gone wrong in any of them."""
    watches: list[Watch] = []

    def arrive(address: str, setting: Setting = DESKTOP, language: str = "en-US") -> Page:
        context = browser.new_context(
            base_url=address,
            viewport={"width": setting.width, "height": setting.height},
            java_script_enabled=setting.scripts,
            locale=language,
        )
        context.set_default_timeout(20_000)
        page = context.new_page()
        watches.append(Watch(page))
        return page

    yield arrive
    for watch in watches:
        watch.page.context.close()
    assert [complaint for watch in watches for complaint in watch.complaints] == []
