"""The application form in a browser: saved by itself, also after the line was broken, and its sums in whole tyiyn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site
from tests.journeys.settings import PHONE
from tests.journeys.steps import fill, follow, go, ky, sign_in

pytestmark = pytest.mark.browser

PATIENCE_MS = 60_000
"""A busy machine needs longer than the two seconds after which the form saves itself."""


@pytest.fixture
def page(site: Site, browser: Browser) -> Iterator[Page]:
    """The director's phone at her draft. A broken line is part of the task, so no watch counts what failed."""
    size = {"width": PHONE.width, "height": PHONE.height}
    context = browser.new_context(base_url=site.address, viewport=size)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    opened = context.new_page()
    sign_in(opened, "director")
    go(opened, "/")
    follow(opened, "My applications")
    opened.locator("main tr:has(.status-draft) a").first.click()
    follow(opened, "Go on writing")
    yield opened
    context.close()


def saved(page: Page) -> str:
    return page.locator("[data-saved]").inner_text()


def saves_itself(page: Page, before: str) -> None:
    expect(page.locator("[data-saved]")).not_to_have_text(before, timeout=PATIENCE_MS)


def test_what_is_typed_is_saved_without_a_button_and_the_sums_follow(page: Page) -> None:
    before = saved(page)
    last = page.locator("[data-budget] tbody tr").last

    fill(page, title="Өзү сакталган аталыш")
    last.locator("[name^=quantity-]").fill("2,5")
    last.locator("[name^=price-]").fill("1 000,10")
    assert last.locator("[data-cost]").inner_text().replace("\xa0", " ").startswith("2 500,25")
    saves_itself(page, before)

    page.reload()
    assert page.locator("[name=title]").input_value() == "Өзү сакталган аталыш"
    assert page.locator("[data-not-saved]").is_hidden()


def test_what_is_typed_without_a_line_is_told_kept_on_the_device_and_sent_when_there_is_one(page: Page) -> None:
    page.context.set_offline(True)
    fill(page, title="Байланышсыз жазылган аталыш")
    expect(page.locator("[data-not-saved]")).to_be_visible(timeout=PATIENCE_MS)
    assert ky("Not saved yet: there is no connection. What you write stays on this device and is sent as soon as there "
              "is one.") in page.locator("[data-not-saved]").inner_text()  # fmt: skip

    page.context.set_offline(False)
    expect(page.locator("[data-not-saved]")).to_be_hidden(timeout=PATIENCE_MS)

    page.reload()
    assert page.locator("[name=title]").input_value() == "Байланышсыз жазылган аталыш"


def test_a_page_that_was_closed_without_a_line_gives_back_what_was_typed_and_sends_it(page: Page) -> None:
    address = page.url
    page.context.set_offline(True)
    fill(page, title="Жабылган барактагы аталыш")
    expect(page.locator("[data-not-saved]")).to_be_visible(timeout=PATIENCE_MS)
    page.close()

    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(address)
    expect(again.locator("[name=title]")).to_have_value("Жабылган барактагы аталыш", timeout=PATIENCE_MS)
    again.wait_for_function("!localStorage.getItem(`birge-draft:${location.pathname}`)", timeout=PATIENCE_MS)

    elsewhere = page.context.new_page()
    elsewhere.goto(address)
    assert elsewhere.locator("[name=title]").input_value() == "Жабылган барактагы аталыш"
