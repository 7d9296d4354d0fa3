"""What the head of the aimak decides: rules and calls, complaints, the final result; and what an accountant pays."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.contest.clerk import CALL, PROJECT, RULES, RULES_ACT
from tests.journeys.contest.desk import turn_to
from tests.journeys.looking import look
from tests.journeys.steps import fill, follow, go, ky, press, says
from tests.journeys.water import save

ANSWER = "Ар бир баллдын себеби жазылган, эреже сакталган."


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
    open_the_call(page)
    follow(page, "Announce the call")
    press(page, "Announce the call")
    assert says(page, ky("Announced: everybody sees it now."))


def answer_the_complaint(page: Page, complaint: str) -> None:
    """For the complaint body of the rules: it is looked into, and the decision stands."""
    turn_to(page, "Complaints to answer")
    page.locator("main a[href*='/contests/complaints/']").first.click()
    look(page)
    assert says(page, complaint)
    press(page, "Take it up")
    page.locator("main [name=outcome][value=declined]").check()
    fill(page, answer=ANSWER)
    press(page, "Answer the complaint")
    assert says(page, ANSWER)


def make_the_result_final(page: Page) -> None:
    """No complaint waits and the terms are over."""
    turn_to(page, "Results of contests to make final")
    page.get_by_role("link", name=CALL, exact=True).first.click()
    look(page)
    press(page, "Make it final")
    assert says(page, ky("The result is final: agreements can be offered."))


def open_the_call(page: Page) -> None:
    """Among those that are under way."""
    go(page, "/")
    follow(page, "Contests")
    page.get_by_role("link", name=CALL).first.click()
    look(page)


def approve_the_payment(page: Page) -> None:
    """One of two approvals, by whom neither asked for the money nor approved it before."""
    open_the_payment(page)
    page.locator(".page-action button").click()
    look(page)
    assert says(page, ky("Approved."))


def open_the_payment(page: Page) -> None:
    """From the day's work."""
    turn_to(page, "Agreements with payments to approve or to enter")
    page.get_by_role("link", name=PROJECT, exact=True).first.click()
    look(page)
    page.locator(".page-action a").click()
    look(page)


def enter_the_payment(page: Page, order: str) -> None:
    """The bank paid: the number of the order."""
    page.locator(".page-action a").click()
    look(page)
    fill(page, order_number=order)
    save(page)
    assert says(page, order)
