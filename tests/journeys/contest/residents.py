"""What a resident does on a phone, signed out: tells a problem, finds the answer, votes, says what came of it."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.looking import look
from tests.journeys.steps import fill, follow, go, ky, link, press, says
from tests.journeys.water import choose, save

VILLAGE = "Орто-Арык"
AIMAK = "Кароол"
PROBLEM = "Мектептен кийин балдар барчу жай жок"
MORE = "Жети айылда 300дөн ашык бала. Былтыр сурасак, каражат жок дешти."


def tell_a_problem(page: Page) -> str:
    """She says what is wrong and where; the code with which she finds the answer."""
    go(page, "/")
    follow(page, "Residents' problems")
    follow(page, "Say what is wrong")
    fill(page, title=PROBLEM, to=VILLAGE, text=MORE, name="Асель", phone="+996 000 222333")
    choose(page, "direction", "Билим")
    save(page)
    if page.locator("main select[name=place]").is_visible():
        page.locator("main select[name=place] option", has_text=AIMAK).first.evaluate("o => o.selected = true")
        save(page)
    assert says(page, PROBLEM)
    return page.locator("p.code").inner_text()


def read_the_answer(page: Page, code: str, answer: str) -> None:
    """Later, with the code from her paper."""
    go(page, "/")
    follow(page, "Residents' problems")
    follow(page, "Say what is wrong")
    follow(page, "I have a code")
    fill(page, code=code)
    press(page, "Open")
    assert says(page, answer)


def vote_on_the_site(page: Page, vote: str, code: str, project: int) -> None:
    """With the code of her slip; a code opens the vote once."""
    find_the_vote(page, vote)
    _fill_ballot(page, code, project)
    press(page, "Cast my ballot")
    assert page.url.endswith("/counted/")
    find_the_vote(page, vote)
    _fill_ballot(page, code, project)
    press(page, "Cast my ballot")
    assert page.locator("main .field-error, main .notice-error").first.is_visible()


def _fill_ballot(page: Page, code: str, project: int) -> None:
    fill(page, code=code)
    page.locator(f'main [name="option_{project}"]').check()


def find_the_vote(page: Page, vote: str) -> None:
    """From the first page to the ballot, later to the result."""
    go(page, "/")
    follow(page, "Contests")
    follow(page, "Residents' votes")
    page.get_by_role("link", name=vote, exact=True).first.click()
    look(page)


def read_the_result(page: Page, vote: str) -> None:
    """Which projects were chosen, and why each."""
    find_the_vote(page, vote)
    assert says(page, PROBLEM)
    assert link(page, "The decision: anyone can recompute it").is_visible()


def answer_the_pulse(page: Page, code: str, call: str) -> None:
    """With a slip and without a name: she says how the project helped. The code opens the questions once."""
    go(page, "/")
    follow(page, "Contests")
    page.get_by_role("link", name=call, exact=True).first.click()
    look(page)
    follow(page, "Money, winners, reasons and files")
    type_the_slip(page, code)
    for mark in page.locator("main [name^=mark_][value='4']").all():
        mark.check()
    press(page, "Send")
    assert says(page, ky("Your answer is kept without your name. The slip can be thrown away."))
    go(page, "/contests/say/")
    fill(page, code=code)
    press(page, "Next")
    assert says(page, ky("This code was used already, or is not one of ours."))


def type_the_slip(page: Page, code: str) -> None:
    """The code of a slip, as it is printed."""
    follow(page, "Were you helped? Say how, with the code of your slip")
    fill(page, code=code)
    press(page, "Next")
