"""A street is walked with two phones that have no network and write about the same household; one of them dies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Playwright

from birge.site.demo.cast import OTHER_AIMAK, PARTS, PASSWORD
from tests.journeys.conftest import Site, Visitor
from tests.journeys.looking import look
from tests.journeys.phones import KyrgyzPhone, phones_at
from tests.journeys.settings import PHONE
from tests.journeys.steps import fill, follow, go, heading, ky, press, says, sign_in

pytestmark = pytest.mark.browser

CLERK, SECOND_CLERK, SECOND_CLERK_NAME = "clerk-of-the-neighbour", "second-clerk", "Назгүл Жээнбекова"
CLERK_NAME = next(part.name for part in PARTS if part.username == CLERK)
MAKE_SECOND_CLERK = f"""
from datetime import date
from birge.kernel.actors import SYSTEM
from birge.people.actions import add_account, appoint
from birge.people.enums import Role
from birge.places.models import Place
from birge.site.demo.cast import BEGINNING, PASSWORD, SINCE
account = add_account(username={SECOND_CLERK!r}, name={SECOND_CLERK_NAME!r}, is_demo=True, by=SYSTEM, at=BEGINNING)
account.set_password(PASSWORD)
account.save()
place = Place.objects.get(soate={OTHER_AIMAK!r})
appoint(account=account, role=Role.CLERK, place=place, organisation=None, starts_on=SINCE, by=SYSTEM, at=BEGINNING)
"""
YAKS = "animal-yak-all"
"""Nobody in the demo keeps yaks."""


def take_along(phone: KyrgyzPhone, name: str, round_address: str) -> None:
    """Signed in, the first street of the round is taken along."""
    sign_in(phone.page, name)
    go(phone.page, round_address)
    phone.page.locator("input[name=street]").first.check()
    press(phone.page, "Take along on this phone")
    phone.lose_the_network()


@dataclass(frozen=True)
class Door:
    """A household on the walking list."""

    head: str
    address: str


@pytest.fixture
def phone(playwright: Playwright, chromium: str, site: Site, tmp_path: Path) -> Iterator[Callable[[], KyrgyzPhone]]:
    """Makes phones that visit the site."""
    with phones_at(site.address, playwright, chromium, tmp_path) as make:
        yield make


def test_two_phones_write_about_the_same_household_one_dies_and_the_clerk_decides(
    site: Site, visitor: Visitor, phone: Callable[[], KyrgyzPhone]
) -> None:
    site.installation.python(MAKE_SECOND_CLERK)
    clerk = visitor(site.address, PHONE)
    round_address = open_a_round(clerk)
    same, alone = first_doors(clerk)
    one, other = phone(), phone()
    take_along(one, CLERK, round_address)
    take_along(other, SECOND_CLERK, round_address)

    one.write(same.head, **{YAKS: "3", "phone": "0555 10 20 30"})
    one.write(alone.head, phone="0777 40 50 60")
    one.die()
    other.write(same.head, **{YAKS: "5"})
    one.start()
    one.context.set_offline(True)
    one.page.goto("/")
    one.unlock()
    one.wait_for("waiting", 2)
    other.context.set_offline(False)
    other.wait_for("done", 1)
    one.context.set_offline(False)
    one.sign_in_again(CLERK, PASSWORD)
    one.wait_for("conflict", 1)
    one.wait_for("done", 1)
    assert one.count("waiting") == 0

    decide_for_three_yaks(clerk, round_address, same)
    see_what_she_decided(clerk, same)
    go(clerk, alone.address)
    assert says(clerk, "0777 40 50 60")


def open_a_round(page: Page) -> str:
    """This year's round of the clerk's own aimak; the address of its page."""
    sign_in(page, CLERK)
    go(page, "/book/rounds/")
    follow(page, "Open a round")
    fill(page, last_on=(timezone.localdate() + timedelta(days=30)).isoformat())
    page.locator("main form button.btn-primary").click()
    page.wait_for_url("**/book/rounds/*-*/")
    look(page)
    return page.url


def first_doors(page: Page) -> list[Door]:
    """The first two households of the first street, as its walking list names them."""
    page.locator("input[name=street]").first.check()
    press(page, "Show the walking list")
    links = page.locator("main td a")
    heads = links.all_inner_texts()[:2]
    ids = [links.nth(number).get_attribute("href").rstrip("/").rpartition("/")[2] for number in range(2)]
    return [Door(head, f"/book/households/{pk}/") for head, pk in zip(heads, ids, strict=True)]


def decide_for_three_yaks(page: Page, round_address: str, door: Door) -> None:
    """One conflict stands; it shows what each phone wrote. The clerk believes the one that died."""
    go(page, round_address)
    follow(page, "What came in from phones")
    page.locator("main tr", has_text=ky("Needs a decision")).get_by_role("link", name=door.head).click()
    look(page)
    assert heading(page) == door.head
    yaks = page.locator("main tr", has_text=ky("Yaks"))
    assert yaks.locator("label").all_inner_texts() == ["5", "3"]
    phone = page.locator("main tr", has_text=ky("Phone of the household"))
    assert phone.get_by_label("0555 10 20 30").is_checked()
    yaks.get_by_label("3").check()
    press(page, "Keep what is marked")
    assert says(page, ky("Decided. What was not kept stays in the list."))


def see_what_she_decided(page: Page, door: Door) -> None:
    """On the household's page, and in its history under her name, after what the other clerk had written."""
    go(page, door.address)
    assert "0555 10 20 30" in page.locator("main").inner_text()
    assert page.locator("main li", has_text=ky("Yaks")).locator(".num").inner_text().split()[0] == "3"
    follow(page, "History")
    last = page.locator("main section").first
    assert CLERK_NAME in last.inner_text()
    assert last.locator("tbody td").all_inner_texts()[1:] == ["5", "3"]
    before = page.locator("main section", has_text=SECOND_CLERK_NAME)
    assert ky("Yaks") in before.first.inner_text()
