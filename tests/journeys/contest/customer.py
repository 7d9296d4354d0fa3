"""What the clerk does after the decision: enters a complaint, offers, writes the text, accepts work, asks people."""

from __future__ import annotations

from datetime import date, timedelta

from playwright.sync_api import Page

from tests.journeys.contest.clerk import OTHER, PROJECT, open_the_desk
from tests.journeys.contest.desk import turn_to
from tests.journeys.contest.papers import codes_in, paper_of
from tests.journeys.looking import look
from tests.journeys.steps import file_at, fill, follow, go, ky, press, says
from tests.journeys.water import save

COMPLAINT = "Биздин долбоорго эмне үчүн аз балл коюлганы жазылган эмес."
MILESTONE, PROOF = "Клуб ачылды, балдар келе баштады", "Сүрөттөр, балдардын тизмеси"
AIM, PEOPLE = "Клубга барган балдар", "60"
AMOUNT, ADVANCE, TRANCHE = "150 000", "50 000", "100 000"


def enter_a_complaint(page: Page, received: str) -> None:
    """The organisation that came second brought it on paper, as its application."""
    open_the_desk(page)
    follow(page, "Complaints")
    follow(page, "Enter one from paper")
    page.locator("main [name=application] option", has_text=OTHER).evaluate("o => o.selected = true")
    fill(page, received_at=received, text=COMPLAINT)
    page.locator("main [name=about]").first.check()
    save(page)
    assert says(page, COMPLAINT)


def offer_an_agreement(page: Page) -> None:
    """The result is final: the one who won is asked."""
    open_the_desk(page)
    page.locator("main a[href$='/agreements/']").first.click()
    look(page)
    follow(page, "Offer an agreement")
    page.locator("main form .btn-primary").last.click()
    look(page)
    assert says(page, ky("The offer is on its way."))


def open_the_agreement(page: Page) -> None:
    """From the list of those that are under way."""
    go(page, "/")
    follow(page, "Contests")
    follow(page, "Agreements")
    page.get_by_role("link", name=PROJECT, exact=True).first.click()
    look(page)


def write_the_text(page: Page, today: date) -> None:
    """One milestone with its proof and its tranche, what is to change; then it is fixed and printed."""
    open_the_agreement(page)
    follow(page, "Write the text of the agreement")
    follow(page, "Write the text of the agreement")
    fill(page, advance=ADVANCE, **{
        "steps-0-title": MILESTONE, "steps-0-evidence": PROOF, "steps-0-due_on": today.isoformat(),
        "steps-0-tranche": TRANCHE, "aims-0-title": AIM, "aims-0-unit": "бала", "aims-0-target": PEOPLE,
    })  # fmt: skip
    save(page)
    page.locator("summary", has_text=ky("Signed on paper")).click()
    press(page, "Fix the text for printing")


def attach_the_signature(page: Page, signer: str) -> None:
    """The head signed the print; its scan stands beside the text."""
    printed = file_at(page, page.locator("main a[href$='/ky.pdf']").get_attribute("href"))
    page.locator("summary", has_text=ky("Signed on paper")).click()
    page.locator("main [name=side]").select_option("customer")
    fill(page, name=signer)
    scan = {"name": "келишим.pdf", "mimeType": "application/pdf", "buffer": printed}
    page.locator("main [name=scan]").set_input_files(scan)
    press(page, "Attach the signature")
    assert says(page, signer)


def accept_the_milestone(page: Page) -> None:
    """What was shown is what was agreed."""
    turn_to(page, "Agreements with milestones or reports to look at")
    page.get_by_role("link", name=PROJECT, exact=True).first.click()
    look(page)
    page.locator(".page-action a").click()
    look(page)
    page.locator("main form [name=met][value=yes]").click()
    look(page)
    assert says(page, ky("The contractor was told."))


def print_slips_for_beneficiaries(page: Page, today: date) -> list[str]:
    """Those for whom the project is get a slip each; nobody keeps a list."""
    open_the_agreement(page)
    follow(page, "Ask those for whom the project is")
    fill(page, opens_on=today.isoformat(), closes_on=(today + timedelta(days=14)).isoformat())
    save(page)
    page.locator("main a[href*='/contests/pulse/']").click()
    look(page)
    fill(page, count="3")
    return codes_in(paper_of(page.locator("main form").first))


def count_the_answers(page: Page) -> None:
    """One answer is counted and not shown: it could be guessed whose it is."""
    page.reload()
    look(page)
    assert says(page, f"{ky('Answers')}: 1")
    assert page.locator("main table").count() == 0
