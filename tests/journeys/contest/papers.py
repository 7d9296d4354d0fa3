"""Papers that a button gives: what they say, read as whoever holds them reads them."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

from tests.journeys.sharing import text_of
from tests.journeys.steps import ky, press, says

CODE = re.compile(r"\b(?:[0-9A-Z]{4}-)+[0-9A-Z]{1,4}\b")


def paper_of(form: Locator) -> str:
    """The text of the paper that this form makes when it is sent, with the person's own cookies."""
    typed = form.evaluate("form => Object.fromEntries(new FormData(form))")
    address = form.evaluate("form => form.action")
    answer = form.page.context.request.post(address, form=typed, headers={"Referer": form.page.url})
    assert answer.ok, f"{address}: {answer.status}"
    return text_of(answer.body())


def codes_in(text: str) -> list[str]:
    """Every code on a paper once, in order; a long one stands on two lines."""
    return list(dict.fromkeys(CODE.findall(re.sub(r"-\s+", "-", text))))


def seal(page: Page) -> str:
    """The code is written down first; then nobody reads it before the deadline."""
    code = page.locator(".slip-code code").inner_text()
    page.locator("main [name=kept]").check()
    press(page, "Submit and seal")
    assert says(page, ky("Application received"))
    return code
