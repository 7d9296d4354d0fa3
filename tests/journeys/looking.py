"""What must hold on every page that a person sees, whatever her task."""

from __future__ import annotations

import re

from playwright.sync_api import ConsoleMessage, Page, Response

FORMATS = set("CSV XLSX XML PDF PNG JPEG WEBP QR SHA ID JSON API PIN SMS".split())
SOURCES = set("Apache License CC BY IGO OCHA GeoNames Mesoshapes Who On First OCDS Giving IATI".split())
NUMERALS = {"II", "III"}
ENGLISH_ALLOWED = FORMATS | SOURCES | NUMERALS
"""Words in Latin letters that a Kyrgyz page may show: formats, sources and licences have no other spelling."""

_WORD = re.compile(r"(?<![\w.@/:-])[A-Za-z]{2,}(?![\w@]|[./:-]\w)")
_NOT_PROSE = "code, td[data-label='Кирүү аты'], .code, [lang]:not(html), input, textarea, select[data-codes]"


class Watch:
    """Listens to a page for errors of scripts, refused contents and failed answers."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("response", self._answer)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _answer(self, response: Response) -> None:
        """A page may refuse a person and say why; what belongs to a page must come, and nothing may break."""
        if response.status >= 500 or (response.status >= 400 and not response.request.is_navigation_request()):
            self.complaints.append(f"{response.url}: {response.status}")


def look(page: Page) -> None:
    """One heading, a sentence below it, nothing wider than the window, no English on a Kyrgyz page."""
    page.wait_for_load_state("load")
    assert page.locator("h1").count() == 1, page.url
    assert page.locator(".lead").first.inner_text().strip(), f"{page.url}: no sentence says what this page is for"
    assert fits(page), f"{page.url}: wider than its window"
    if page.locator("html").get_attribute("lang") == "ky":
        english = english_words(page)
        assert not english, f"{page.url}: {english}"


def fits(page: Page) -> bool:
    """Whether nothing is wider than the window."""
    widest, window = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return bool(widest <= window)


def english_words(page: Page) -> list[str]:
    """The words in Latin letters that the page shows outside codes, fields and texts marked as another language."""
    text = page.evaluate(
        """hidden => {
            const copy = document.body.cloneNode(true);
            copy.querySelectorAll(hidden).forEach(element => element.remove());
            document.body.append(copy);
            const text = copy.innerText;
            copy.remove();
            return text;
        }""",
        _NOT_PROSE,
    )
    return sorted({word for word in _WORD.findall(text) if word not in ENGLISH_ALLOWED})
