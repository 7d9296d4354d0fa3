"""What the commission does: members are seated, say what ties them, mark with reasons; the secretary's decision."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.contest.clerk import CALL, PROJECT, open_the_desk
from tests.journeys.looking import look
from tests.journeys.steps import fill, follow, go, ky, press, says
from tests.journeys.water import save

MEMBERS = {"chair": "officials", "grant-director": "cso", "responder": "experts"}
"""Sign-in names and groups."""
MARKING = "/contests/marking/"
"""Members without a post in a body have no link to it in their menu: they open the address."""
TIED = "responder"
WHY = "Мурда ушул уюмда иштегенмин"
MINUTES = "№ 3, комиссиянын чогулушу"


def open_the_commission(page: Page) -> None:
    """From the desk of the call: its members and how far their marks are."""
    open_the_desk(page)
    page.locator("main a[href$='/commission/']").first.click()
    look(page)


def seat_the_members(page: Page) -> None:
    """A commission for this call, with the groups that the rules ask for."""
    open_the_commission(page)
    follow(page, "Name the commission")
    save(page)
    for name, group in MEMBERS.items():
        follow(page, "Seat a member")
        fill(page, person=name)
        page.locator("main [name=group]").select_option(group)
        save(page)


def say_what_ties(page: Page, name: str) -> None:
    """Before she reads anything; whoever is tied to an applicant does not mark it."""
    go(page, MARKING)
    follow(page, "Conflicts of interest")
    if name == TIED:
        follow(page, "Something ties me to it")
        page.locator("main [name=kind]").first.check()
        fill(page, text=WHY)
        save(page)
        assert says(page, ky("You do not mark it"))
    press(page, "Nothing ties me to the others")


def hand_the_applications_out(page: Page) -> None:
    """Ties that Birge finds by names are looked for first."""
    open_the_commission(page)
    press(page, "Hand the applications out")


def mark(page: Page, name: str) -> None:
    """Each criterion of each application that she was given: a mark and its reason."""
    for _given in range(1 if name == TIED else 2):
        go(page, MARKING)
        page.locator(f"main section:has-text('{CALL}') li:has(.status-waiting) a[href*='/tasks/']").first.click()
        look(page)
        best = PROJECT in page.locator("h1").inner_text()
        for field in page.locator("main [name^=mark_]").all():
            field.fill("5" if best else "3")
        for field in page.locator("main [name^=reason_]").all():
            field.fill("Табыштамада далили бар")
        press(page, "Give these marks")
        assert says(page, ky("Marked"))


def decide(page: Page) -> None:
    """The formula of the rules ranks; the commission voted; everybody sees it."""
    open_the_commission(page)
    press(page, "To the ranking")
    press(page, "Compute the ranking")
    fill(page, minutes_text=MINUTES, present="3", in_favour="3", against="0")
    press(page, "Decide")
    press(page, "Publish")
    assert says(page, MINUTES)
