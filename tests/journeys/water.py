"""A season of the demo's association, from a new user to what the public sees: each step as its person takes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import Page

from birge.site.demo.cast import PASSWORD
from birge.water.periods import TenDays, ten_days_of
from tests.journeys.looking import look
from tests.journeys.phones import KyrgyzPhone
from tests.journeys.sharing import text_of
from tests.journeys.steps import file_at, fill, follow, go, ky, link, press, says, sign_in

USER, NUMBER, PARCEL, OUTLET = "Сагынбекова Бермет", "9001", "9001/1", "С-13"
SEASON, CROP, CANAL = "Сыноо сезону", "Жүгөрү", "К-1-1"
MINUTES = "№ 7, чогулуш"
CODE = re.compile(r"(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}")


@dataclass(frozen=True)
class Days:
    """The season that holds today, and today's ten days."""

    today: date

    @property
    def period(self) -> TenDays:
        return ten_days_of(self.today)

    @property
    def first(self) -> date:
        return self.period.starts_on

    @property
    def after(self) -> date:
        return self.first + timedelta(days=80)


def save(page: Page) -> None:
    """Press the one primary button of the page's form."""
    page.locator("main form .btn-primary").last.click()
    look(page)


def choose(page: Page, name: str, text: str) -> None:
    """Choose in a list what begins with this text."""
    field = page.locator(f'main [name="{name}"]:visible')
    value = field.locator("option", has_text=text).first.get_attribute("value")
    assert value, text
    field.select_option(value)


def enter_a_user(page: Page, days: Days) -> None:
    """The hydrotechnician enters a member and the parcel that she waters."""
    follow(page, "Water")
    follow(page, "New water user")
    fill(page, label=NUMBER, name=USER, phone="+996 000 111222", since=days.first.isoformat())
    save(page)
    go(page, "/water/")
    page.get_by_role("link", name=ky("New parcel"), exact=True).first.click()
    look(page)
    fill(page, label=PARCEL, area_ha="0,8", since=days.first.isoformat())
    choose(page, "outlet", OUTLET)
    save(page)


def give_the_parcel(page: Page, days: Days) -> None:
    """On the parcel's page: who waters it from now on."""
    follow(page, "Another user waters it")
    fill(page, user=NUMBER, since=days.first.isoformat())
    save(page)
    assert says(page, USER)


def neighbours(page: Page) -> list[str]:
    """Two other parcels that the same canal waters."""
    go(page, "/water/")
    follow(page, "Parcels")
    choose(page, "canal", CANAL)
    press(page, "Show")
    found = page.locator("main td[data-label] a").all_inner_texts()
    return [label for label in found if "/" in label and label != PARCEL][:2]


def begin_a_season(page: Page, days: Days) -> None:
    """A season with a norm, and what three parcels bear."""
    parcels = [PARCEL, *neighbours(page)]
    go(page, "/water/")
    follow(page, "Seasons and share-outs")
    fill(page, name_ky=SEASON, starts_on=days.first.isoformat(), ends_on=days.after.isoformat(),
         legal_base="Суу кодекси, 27.06.2025, № 128")  # fmt: skip
    save(page)
    page.get_by_role("link", name=SEASON, exact=True).click()
    look(page)
    season = page.url
    follow(page, "Norms of the association")
    choose(page, "crop", CROP)
    page.locator("[name=first]").select_option("1")
    page.locator("[name=last]").select_option("36")
    fill(page, m3_ha="600", source="чогулуш № 7", since=days.first.isoformat())
    save(page)
    go(page, season)
    for parcel in parcels:
        page.get_by_role("link", name=ky("Entries")).first.click()
        look(page)
        if not page.locator("main [name=parcel]").is_visible():
            page.locator("main details summary").first.click()
        fill(page, parcel=parcel)
        choose(page, "crop", CROP)
        save(page)
        go(page, season)


def share_the_water(page: Page, days: Days) -> None:
    """Requests from the plan, a short source, two rules side by side, the vote, and everybody may read it."""
    page.get_by_role("link", name=str(days.period), exact=True).click()
    look(page)
    press(page, "Compute the requests")
    page.get_by_role("link", name=ky("Write", "flow"), exact=True).first.click()
    look(page)
    fill(page, flow_lps="1,2", source="гидропост Г-1")
    save(page)
    page.get_by_role("button", name=ky("Share out", "water")).first.click()
    look(page)
    press(page, "Put it before the assembly")
    assert page.locator(".card svg").count() >= 2
    page.get_by_label(ky("As equally as the canals allow"), exact=True).check()
    fill(page, minutes_text=MINUTES)
    press(page, "Decide")
    press(page, "Publish")


def read_the_slips(page: Page) -> str:
    """Everybody's volume and code; the code of the new user."""
    slips = text_of(file_at(page, link(page, "Print the slips (PDF)").get_attribute("href")))
    found = CODE.search(slips.split(USER)[1])
    assert found
    return found[0]


def draw_up_the_turns(page: Page, days: Days) -> None:
    """The turns of a canal by the volumes that were decided; everybody is told when hers is."""
    go(page, "/water/")
    follow(page, "Rotas")
    follow(page, "New rota")
    choose(page, "canal", CANAL)
    fill(page, starts_at=f"{days.today.isoformat()}T00:00", cycle_hours="24", flow_lps="25")
    page.locator("[name=basis]").select_option("volume")
    choose(page, "allocation", str(days.period))
    save(page)
    press(page, "Publish")
    assert says(page, USER)


def take_the_journal_along(phone: KyrgyzPhone) -> None:
    """The water master takes the turns of one canal along; then there is no network in the field."""
    sign_in(phone.page, "water-master")
    go(phone.page, "/water/")
    follow(phone.page, "The day's water")
    choose(phone.page, "canal", CANAL)
    press(phone.page, "Show")
    press(phone.page, "Take along on this phone")
    phone.lose_the_network()


def write_in_the_field(phone: KyrgyzPhone, days: Days) -> None:
    """She writes one delivery, the phone dies and starts again, and when the network is back all of it goes."""
    day = days.today.isoformat()
    phone.write(USER, started=f"{day}T00:10", stopped=f"{day}T00:40", volume_m3="54,5")
    phone.die()
    phone.start()
    phone.context.set_offline(True)
    phone.page.goto("/")
    phone.unlock()
    phone.wait_for("waiting", 1)
    phone.context.set_offline(False)
    phone.sign_in_again("water-master", PASSWORD)
    phone.wait_for("done", 1)
