"""What holds of every page of the site, whoever opens it and in whatever language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from birge.site.demo.cast import PARTS
from birge.site.middleware import content_security_policy
from tests.house.addresses import addresses
from tests.house.markup import Element, read_page, spoken
from tests.house.more import make_more
from tests.house.pages import FILES, LED_ELSEWHERE, ONLY_POSTED, OPENED_BY, Page, pages
from tests.house.signing_in import signed_in
from tests.house.world import make_world

pytestmark = pytest.mark.django_db

LANGUAGES = ["ky", "ru", "uz-cyrl", "tg"] if connection.vendor == "sqlite" else ["ky"]
"""What differs between languages does not differ between databases."""
OTHER_LANGUAGES = ["en", "uz"]
"""The source itself, and the catalogue that was already read in Cyrillic letters."""
SIGNED_IN_S = 15
"""Half of the time after which a session is renewed."""
MOST_QUERIES = 15
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CYRILLIC = ["ky", "ru", "uz-cyrl", "tg"]
LATIN = re.compile(r"[A-Za-z][A-Za-z'’]{2,}")
NAMES = set(
    """Birge CSV XLSX xlsx JSON PDF SMS SHA iCalendar Who's On First GeoNames Mesoshapes OCHA COD Kyrgyzstan Ministry
    Emergency Situations GeoJSON WGS III IGO Apache License SOATE English zbekcha Sheraly FAO OCDS Giving IATI XML
    USD JPEG PNG UTF Windows KOI DOS""".split()
)
"""Latin words that are the same in every language: formats and encodings, sources and languages by their own names."""
SIGN_IN_NAMES = {word for part in PARTS for word in part.username.split("-")}
AS_RECORDED = {"exchange:press", "people:journal"}
"""Shows what programs wrote down, field by field, under the fields' own names; a press release holds an address."""
WITH_PLACES = {"contests:agreement_wording"}
"""Shows the words of a paper with the names of the places that are filled in."""
CODE = re.compile(r"\b[0-9A-Z]{4}(-[0-9A-Z]{4})+\b|\b[\w-]+\.[\w.-]+\b")
"""A printed code; a file's name or a sign-in name with a dot."""


@dataclass
class Visit:
    """One page, opened a second time by one person in one language."""

    page: Page
    language: str
    response: HttpResponse
    queries: int
    tree: Element


