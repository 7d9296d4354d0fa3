"""The clerk's work on a share-out, and what a family and a stranger do with it."""

from __future__ import annotations

import io
import re
from typing import Any

from playwright.sync_api import Locator, Page
from pypdf import PdfReader

from tests.journeys.families import FAULTS, Planted, faulty_families, right_families, sheet_of
from tests.journeys.looking import look
from tests.journeys.steps import file_at, fill, follow, go, heading, ky, link, press, says

TITLE = "Кышкы көмүр, Кароол"
GIVEN_ON_LIST = re.compile(r" \D+, \d+ [\d,]+ ([\d,]+)")
"""After the name: the street, the house, what was asked for, what is given."""
ON_SLIP = re.compile(r" \D+, \d+ \D+: ([\d,]+) т .*?: ((?:[0-9A-Z]{4}-){4}[0-9A-Z]{4})\b")
"""After the name: the street, the house, what is given, how to look, the code."""


def begin_a_share_out(page: Page) -> None:
    """The clerk says what there is."""
    follow(page, "Sharing out")
    follow(page, "New share-out")
    fill(page, title_ky=TITLE, good="Көмүр", unit="т", amount="24", quantum="0,5", season="2026–2027")
    press(page, "Save")
    assert heading(page) == TITLE


def bring_families(page: Page, *, corrects_in_browser: bool) -> None:
    """Every fault is named by row and field with its remedy; corrected here or in the file, the families come in."""
    follow(page, "Upload a sheet")
    template = file_at(page, page.get_by_role("link", name="XLSX").get_attribute("href"))
    upload(page, sheet_of(template, faulty_families()))
    assert page.locator("[name^=cell-]").count() == len(FAULTS)
    for fault in FAULTS:
        assert_named(page, fault)
    if corrects_in_browser:
        for fault in FAULTS:
            faulty(page, fault).locator("[name^=cell-]").fill(fault.right)
        press(page, "Save the corrections and check again")
    else:
        follow(page, "Upload the corrected file")
        upload(page, sheet_of(template, right_families()))
    work_ends(page)
    assert says(page, ky("The file is checked and can be applied."))
    page.locator(".page-action a").click()
    press(page, "Apply")
    work_ends(page)
    follow(page, "Go on")
    assert heading(page) == TITLE
    assert page.get_by_role("cell", name=right_families()[5]["name"]).is_visible()


def upload(page: Page, file: dict[str, Any]) -> None:
    """Choose the file and wait until it is read."""
    page.locator("[name=file]").set_input_files(file)
    press(page, "Upload and check")
    work_ends(page)


def work_ends(page: Page) -> None:
    """The page follows the work by itself; without scripts the person refreshes it."""
    while page.locator("progress").count():
        refresh = link(page, "Refresh")
        if refresh.is_visible():
            page.wait_for_timeout(300)
            page.goto(page.url)
    look(page)


def faulty(page: Page, fault: Planted) -> Locator:
    """The row of the report about this fault."""
    return page.locator("tr", has_text=f"{ky('Row')}: {fault.row}")


def assert_named(page: Page, fault: Planted) -> None:
    """The report says where the fault is, what stands there and what to do."""
    row = faulty(page, fault)
    assert row.locator("strong").inner_text().strip()
    assert row.locator("[name^=cell-]").input_value() == fault.wrong
    assert row.locator(".muted").inner_text().strip()


def decide_and_publish(page: Page, minutes: str) -> None:
    """The rules side by side; the one that was voted for, with the minutes of the vote; then everybody may read it."""
    press(page, "Compare the rules")
    assert page.locator(".card svg").count() == 4
    page.get_by_label(ky("Equally, not above the claim"), exact=True).check()
    choice = page.locator("[name=minutes] option", has_text=minutes)
    page.locator("[name=minutes]").select_option(choice.get_attribute("value"))
    press(page, "Decide")
    assert says(page, ky("Decided. Now publish it, print the list and hand out."))
    press(page, "Publish")
    assert says(page, ky("Published: everyone can now read and check this decision."))


def print_papers(page: Page) -> dict[str, str]:
    """The list and the slips name every family once, with the same amount; the families' codes."""
    families = [family["name"] for family in right_families()]
    listed = text_of(file_at(page, link(page, "Print the list (PDF)").get_attribute("href")))
    slips = text_of(file_at(page, link(page, "Print the slips (PDF)").get_attribute("href")))
    assert [(listed.count(name), slips.count(name)) for name in families] == [(1, 1)] * len(families)
    codes = {}
    for name in families:
        on_list, on_slip = GIVEN_ON_LIST.match(listed.split(name)[1]), ON_SLIP.match(slips.split(name)[1])
        assert on_list and on_slip and on_list[1] == on_slip[1], name
        codes[name] = on_slip[2]
    assert len(set(codes.values())) == len(families)
    return codes


def text_of(pdf: bytes) -> str:
    """All words of a PDF, page after page."""
    return " ".join(" ".join((page.extract_text() or "").split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def hand_over(page: Page, name: str) -> None:
    """The family signs for all that it gets."""
    follow(page, "Hand out")
    page.get_by_role("link", name=name).click()
    look(page)
    press(page, "Note as handed over")
    page.get_by_role("link", name=name).click()
    look(page)
    assert says(page, ky("Handed out"))


def read_why(page: Page, code: str) -> None:
    """Signed out, on a phone, a family types the code of its slip and reads why it gets this much."""
    go(page, "/")
    fill(page, code=code.lower().replace("-", " "))
    press(page, "See what and why")
    assert says(page, TITLE)
    assert says(page, ky("Why"))


def download_package(page: Page) -> bytes:
    """From the family's page to the whole decision and its public package, as anyone can."""
    follow(page, "The whole decision")
    return file_at(page, link(page, "Download the public package").get_attribute("href"))
