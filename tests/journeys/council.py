"""The secretary's work: the announced meeting of the council, from the attendance to the signed minutes."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

from playwright.sync_api import Page

from birge.site.demo.council import MATTER, MOTION
from tests.journeys.looking import look
from tests.journeys.steps import file_at, fill, follow, go, ky, press, says

SENT_WITHIN_SECONDS = 60


def hold_the_announced_meeting(page: Page, outbox: Path) -> str:
    """Attendance, the vote, the minutes signed by both; their check code."""
    give_a_phone(page)
    follow(page, "My meetings")
    page.locator("main td a").first.click()
    look(page)
    meet(page)
    vote(page)
    press(page, "Close the meeting")
    press(page, "Prepare the minutes")
    sign_by_code(page, outbox)
    sign_on_paper(page)
    assert says(page, ky("Signed"))
    press(page, "Publish")
    return page.locator("dl a[href*='/check/']").inner_text()


def give_a_phone(page: Page) -> None:
    """A code that signs goes to a phone: the secretary enters hers."""
    page.locator("header a[href='/people/me/']").click()
    fill(page, phone="+996 555 000 111")
    press(page.locator("main"), "Save")
    go(page, "/")


def meet(page: Page) -> None:
    """All but the last member are there, and the meeting opens."""
    seats = page.locator("#attendance fieldset.seat")
    for number in range(seats.count()):
        presence = "Absent" if number == seats.count() - 1 else "Present"
        seats.nth(number).get_by_label(ky(presence), exact=True).check()
    press(page, "Save the attendance")
    press(page.locator("#opening"), "Open the meeting")


def vote(page: Page) -> None:
    """The matter of the coal: what was said, the motion, and everybody present for it."""
    assert says(page, MATTER)
    page.get_by_role("button", name=f"{ky('Turn to this matter')}: {MATTER}").click()
    fill(page, noted="Көмүрдүн баары келди, тизме окулду.")
    press(page, "Save the note")
    page.locator("summary", has_text=ky("Put a motion")).click()
    fill(page, text=MOTION)
    press(page, "Put to the vote")
    press(page, "All present are for")
    assert says(page, ky("Who voted how"))


def sign_by_code(page: Page, outbox: Path) -> None:
    """The secretary asks for a code, reads it on her phone and types it."""
    press(page, "Send me a code")
    fill(page, code=code_sent(outbox))
    press(page, "Sign")


def code_sent(outbox: Path) -> str:
    """The code in the text message, once a worker has sent it."""
    until = time.monotonic() + SENT_WITHIN_SECONDS
    while True:
        for file in outbox.glob("*.sms.json"):
            if found := re.search(r"\b\d{8}\b", json.loads(file.read_text())["text"]):
                return found[0]
        assert time.monotonic() < until, "no code was sent"
        time.sleep(0.1)


def sign_on_paper(page: Page) -> None:
    """The chair signs the printed minutes; the secretary attaches the scan."""
    printed = file_at(page, page.locator("main a", has_text="PDF").first.get_attribute("href"))
    page.locator("[name=role]").select_option("chair")
    page.locator("[name=scan]").set_input_files(
        {"name": "протокол.pdf", "mimeType": "application/pdf", "buffer": printed}
    )
    press(page, "Attach the signature")
