"""What civil-society organisations do: apply through the site, read the result, complain, take the offer, report."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.contest.clerk import CALL, PROJECT
from tests.journeys.contest.desk import turn_to
from tests.journeys.contest.papers import seal
from tests.journeys.council import code_sent, give_a_phone
from tests.journeys.looking import look
from tests.journeys.steps import fill, follow, go, ky, press, says
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


def begin(page: Page) -> None:
    """From the notice to the question who applies."""
    open_the_notice(page)
    page.get_by_role("link", name=ky("Apply", "application"), exact=True).click()
    look(page)


def apply(page: Page) -> str:
    """Who applies, the form with its budget and documents, the check, the seal; the code to read it again."""
    begin(page)
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
        begin(page)


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


def read_the_result(page: Page) -> None:
    """Her place, each mark and its reason."""
    open_the_application(page)
    follow(page, "The result of your application")
    assert says(page, "1 / 2")
    assert says(page, "Табыштамада далили бар")


def open_the_application(page: Page) -> None:
    """Among her own."""
    go(page, "/")
    follow(page, "My applications")
    page.get_by_role("link", name=CALL, exact=True).first.click()
    look(page)


def accept_the_offer(page: Page) -> None:
    """From the day's work to the agreement that begins with her yes."""
    turn_to(page, "You are offered an agreement: answer in time")
    page.locator("main .notice-waiting", has_text=PROJECT).get_by_role("link").click()
    look(page)
    page.locator("main [name=accept]").click()
    look(page)
    assert says(page, ky("Read the draft of the agreement"))


def sign(page: Page, outbox: Path) -> None:
    """The same text that the head signed on paper, by a code that came to her phone."""
    go(page, "/")
    give_a_phone(page)
    open_the_agreement(page)
    follow(page, "Sign the agreement")
    press(page, "Send me a code")
    fill(page, code=code_sent(outbox))
    page.locator("main form[action$='/sign/#sign'] button").click()
    look(page)
    assert says(page, ky("The signature is recorded."))
    assert page.locator("main .status-signed").count() >= 2


def open_the_agreement(page: Page) -> None:
    """From her application."""
    open_the_application(page)
    page.locator("main a[href*='/contests/agreement/']").first.click()
    look(page)


def show_the_milestone(page: Page) -> None:
    """A file that proves it, then a word to the customer."""
    open_the_agreement(page)
    page.locator("main td a[href*='/contests/milestone/']").first.click()
    look(page)
    proof = {"name": "балдардын тизмеси.pdf", "mimeType": "application/pdf", "buffer": PDF}
    page.locator("main [name=files]").set_input_files(proof)
    fill(page, note="Келген балдар, аттары жок")
    press(page, "Add")
    assert says(page, "балдардын тизмеси.pdf")
    fill(page, said="Клуб жумасына беш күн ачык, 60 бала келет.")
    press(page, "Send to the customer")
    assert says(page, ky("The customer was told."))


def ask_for_the_tranche(page: Page) -> None:
    """The money of the milestone that was accepted."""
    open_the_agreement(page)
    follow(page, "Ask for money")
    choice = page.locator("main [name=milestone]")
    choice.select_option(index=choice.locator("option").count() - 1)
    fill(page, amount="100 000")
    save(page)
    assert says(page, "100 000")
