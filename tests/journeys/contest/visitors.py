"""What a stranger finds: the contest and the organisation in two languages, and files that others' programs read."""

from __future__ import annotations

import json
from datetime import date

from playwright.sync_api import Page

from tests.exchange.validators import giving_errors, iati_errors, ocds_errors
from tests.journeys.contest.clerk import CALL, OTHER_PROJECT, PROJECT
from tests.journeys.contest.customer import AIM
from tests.journeys.looking import look
from tests.journeys.steps import file_at, follow, go, heading, says

FUND, FUND_RU, CALL_RU = "«Үлгү» коомдук фонду", "Общественный фонд «Үлгү»", "Клуб для детей после школы"


def read_the_contest(page: Page) -> None:
    """From the first page: who won and why, what was agreed, paid and reached; the complaint and its end."""
    go(page, "/")
    follow(page, "Contests: open data")
    page.get_by_role("link", name=CALL, exact=True).first.click()
    look(page)
    assert heading(page) == CALL
    for text in (PROJECT, AIM, "100 000", "150 000"):
        assert says(page, text), text


def read_the_organisation(page: Page) -> None:
    """What it won and was paid, in Kyrgyz and, after one click, in Russian; then the contest in Russian."""
    page.get_by_role("link", name=FUND).first.click()
    look(page)
    assert says(page, PROJECT)
    page.locator("details.language summary").click()
    page.get_by_role("button", name="Русский").click()
    look(page)
    assert FUND_RU in heading(page)
    page.get_by_role("link", name=CALL_RU).first.click()
    look(page)
    assert heading(page) == CALL_RU
    assert not says(page, OTHER_PROJECT)


def take_the_files(page: Page, on: date) -> None:
    """Each as the page offers it, judged by the schemas of its standard."""
    links = page.locator("main a[href*='/files/']").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    files = {address.strip("/").rpartition("/")[2]: file_at(page, address) for address in links}
    assert ocds_errors(json.loads(files["ocds"])) == []
    assert ocds_errors(json.loads(files["ocds-records"])) == []
    assert giving_errors(json.loads(files["360giving"])) == []
    assert iati_errors(files["iati"], on) == []
    [grant] = json.loads(files["360giving"])["grants"]
    assert (grant["amountAwarded"], grant["amountDisbursed"]) == (150000, 100000)
