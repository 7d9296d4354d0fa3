"""What civil-society organisations do: apply through the site, read the result, complain, take the offer, report."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.contest.clerk import CALL, PROJECT
from tests.journeys.contest.papers import seal
from tests.journeys.looking import look
from tests.journeys.steps import fill, follow, go, press
from tests.journeys.water import save

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
BAD_ANSWERS = {"registered": "yes"}
"""The questions to which the right answer is not "no"."""


def open_the_notice(page: Page) -> None:
    """From the first page to what is wanted, for how much and until when."""
    go(page, "/")
    follow(page, "Contests")
    page.get_by_role("link", name=CALL, exact=True).first.click()
    look(page)


def apply(page: Page) -> str:
    """Who applies, the form with its budget and documents, the check, the seal; the code to read it again."""
    open_the_notice(page)
    follow(page, "Apply")
    if not page.locator("main [name=requested]").is_visible():
        page.locator("main .buttons .btn-primary").click()
        look(page)
        page.locator("main [name=who]").first.check()
        save(page)
        fill_the_profile(page)
    page.locator("main [name=applicant]").first.check()
    fill(page, requested="150 000")
    save(page)
    fill_the_form(page, PROJECT, price="150 000")
    return seal(page)


def fill_the_profile(page: Page) -> None:
    """The board, which the commission's conflicts are found by."""
    if page.locator("main [name=mandate]").is_visible():
        fill(page, name="Мээрим Кадырова", post="Директор")
        press(page, "Add")
        open_the_notice(page)
        follow(page, "Apply")


def fill_the_form(page: Page, title: str, price: str) -> None:
    """Every text, a row of the budget, the questions, the documents."""
    for field in page.locator(
        "main form textarea, main form input[type=text]:not([name^='what-']):not([name^='unit-'])"
    ).all():
        name = field.get_attribute("name") or ""
        if name and not name.startswith(("what-", "unit-", "quantity-", "price-", "own-", "requested")):
            field.fill("Кыска жооп")
    fill(
        page,
        title=title,
        requested=price,
        **{"what-0": "Мугалимдин эмгеги", "unit-0": "ай", "quantity-0": "1", "price-0": price},
    )
    for choice in page.locator("main [name^=answer-][value=no]").all():
        choice.check()
    for name, answer in BAD_ANSWERS.items():
        page.locator(f"main [name=answer-{name}][value={answer}]").check()
    for field in page.locator("main input[type=file]").all():
        field.set_input_files({"name": "paper.pdf", "mimeType": "application/pdf", "buffer": PDF})
    press(page, "Check and submit")
