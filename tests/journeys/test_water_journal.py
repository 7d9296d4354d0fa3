"""A canal is watered with two phones that have no network and write of the same user; one of them dies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Playwright

from birge.site.demo.cast import PASSWORD
from tests.journeys.conftest import Site, Visitor
from tests.journeys.looking import look
from tests.journeys.settings import PHONE
from tests.journeys.steps import follow, go, ky, press, says, sign_in
from tests.phones import Phone

pytestmark = pytest.mark.browser

MASTER, HYDROTECHNICIAN = "water-master", "hydrotechnician"
CANAL = "К-2"


class KyrgyzPhone(Phone):
    """A phone whose words are Kyrgyz, for as long as a busy machine needs."""

    say = staticmethod(ky)
    patience_ms = 60_000

    def take_along(self, name: str) -> None:
        """Signed in, the canal's users and gauge posts are taken along; then the network is gone."""
        sign_in(self.page, name)
        open_the_day(self.page)
        press(self.page, "Take along on this phone")
        self.choose_pin()
        look(self.page)
        self.context.set_offline(True)

    def titles(self) -> list[str]:
        """What went along, as its list names it."""
        return self.page.locator("[data-part=pieces] button").all_inner_texts()


@pytest.fixture
def phone(playwright: Playwright, chromium: str, site: Site, tmp_path: Path) -> Iterator[Callable[[], KyrgyzPhone]]:
    """Makes phones; at the end no script may have failed on any of them."""
    phones: list[KyrgyzPhone] = []

    def make() -> KyrgyzPhone:
        phones.append(KyrgyzPhone(playwright, chromium, tmp_path / f"phone-{len(phones)}", site.address))
        return phones[-1]

    yield make
    for made in phones:
        made.close()
    assert [complaint for made in phones for complaint in made.complaints] == []


def test_what_two_phones_wrote_without_a_network_comes_in_once_and_a_person_decides(
    site: Site, visitor: Visitor, phone: Callable[[], KyrgyzPhone]
) -> None:
    today = timezone.localdate().isoformat()
    one, other = phone(), phone()
    one.take_along(MASTER)
    other.take_along(HYDROTECHNICIAN)
    titles = [title.splitlines()[0] for title in one.titles()]
    same, alone = [title for title in titles if "Г-" not in title][:2]
    gauge = next(title for title in titles if title.startswith("Г-"))
    water = {"started": f"{today}T00:00", "stopped": f"{today}T00:01"}

    one.write(same, **water, volume_m3="120,5")
    one.write(alone, started=f"{today}T00:00")
    one.write(gauge, level_cm="15", read=f"{today}T00:00")
    one.die()
    other.write(same, **water, volume_m3="90")
    one.start()
    one.context.set_offline(True)
    one.page.goto("/")
    one.unlock()
    one.wait_for("waiting", 3)
    other.context.set_offline(False)
    other.wait_for("done", 1)
    one.context.set_offline(False)
    one.sign_in_again(MASTER, PASSWORD)
    one.wait_for("conflict", 1)
    one.wait_for("done", 2)
    assert one.count("waiting") == 0

    director = visitor(site.address, PHONE)
    sign_in(director, HYDROTECHNICIAN)
    open_the_day(director)
    assert director.locator(".runs li").count() == 1
    decide_for_the_first_phone(director, same)
    open_the_day(director)
    assert "120,5 м³" in director.locator(".turns li", has_text=same.split(" · ")[0]).inner_text()


def open_the_day(page: Page) -> None:
    """The water master's page of the canal."""
    go(page, "/water/")
    follow(page, "The day's water")
    page.select_option("select[name=canal]", CANAL)
    press(page.locator("main"), "Show")


def decide_for_the_first_phone(page: Page, title: str) -> None:
    """One conflict stands; it shows both volumes."""
    follow(page, "What came in from phones")
    page.locator("main tr", has_text=ky("Needs a decision")).get_by_role("link", name=title).click()
    look(page)
    row = page.locator("main tr", has_text=ky("Volume, m³, if it is known"))
    assert row.locator("label").all_inner_texts() == ["90", "120,5"]
    row.get_by_label("120,5").check()
    press(page, "Keep what is marked")
    assert says(page, ky("Decided. What was not kept stays in the list."))
