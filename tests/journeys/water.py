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
    day = days.yesterday.isoformat()
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


def bill(page: Page, days: Days) -> None:
    """The accountant bills what was delivered."""
    sign_in(page, "accountant")
    go(page, "/water/")
    follow(page, "Money: tariffs, bills, payments, debts")
    follow(page, "Bills")
    follow(page, "Make bills")
    choose(page, "season", SEASON)
    day = days.yesterday.isoformat()
    fill(page, starts_on=day, last_on=day, due_on=(days.today + timedelta(days=30)).isoformat())
    press(page, "Show what they come to")
    assert says(page, USER)
    press(page, "Make these bills")
    page.locator("main tr", has_text=USER).get_by_role("link").first.click()
    look(page)
    assert says(page, "54,5 м³")


def be_paid(page: Page, days: Days) -> None:
    """She takes a part of it in cash and gives a receipt."""
    go(page, "/water/")
    follow(page, "Money: tariffs, bills, payments, debts")
    follow(page, "Take a payment")
    page.locator(".list-tools [name=user]").fill(NUMBER)
    press(page, "Show the debt")
    fill(page, amount="5", paid_on=days.today.isoformat())
    save(page)
    receipt = text_of(file_at(page, page.locator("main a[href$='receipt.pdf']").first.get_attribute("href")))
    assert USER in receipt


def see_what_everyone_sees(page: Page, days: Days) -> None:
    """Signed out: today's water by outlet and the decision with its package; nobody's name."""
    go(page, "/water/open/")
    page.locator("main a[href*='/water/open/']").first.click()
    look(page)
    assert says(page, OUTLET)
    assert page.locator("main a", has_text=str(days.period)).count()
    assert not page.get_by_text(USER).count()


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
    page.locator("[name=way]").last.check()
    save(page)
    assert says(page, ky("Accepted"))


def see_the_indicators(page: Page) -> None:
    """How adequately and equally the water of the dry June was delivered."""
    go(page, "/water/")
    follow(page, "Indicators")
    first, until = page.locator(".list-tools input[type=date]").all()
    first.fill("2026-04-01")
    until.fill("2026-10-01")
    press(page, "Show")
    assert says(page, ky("Equity", "indicator"))
