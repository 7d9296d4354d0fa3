"""A real site with the register of yards, and phones: browsers whose data outlive their process."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright, sync_playwright

from tests.installation import installation
from tests.journeys.conftest import FLAGS, Site

PIN = "кызыл-алма-42"
PASSWORD = "birge-yards"
MAKE = f"""
import json
from django.db import connection
from django.test import Client
from tests.kernel.offline.app.models import Yard
from tests.kernel.offline.factories import AIMAK, OTHER, YardFactory, clerk_of
with connection.schema_editor() as editor:
    editor.create_model(Yard)
sessions = {{}}
for name, place in [("clerk-1", AIMAK), ("clerk-1, leaving", AIMAK), ("clerk-2", OTHER)]:
    clerk = clerk_of(place)
    if not clerk.password:
        clerk.language = "en"
        clerk.set_password({PASSWORD!r})
        clerk.save()
    client = Client()
    client.force_login(clerk)
    sessions[name] = client.cookies["sessionid"].value
heads = ["Асан Усенов", "Бакыт Токтоев", "Чынара Асанова", "Дамира Бакытова"]
yards = {{head: str(YardFactory(head=head).pk) for head in heads}}
print(json.dumps({{"sessions": sessions, "yards": yards}}))
"""


@dataclass
class Yards:
    """The running site, the yards by their heads, and sessions of the two clerks."""

    site: Site
    yards: dict[str, str]
    sessions: dict[str, str]

    def python(self, code: str) -> Any:
        """What an expression over `Yard`, `OfflineOperation` and `Session` gives, asked of the site's database."""
        begin = "import json\nfrom tests.kernel.offline.app.models import Yard\n"
        begin += "from birge.kernel.models import JournalEntry, OfflineOperation\n"
        begin += "from django.contrib.sessions.models import Session\n"
        return json.loads(self.site.installation.python(f"{begin}print(json.dumps({code}))").splitlines()[-1])

    def book(self, head: str) -> list[Any]:
        """Sheep and phone as the book has them."""
        return self.python(f"list(Yard.objects.values_list('sheep', 'phone').get(pk='{self.yards[head]}'))")


@pytest.fixture(scope="module")
def yards(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Yards]:
    with installation(tmp_path_factory.mktemp("yards"), embedded=True) as made:
        made.environment["DJANGO_SETTINGS_MODULE"] = "tests.kernel.offline.site_settings"
        told = json.loads(made.python(MAKE).splitlines()[-1])
        site = Site(made)
        site.open()
        yield Yards(site, told["yards"], told["sessions"])


class Phone:
    """A browser with a folder of its own on the disk; what it kept is there when it starts again."""

    def __init__(self, playwright: Playwright, chromium: str, folder: Path, yards: Yards) -> None:
        self.playwright, self.chromium, self.folder, self.yards = playwright, chromium, folder, yards
        self.complaints: list[str] = []
        self.start()

    def start(self) -> None:
        self.context: BrowserContext = self.playwright.chromium.launch_persistent_context(
            str(self.folder), executable_path=self.chromium, args=FLAGS, viewport={"width": 360, "height": 740},
            base_url=self.yards.site.address,
        )  # fmt: skip
        self.context.set_default_timeout(20_000)
        self.page: Page = self.context.pages[0]
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def sign_in(self, name: str = "clerk-1", language: str = "en") -> None:
        cookies = {"sessionid": self.yards.sessions[name], "birge_language": language}
        self.context.add_cookies(
            [{"name": key, "value": value, "url": self.yards.site.address} for key, value in cookies.items()]
        )

    def sign_in_again(self, name: str = "clerk-1") -> None:
        """As the phone asks for it, with the password; then the PIN, and what waits goes."""
        self.page.get_by_role("link", name="Sign in").locator("visible=true").click()
        self.page.fill("main [name=login]", name)
        self.page.fill("main [name=password]", PASSWORD)
        self.page.locator("main button[type=submit], main .btn-primary").first.click()
        self.unlock()

    def die(self) -> None:
        """As when the battery is empty: no page, no script and no database of the browser gets a last word."""
        for process in Path("/proc").iterdir():
            if process.name.isdigit() and f"--user-data-dir={self.folder}".encode() in _command(process):
                os.kill(int(process.name), signal.SIGKILL)
        with suppress(Error):  # it is closed already, if Playwright saw it first
            self.context.close()

    def take_along(self) -> None:
        self.page.goto("/offline/phone/?kind=yards&street=Ленин")
        for field in ("#pin-new", "#pin-again"):
            self.page.fill(field, PIN)
        self.press("Take along")
        self.page.get_by_role("heading", name="On this phone").wait_for()
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).locator("visible=true").click()

    def unlock(self, pin: str = PIN) -> None:
        self.page.fill("#pin-open", pin)
        self.press("Unlock")

    def open(self, head: str) -> None:
        self.page.get_by_role("button", name=head).click()

    def write(self, head: str, **values: str) -> None:
        self.open(head)
        for name, value in values.items():
            self.page.fill(f"[data-part=piece-form] [name={name}]", value)
        self.press("Keep on the phone and send")
        self.page.get_by_role("heading", name="On this phone").wait_for()

    def count(self, state: str) -> int:
        return int(self.page.locator(f"[data-part=count-{state}]").inner_text())

    def wait_for(self, state: str, count: int) -> None:
        self.page.wait_for_function(
            "([state, count]) => document.querySelector(`[data-part=count-${state}]`).textContent === String(count)",
            arg=[state, count],
        )


def _command(process: Path) -> bytes:
    try:
        return (process / "cmdline").read_bytes()
    except OSError:
        return b""


@pytest.fixture
def phone(chromium: str, tmp_path: Path, yards: Yards) -> Iterator[Callable[[], Phone]]:
    """Makes phones; at the end no script may have failed on any of them."""
    with sync_playwright() as playwright:
        phones: list[Phone] = []

        def make() -> Phone:
            phones.append(Phone(playwright, chromium, tmp_path / f"phone-{len(phones)}", yards))
            return phones[-1]

        yield make
        for made in phones:
            with suppress(Error):
                made.context.close()
    assert [complaint for made in phones for complaint in made.complaints] == []
