"""A season of the demo's association, from a new user to what the public sees: each step as its person takes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import Page

from birge.water.periods import TenDays, ten_days_of
from tests.journeys.looking import look
from tests.journeys.sharing import text_of
from tests.journeys.steps import file_at, fill, follow, go, ky, link, press, says

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
    def yesterday(self) -> date:
        return self.today - timedelta(days=1)

    @property
    def first(self) -> date:
        """The season begins with the ten days before, so that yesterday lies in it."""
        return ten_days_of(self.period.starts_on - timedelta(days=1)).starts_on

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
    press(page, "Compute again from the crop plan")
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


def read_why(page: Page, code: str) -> None:
    """On a phone, signed out: the code of the slip opens why it is this much."""
    go(page, "/")
    fill(page, code=code)
    press(page, "See what and why")
    assert says(page, ky("Why"))


def offer_contracts(page: Page) -> None:
    """Everyone in the crop plan gets a contract; less is expected than is ordered, so all are offered the same cut."""
    season = page.url
    follow(page, "Contracts")
    follow(page, "Prepare the contracts")
    save(page)
    follow(page, "Forecast of the season")
    for field in page.locator("main form input[inputmode=decimal]").all():
        field.fill("1")
    save(page)
    go(page, season)
    follow(page, "Proportional offer")
    fill(page, why="болжол боюнча")
    save(page)
    accept_the_contract(page, season)
    go(page, season)


def accept_the_contract(page: Page, season: str) -> None:
    """The user said yes on paper."""
    go(page, season)
    follow(page, "Contracts")
    page.locator("main a", has_text=USER).first.click()
    look(page)
    page.locator("[name=accepted]").first.check()
    press(page, "Save")
    assert says(page, ky("Accepted", "contract"))
