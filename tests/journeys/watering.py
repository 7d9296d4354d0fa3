"""The second half of an association's season: turns, the journal in the field, bills, what everybody sees."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import Page

from birge.site.demo.cast import PASSWORD
from tests.journeys.looking import look
from tests.journeys.phones import KyrgyzPhone
from tests.journeys.sharing import text_of
from tests.journeys.steps import file_at, fill, follow, go, ky, press, says, sign_in
from tests.journeys.water import CANAL, NUMBER, OUTLET, SEASON, USER, Days, choose, save


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


def see_the_indicators(page: Page) -> None:
    """How adequately and equally the water of the dry June was delivered."""
    go(page, "/water/")
    follow(page, "Indicators")
    first, until = page.locator(".list-tools input[type=date]").all()
    first.fill("2026-04-01")
    until.fill("2026-10-01")
    press(page, "Show")
    assert says(page, ky("Equity", "indicator"))
