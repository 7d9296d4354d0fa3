"""Papers that a button gives: what they say, read as whoever holds them reads them."""

from __future__ import annotations

import re

from playwright.sync_api import Locator

from tests.journeys.sharing import text_of

CODE = re.compile(r"\b(?:[0-9A-Z]{4}-)+[0-9A-Z]{4}\b")


def paper_of(form: Locator) -> str:
    """The text of the paper that this form makes when it is sent, with the person's own cookies."""
    typed = form.evaluate("form => Object.fromEntries(new FormData(form))")
    address = form.evaluate("form => form.action")
    answer = form.page.context.request.post(address, form=typed, headers={"Referer": form.page.url})
    assert answer.ok, f"{address}: {answer.status}"
    return text_of(answer.body())


def codes_in(text: str) -> list[str]:
    """Every code on a paper once, in order."""
    return list(dict.fromkeys(CODE.findall(text)))
