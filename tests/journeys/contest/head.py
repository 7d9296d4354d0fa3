"""What the head of the aimak decides: the rules are in force, the call is announced, money is paid."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.contest.clerk import CALL, RULES, RULES_ACT
from tests.journeys.looking import look
from tests.journeys.steps import fill, follow, go, ky, press, says


def publish_the_rules(page: Page) -> None:
    """From now on they never change."""
    go(page, "/")
    follow(page, "Contests")
    follow(page, "Rules of contests")
    page.get_by_role("link", name=RULES).first.click()
    look(page)
    follow(page, "Publish the rules")
    fill(page, act=RULES_ACT)
    press(page, "Publish the rules")
    assert says(page, RULES_ACT)


def announce_the_call(page: Page) -> None:
    """Everybody sees it from now on."""
    go(page, "/")
    follow(page, "Contests")
    page.get_by_role("link", name=CALL).first.click()
    look(page)
    follow(page, "Announce the call")
    press(page, "Announce the call")
    assert says(page, ky("Announced: everybody sees it now."))
