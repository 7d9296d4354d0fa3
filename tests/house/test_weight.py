"""The first view is light: a page with all that it loads, as it comes over the wire from the real server."""

from __future__ import annotations

from urllib.request import Request, urlopen

import pytest

from tests.house.markup import read_page

FIRST_VIEWS = ["home", "account_login", "decisions:decision", "a family's own page"]
MOST_BYTES = 100_000
MOST_BYTES_OF_HTML = 14_000
LOADED = {"link": "href", "script": "src", "img": "src"}


def wire_bytes(address: str) -> int:
    """How many bytes the server sends to a browser that takes brotli and gzip."""
    with urlopen(Request(address, headers={"Accept-Encoding": "br, gzip"}), timeout=20) as answer:
        return len(answer.read())


@pytest.mark.parametrize("name", FIRST_VIEWS)
def test_a_first_view_is_light(site, name):
    page = next(page for page in site.pages if page.name == name and not page.person)
    with urlopen(site.address + page.url, timeout=20) as answer:
        tree = read_page(answer.read().decode())
    own = {element.attributes.get(LOADED[element.tag], "") for element in tree.all(*LOADED)} - {""}
    html = wire_bytes(site.address + page.url)

    assert html <= MOST_BYTES_OF_HTML
    assert html + sum(wire_bytes(site.address + part) for part in own) <= MOST_BYTES
