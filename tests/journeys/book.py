"""The clerk's work on the household book: a file comes in, a person is found, a paper goes out, aid is drawn."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page

from tests.journeys.looking import look
from tests.journeys.sharing import work_ends
from tests.journeys.steps import file_at, fill, follow, go, ky, press, says
from tests.registers.importing.planted import Planted, planted, sound, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def somebody(village: str) -> str:
    """Surname and given name of somebody in the file who bears them alone and whose name has letters of Kyrgyz only."""
    names = [f"{row['surname']} {row['given_name']}" for row in sound([village], 1000)["persons"]]
    return next(name for name in names if names.count(name) == 1 and {"ө", "ү"} & set(name))


def bring_the_book(page: Page, village: str) -> None:
    """A thousand households with twelve faults: each is named and corrected on the site, then all comes in."""
    content, faults = planted([village], count=1000)
    upload(page, "китеп.xlsx", content)
    named: list[str] = []
    report = page.url.split("?")[0]
    for level in ("error", "offer"):
        go(page, f"{report}?level={level}")
        for fault in faults:
            if (row := row_of(page, fault)).count():
                assert row.locator(".muted").inner_text().strip(), fault
                named.append(fault.code)
    missing = [fault for fault in faults if fault.code not in named]
    assert missing == []
    go(page, f"{report}?level=error")
    for fault in faults:
        if fault.right:
            row_of(page, fault).locator("[name^=cell-]").fill(fault.right)
    press(page, "Save the corrections and check again")
    work_ends(page)
    for fault in faults:
        if not fault.right:
            go(page, f"{report}?code={fault.code}")
            row_of(page, fault).locator("[name=take]" if fault.right is None else "[name=leave_out]").click()
            work_ends(page)
    assert says(page, ky("The file is checked and can be applied."))
    apply(page)


def undo_another_file(page: Page, village: str) -> None:
    """A second file comes in and is taken back as a whole; its people are found no more."""
    book = sound([village], count=3, seed=99)
    for sheet in book.values():
        for row in sheet:
            row["number"] = f"Х-{row['number']}"
    for row in book["persons"]:
        row["surname"] = "Кайтарылбаев"
    upload(page, "экинчи.xlsx", workbook({"persons": book["persons"]}))
    apply(page)
    assert find(page, "кайтарылбаев").count() > 0
    go(page, page.url.split("/book/")[0] + "/kernel/imports/")
    page.get_by_role("link", name="экинчи.xlsx").first.click()
    look(page)
    page.get_by_role("link", name=ky("Undo the whole file")).click()
    look(page)
    fill(page, reason="Ката файл")
    press(page.locator("main"), "Undo")
    work_ends(page)
    assert find(page, "кайтарылбаев").count() == 0


def upload(page: Page, name: str, content: bytes) -> None:
    """From the book to the file."""
    follow(page, "Household book")
    follow(page, "Bring a file")
    page.get_by_role("link", name=ky("Household book"), exact=True).last.click()
    look(page)
    file: dict[str, Any] = {"name": name, "mimeType": XLSX, "buffer": content}
    page.locator("[name=file]").set_input_files(file)
    press(page, "Upload and check")
    work_ends(page)


def apply(page: Page) -> None:
    """What will happen is shown in numbers, then it happens."""
    page.locator(".page-action a").click()
    look(page)
    press(page, "Apply")
    work_ends(page)


def row_of(page: Page, fault: Planted) -> Locator:
    """The row of the report about this fault."""
    return page.locator("tr", has_text=re.compile(rf"{ky('Row')}: {fault.row}\D")).first


def find(page: Page, text: str) -> Locator:
    """What a search shows."""
    follow(page, "Household book")
    page.get_by_role("search").first.locator("[name=q]").fill(text)
    page.get_by_role("search").first.get_by_role("button").click()
    look(page)
    return page.locator("#found td:first-child a")


def give_a_certificate(page: Page, name: str) -> tuple[str, bytes]:
    """From the person's page to the paper; the address that its QR code opens, and the paper."""
    page.locator("#found a", has_text=name).first.click()
    look(page)
    follow(page, "Give a certificate")
    press(page, "Issue")
    address = page.locator("a.code").get_attribute("href")
    paper = page.get_by_role("link", name="PDF: кыргызча").get_attribute("href")
    assert address
    return address, file_at(page, paper)


def draw_an_aid_list(page: Page, **needs: str) -> int:
    """Families from the book, each once, with why and what it received before; how many."""
    follow(page, "Draw families from the book")
    fill(page, **needs)
    press(page, "Show who fits")
    chosen = page.locator("[name=household]:checked").count()
    fill(page, claim="1")
    press(page, "Add the chosen families")
    return chosen
