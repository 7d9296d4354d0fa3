"""Every page in a real browser: no barrier that axe finds, nothing wider than the screen, nothing that is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, sync_playwright
from playwright.sync_api import Page as Tab

from tests.house.pages import Page
from tests.house.visiting import Visited
from tests.journeys.conftest import FLAGS

pytestmark = pytest.mark.browser
Rules = dict[str, Any]
Look = tuple[int, str, Rules]
"""A width, a colour scheme, and by what axe judges there."""

PHONE, DESK = 360, 1280
RULES: Rules = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
SEEN = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "meta-viewport"]
LOOKS: Rules = {"runOnly": {"type": "rule", "values": SEEN}, "resultTypes": ["violations"]}
"""What another width or other colours can break most."""
DAILY: list[Look] = [(PHONE, "light", RULES), (DESK, "dark", LOOKS)]
AXE = f"""{Axe().axe_script};
(() => {{  // a fifth of its time goes into reading the same few colours again
    const {{prototype}} = axe.commons.color.Color, read = prototype.parseString, known = new Map();
    prototype.parseString = function (text) {{
        if (!known.has(text)) known.set(text, (({{r, g, b, alpha}}) => [r, g, b, alpha])(read.call(this, text)));
        [this.r, this.g, this.b, this.alpha] = known.get(text);
        return this;
    }};
}})();"""
FRAME = ["body > header", "body > footer"]
FRAME_SHOWN = """parts => {
    const shown = document.querySelectorAll([...parts, "link[rel=stylesheet]"]);
    return [...shown].map(one => one.outerHTML).join();
}"""
OF_THIS_PAGE = re.compile(r'value="[^"]*"')
"""In the frame's one form: its token, and where it leads back to."""
BARRIERS = """([exclude, rules]) => axe.run({exclude}, rules).then(
    found => found.violations.map(one => `${one.id}: ${JSON.stringify(one.nodes.slice(0, 3).map(node => node.target))}`)
)"""
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


def barriers(browser: Browser, site: Visited, looks: list[Look], language: str) -> list[str]:
    """What is wrong on the pages in this language at these widths, in these colour schemes; one line each."""
    found: list[str] = []
    judged: set[tuple[str, int, str]] = set()
    for person in sorted({page.person for page in site.pages}):
        context = browser.new_context(reduced_motion="reduce")  # a change of colours is there at once
        context.add_cookies(site.cookies(person, language))
        context.add_init_script(AXE)
        tab = context.new_page()
        for page in site.pages:
            if page.person == person:
                wrong = _look(tab, site, page, looks, judged)
                found += [f"{page.name}, {person or 'visitor'}: {what}" for what in wrong]
        context.close()
    return found


def _look(tab: Tab, site: Visited, page: Page, looks: list[Look], judged: set[tuple[str, int, str]]) -> list[str]:
    """The page is opened once and then looked at, narrow or wide, light or dark.

    A frame that was judged in this look on an earlier page, the same to the letter, is not judged once more.
    """
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        said.extend(_complaint(message, page))

    tab.on("console", hear)
    answer = tab.goto(site.address + page.url, wait_until="domcontentloaded")
    said += [] if answer and answer.status == page.status else [f"status {answer and answer.status}"]
    frame = OF_THIS_PAGE.sub("", tab.evaluate(FRAME_SHOWN, FRAME))
    for width, scheme, rules in looks:
        tab.set_viewport_size({"width": width, "height": 800})
        tab.emulate_media(color_scheme=scheme)
        wrong = ["wider than the screen"] if tab.evaluate(WIDER) else []
        known = FRAME if (frame, width, scheme) in judged else []
        judged.add((frame, width, scheme))
        said += [f"{width} {scheme}: {what}" for what in wrong + tab.evaluate(BARRIERS, [known, rules])]
    tab.remove_listener("console", hear)
    return said


def _complaint(message: ConsoleMessage, page: Page) -> list[str]:
    """An error in the console; that the page itself tells of a failure is none."""
    told = message.type == "error" and f"status of {page.status}" not in message.text
    return [message.text] if told else []


def test_no_page_has_a_barrier_on_a_phone_in_light_colours_nor_at_a_desk_in_dark_ones(browser, site):
    assert barriers(browser, site, DAILY, "ky") == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ky", "ru", "en", "uz-cyrl"])
def test_no_page_has_a_barrier_in_any_size_scheme_and_language(browser, site, language):
    assert barriers(browser, site, [*product([PHONE, DESK], ["light", "dark"], [RULES])], language) == []
