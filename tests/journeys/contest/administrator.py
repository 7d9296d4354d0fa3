"""What the administrator of the rayon does: appoints those who are missing."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.looking import look
from tests.journeys.steps import fill, follow, go, ky, press, says
from tests.journeys.water import choose

CUSTOMER, ACCOUNTANT = "Кароол айыл өкмөтү", "Назгүл Мамытова"


def appoint_an_accountant(page: Page) -> None:
    """A person who has an account becomes accountant of the village government too."""
    go(page, "/")
    follow(page, "People")
    fill(page, q=ACCOUNTANT)
    press(page, "Show")
    page.get_by_role("link", name=ACCOUNTANT, exact=True).click()
    look(page)
    follow(page, "Give a role")
    page.locator("main [name=role]").select_option("accountant")
    choose(page, "where", CUSTOMER)
    page.locator("main form .btn-primary").click()
    look(page)
    assert says(page, ky("The role is given."))
