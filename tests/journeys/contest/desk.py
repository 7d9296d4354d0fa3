"""Where a day's work begins."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.looking import look
from tests.journeys.steps import go, ky


def turn_to(page: Page, waiting: str) -> None:
    """What waits for this person, from the first page; its number stands beside it."""
    go(page, "/")
    page.locator("main a", has_text=ky(waiting)).first.click()
    look(page)
