"""Shorter tasks: what a visitor finds, which language speaks, what happens when something is refused."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Site, Visitor
from tests.journeys.looking import english_words, fits, look
from tests.journeys.settings import DESKTOP, PHONE, SETTINGS, Setting
from tests.journeys.steps import fill, go, heading, ky, press, says, sign_in

pytestmark = pytest.mark.browser

OZGON_RAYON = "41706255000000"
PUBLIC_PAGES = ["/", "/places/", "/places/map/", "/decisions/", "/decisions/mine/", "/meetings/", "/meetings/bodies/",
                "/people/organisations/", "/accounts/login/", "/help/", "/about/", "/to-confirm/"]  # fmt: skip
JOURNAL = "/people/journal/"
"""It shows fields as they are stored, by their technical names."""
ROLES = ["administrator", "clerk", "secretary", "resident"]


@pytest.mark.parametrize("language", ["en-US", "ru-RU", "uz-UZ"])
def test_the_site_opens_in_kyrgyz_whatever_the_browser_asks_for(site: Site, visitor: Visitor, language: str) -> None:
    page = visitor(site.address, DESKTOP, language=language)

    go(page, "/")

    assert page.locator("html").get_attribute("lang") == "ky"
    assert heading(page) == ky("Birge")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_chosen_language_is_remembered_on_every_page(site: Site, visitor: Visitor, setting: Setting) -> None:
    page = visitor(site.address, setting)
    go(page, "/decisions/")

    page.locator("details.language summary").click()
    page.get_by_role("button", name="English").click()
    assert heading(page) == "Decisions"

    page.goto("/accounts/login/")
    assert heading(page) == "Sign in"
    own_tongue = re.sub(r"\s+", " ", page.locator("header nav").inner_text())
    assert not re.search(r"[а-яөүң]", own_tongue, re.IGNORECASE)


@pytest.mark.parametrize("setting", [PHONE, DESKTOP], ids=lambda setting: setting.name)
def test_no_public_page_speaks_english_to_a_kyrgyz_reader_or_is_too_wide(
    site: Site, visitor: Visitor, setting: Setting
) -> None:
    page = visitor(site.address, setting)

    for address in PUBLIC_PAGES:
        go(page, address)
        assert (english_words(page), fits(page)) == ([], True), address


@pytest.mark.parametrize("name", ROLES)
def test_every_page_on_a_persons_menu_is_kyrgyz_and_fits_a_phone(site: Site, visitor: Visitor, name: str) -> None:
    page = visitor(site.address, PHONE)
    sign_in(page, name)

    addresses = page.locator("header nav a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    for address in {*addresses, "/people/me/"} - {JOURNAL}:
        go(page, address)
        assert (english_words(page), fits(page)) == ([], True), address


@pytest.mark.parametrize("typed", ["Өзгөн", "Озгон", "Ozgon", OZGON_RAYON])
def test_a_visitor_finds_a_place_in_any_spelling(site: Site, visitor: Visitor, typed: str) -> None:
    page = visitor(site.address, PHONE)
    go(page, "/")

    fill(page, q=typed)
    press(page.locator("main"), "Find")
    page.locator("main").get_by_role("link", name=re.compile("Өзгөн|Узген")).first.click()
    look(page)

    assert re.search("Өзгөн|Узген", heading(page))


def test_the_map_has_a_table_that_says_the_same(site: Site, visitor: Visitor) -> None:
    page = visitor(site.address, DESKTOP)

    go(page, "/places/map/")
    page.locator("[data-map] svg, [data-map] canvas").first.wait_for()

    assert page.locator("main table tbody tr").count() == 60


def test_a_page_left_alone_locks_and_leads_back_to_where_it_was(site: Site, visitor: Visitor) -> None:
    page = visitor(site.address, DESKTOP)
    sign_in(page, "head")
    go(page, "/sharing/?q=көмүр")
    leave_alone(site)

    page.reload()
    look(page)
    assert heading(page) == ky("Locked")
    fill(page, unlock_password="birge-demo")
    press(page, "Unlock")

    assert page.url.endswith("/sharing/?q=%D0%BA%D3%A9%D0%BC%D2%AF%D1%80")
    assert heading(page) == ky("Sharing out")


def leave_alone(site: Site) -> None:
    """An hour passes for everybody who is signed in."""
    site.installation.python(
        "from django.contrib.sessions.models import Session\n"
        "from django.contrib.sessions.backends.db import SessionStore\n"
        "for row in Session.objects.all():\n"
        "    session = SessionStore(row.session_key)\n"
        "    session['last_seen_at'] = session.get('last_seen_at', 0) - 3600\n"
        "    session.save()\n"
    )


@pytest.mark.parametrize("address", ["/nothing-here/", "/decisions/mine/00000000000000000000/", "/people/"])
def test_a_page_that_cannot_be_shown_says_what_to_do(site: Site, visitor: Visitor, address: str) -> None:
    page = visitor(site.address, PHONE)
    if address == "/people/":
        sign_in(page, "resident")

    go(page, address)

    assert english_words(page) == []
    assert page.locator("main a, main form").count() > 0


def test_whoever_is_not_signed_in_is_led_back_to_the_page_that_she_asked_for(site: Site, visitor: Visitor) -> None:
    page = visitor(site.address, PHONE)
    go(page, "/sharing/new/")

    fill(page, login="clerk", password="birge-demo")
    press(page.locator("main"), "Sign in")

    assert heading(page) == ky("New share-out")
    assert says(page, ky("First say what there is to share; then add the families."))


def names_of(page: Page) -> list[str]:
    """The sign-in names that the sign-in page offers."""
    return page.locator("main td code").all_inner_texts()


def test_the_sign_in_page_tells_whom_one_may_try_to_be(site: Site, visitor: Visitor) -> None:
    page = visitor(site.address, PHONE)

    go(page, "/accounts/login/")

    assert set(ROLES) <= set(names_of(page))
