"""What people do with their hands: go, read, press, fill in. Buttons and links are named by their English source text
and looked for under their Kyrgyz one."""

from __future__ import annotations

from django.utils import translation
from playwright.sync_api import Locator, Page

from birge.site.demo.cast import PASSWORD
from tests.journeys.looking import look


def ky(source: str, context: str = "") -> str:
    """The Kyrgyz text of an English source string; the test fails where there is none."""
    with translation.override("ky"):
        text = translation.pgettext(context, source) if context else translation.gettext(source)
    assert text != source, f"{source!r} has no Kyrgyz text"
    return text


def go(page: Page, address: str) -> None:
    """Open an address and look at the page."""
    page.goto(address)
    look(page)


def press(page: Page | Locator, source: str) -> None:
    """Press the button of this name and look at what follows."""
    page.get_by_role("button", name=ky(source), exact=True).first.click()
    look(page if isinstance(page, Page) else page.page)


def follow(page: Page, source: str) -> None:
    """Follow the link of this name, as it stands on the page, and look at where it leads."""
    link(page, source).click()
    look(page)


def link(page: Page, source: str) -> Locator:
    """The link of this name."""
    return page.get_by_role("link", name=ky(source), exact=True).first


def fill(page: Page, **values: str) -> None:
    """Type into fields, by the names of the fields."""
    for name, value in values.items():
        page.locator(f'main [name="{name}"]:visible').fill(value)


def says(page: Page, text: str) -> bool:
    """Whether the page shows this text."""
    return page.get_by_text(text).first.is_visible()


def heading(page: Page) -> str:
    """The page's one heading."""
    return page.locator("h1").inner_text()


def sign_in(page: Page, name: str) -> None:
    """From the first page, as one of the demo's people."""
    go(page, "/")
    follow(page, "Sign in")
    fill(page, login=name, password=PASSWORD)
    press(page.locator("main"), "Sign in")


def file_at(page: Page, href: str | None) -> bytes:
    """The file behind a link, with the person's own cookies."""
    assert href, "the link leads nowhere"
    answer = page.context.request.get(href)
    assert answer.ok, f"{href}: {answer.status}"
    return answer.body()
