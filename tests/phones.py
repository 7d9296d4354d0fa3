"""Phones for tests of work without a network: browsers whose data outlive their process."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, Playwright

from tests.journeys.conftest import FLAGS

PIN = "кызыл-алма-42"


class Phone:
    """A browser with a folder of its own on the disk; what it kept is there when it starts again.

    Buttons are named by their English source text; `say` gives the words under which they stand on the page.
    """

    say: Callable[[str], str] = str
    patience_ms = 20_000

    def __init__(self, playwright: Playwright, chromium: str, folder: Path, address: str) -> None:
        self.playwright, self.chromium, self.folder, self.address = playwright, chromium, folder, address
        self.complaints: list[str] = []
        self.start()

    def start(self) -> None:
        self.context: BrowserContext = self.playwright.chromium.launch_persistent_context(
            str(self.folder), executable_path=self.chromium, args=FLAGS, viewport={"width": 360, "height": 740},
            base_url=self.address,
        )  # fmt: skip
        self.context.set_default_timeout(self.patience_ms)
        self.page: Page = self.context.pages[0]
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def die(self) -> None:
        """As when the battery is empty: no page, no script and no database of the browser gets a last word."""
        for process in Path("/proc").iterdir():
            if process.name.isdigit() and f"--user-data-dir={self.folder}".encode() in _command(process):
                os.kill(int(process.name), signal.SIGKILL)
        self.close()

    def close(self) -> None:
        """End the browser, unless Playwright saw its end first."""
        with suppress(Error):
            self.context.close()

    def choose_pin(self) -> None:
        """The last step of taking along, until all of it is on the phone."""
        for field in ("#pin-new", "#pin-again"):
            self.page.fill(field, PIN)
        self.press("Take along")
        self.page.get_by_role("heading", name=self.say("On this phone")).wait_for()
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def sign_in_again(self, name: str, password: str) -> None:
        """As the phone asks for it; then the PIN, and what waits goes."""
        self.page.get_by_role("link", name=self.say("Sign in")).locator("visible=true").click()
        self.page.fill("main [name=login]", name)
        self.page.fill("main [name=password]", password)
        self.page.locator("main button[type=submit], main .btn-primary").first.click()
        self.unlock()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=self.say(name), exact=True).locator("visible=true").click()

    def unlock(self, pin: str = PIN) -> None:
        self.page.fill("#pin-open", pin)
        self.press("Unlock")

    def open(self, head: str) -> None:
        self.page.get_by_role("button", name=head).click()

    def write(self, head: str, **values: str) -> None:
        """Fields by name, whichever groups they are folded into."""
        self.open(head)
        self.page.get_by_role("heading", name=head).wait_for()
        self.page.evaluate("document.querySelectorAll('details').forEach((group) => { group.open = true; })")
        for name, value in values.items():
            self.page.fill(f"[data-part=piece-form] [name={name}]", value)
        self.press("Keep on the phone and send")
        self.page.get_by_role("heading", name=self.say("On this phone")).wait_for()

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