@pytest.fixture(scope="module", params=[LANGUAGES, pytest.param(OTHER_LANGUAGES, marks=pytest.mark.slow)], ids=" ".join)
def visits(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[list[Visit]]:
    """The whole site, walked once in each language; what the walk wrote is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        found = pages(world, *make_more(world))
        yield [seen for language in request.param for seen in walk(found, language)]
        transaction.set_rollback(True)


def walk(found: list[Page], language: str) -> Iterator[Visit]:
    """Everybody signs in anew, again and again: however slow the machine, no visit renews a session."""
    clients: dict[str, Client] = {}
    since = 0.0
    for page in found:
        if monotonic() - since > SIGNED_IN_S:
            clients, since = {}, monotonic()
        if page.person not in clients:
            clients[page.person] = signed_in(page.person)
        yield visit(clients[page.person], page, language)


def visit(client: Client, page: Page, language: str) -> Visit:
    client.cookies["birge_language"] = language
    with CaptureQueriesContext(connection) as queries:
        response = client.get(page.url)
    return Visit(page, language, response, len(queries), read_page(response.content.decode()))


def wrong(visits: list[Visit], check: Callable[[Visit], object]) -> list[str]:
    """Where the check finds something, what, and in which languages: one line a page."""
    languages: dict[str, list[str]] = {}
    for visit in visits:
        if what := check(visit):
            line = f"{visit.page.name}, {visit.page.person or 'visitor'}: {what}"
            languages.setdefault(line, []).append(visit.language)
    walked = list(dict.fromkeys(visit.language for visit in visits))
    return [line if found == walked else f"{line} ({' '.join(found)})" for line, found in languages.items()]


def test_every_address_is_a_page_a_file_or_a_button():
    listed = [name for names in OPENED_BY.values() for name in names.split()]
    known = [*listed, *FILES, *ONLY_POSTED, *LED_ELSEWHERE]

    assert sorted(known) == sorted(address.name for address in addresses())


def test_every_page_answers(visits):
    assert wrong(visits, lambda v: v.response.status_code != v.page.status and v.response.status_code) == []


def test_no_page_costs_more_than_fifteen_queries(visits):
    assert wrong(visits, lambda v: v.queries > MOST_QUERIES and v.queries) == []


def test_every_page_has_one_heading_a_title_and_a_sentence_about_itself(visits):
    def lacking(v: Visit) -> list[str]:
        headings, leads = (
            v.tree.all("h1"),
            [e for e in v.tree.all("p") if "lead" in e.attributes.get("class", "").split()],
        )
        titles = v.tree.all("title")
        found = [] if len(headings) == 1 and headings[0].text else [f"{len(headings)} headings"]
        found += [] if len(leads) == 1 and len(leads[0].text) > 10 else ["no lead"]
        return found + ([] if len(titles) == 1 and titles[0].text.split("·")[0].strip() else ["no title"])

    assert wrong(visits, lacking) == []


def test_every_page_names_its_language(visits):
    assert wrong(visits, lambda v: [html.attributes.get("lang") for html in v.tree.all("html")] != [v.language]) == []


def test_nothing_on_a_page_is_inline_or_from_another_host(visits):
    def found(v: Visit) -> list[str]:
        bad = []
        for element in v.tree:
            bad += [f"{element.tag} {name}" for name in element.attributes if name == "style" or name.startswith("on")]
            if element.tag == "style" or (element.tag == "script" and not element.attributes.get("src")):
                bad.append(f"inline {element.tag}")
            for name in ("src", "srcset", "action", "poster", "data") + (("href",) if element.tag != "a" else ()):
                if re.match(r"(https?:)?//", element.attributes.get(name, "")):
                    bad.append(element.attributes[name])
        return bad

    assert wrong(visits, found) == []


def test_every_field_has_a_label(visits):
    def unlabelled(v: Visit) -> list[str]:
        targets = {label.attributes.get("for") for label in v.tree.all("label") if label.text}
        fields = [
            field
            for field in v.tree.all("input", "select", "textarea")
            if field.attributes.get("type") not in {"hidden", "submit", "button"}
        ]
        return [field.attributes.get("name", "?") for field in fields if not _named(field, targets)]

    assert wrong(visits, unlabelled) == []


def _named(field: Element, targets: set[str | None]) -> bool:
    by_itself = field.attributes.get("aria-label") or field.attributes.get("aria-labelledby")
    around = any(element.tag == "label" and element.text for element in field.above())
    return bool(by_itself) or field.attributes.get("id") in targets or around


def test_every_answer_carries_the_headers_that_keep_it_safe(visits):
    def lacking(v: Visit) -> list[str]:
        found = [name for name, value in HEADERS.items() if v.response.get(name) != value]
        if v.response.get("Content-Security-Policy") != content_security_policy():
            found.append("Content-Security-Policy")
        if v.response.get("Referrer-Policy") not in {"same-origin", "no-referrer"}:
            found.append("Referrer-Policy")
        return found

    assert wrong(visits, lacking) == []


def test_no_personal_page_stays_in_a_cache(visits):
    def kept(v: Visit) -> bool:
        personal = v.page.person or v.page.name == "a family's own page"
        return bool(personal) and not {"private", "no-store"} <= set(v.response.get("Cache-Control", "").split(", "))

    assert wrong(visits, kept) == []


def test_no_placeholder_reaches_a_page(visits):
    open_place = re.compile(r"%\(\w+\)[sd]|%s|\{\{|\{%|\{\w*\}")

    shown = [v for v in visits if v.page.name not in WITH_PLACES]
    assert wrong(shown, lambda v: [text for _, text in spoken(v.tree) if open_place.search(text)]) == []


def test_no_english_is_left_on_pages_in_cyrillic_languages(visits):
    def english(v: Visit) -> list[str]:
        if v.language not in CYRILLIC or v.page.name in AS_RECORDED | WITH_PLACES:
            return []
        pieces = [text for element, text in spoken(v.tree) if not _is_foreign(element, v.language)]
        return [text for text in pieces if set(LATIN.findall(CODE.sub("", text))) - NAMES - SIGN_IN_NAMES]

    assert wrong(visits, english) == []


def _is_foreign(element: Element, language: str) -> bool:
    """Codes, and words that are marked as being in another language."""
    around = [element, *element.above()]
    code = any(e.tag in {"code", "pre"} or "code" in e.attributes.get("class", "").split() for e in around)
    return code or any(e.attributes.get("lang", language) != language for e in around)
