"""What the clerk of the aimak does: answers residents, holds their vote, prepares the programme and its call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import Page

from tests.journeys.contest.papers import codes_in, paper_of, seal
from tests.journeys.contest.residents import PROBLEM
from tests.journeys.looking import look
from tests.journeys.steps import fill, follow, go, heading, ky, press, says
from tests.journeys.water import choose, save

ANSWER = "Кабыл алынды: тургундардын добушуна коёбуз."


VOTE, AIMAK = "2027-жыл: балдар үчүн эмне биринчи?", "41706255832000"
CLUB, PITCH = 1, 2
"""The projects of the vote by their numbers."""
PROGRAMME, BASIS = "Балдар үчүн кызматтар", "Кеңештин токтому, № 14"
RULES_ACT = "Кеңештин токтому, № 15"
PROJECT, OTHER_PROJECT = "Клуб «Үмүт»", "Спорт бөлмөсү"
OPENERS = ["Нурлан Эсенов", "Жылдыз Маматова", "Абдыкадыр Шералиев"]
OTHER = "«Мээрим»"
CALL = "Мектептен кийинки балдар клубу"
PROFILE, RULES = "social-order", "Муниципалдык социалдык заказ"


def accept_the_problem(page: Page) -> None:
    """From the day's work to the answer that the resident reads."""
    go(page, "/")
    page.locator("main a[href*='/contests/problems/desk/']").first.click()
    look(page)
    page.get_by_role("link", name=PROBLEM, exact=True).first.click()
    look(page)
    choose(page, "state", "Кабыл алынды")
    fill(page, answer=ANSWER)
    press(page, "Answer")
    assert says(page, ANSWER)


def prepare_a_vote(page: Page, today: date) -> None:
    """The problem and one more project share a budget that pays for one of them."""
    go(page, "/")
    follow(page, "Contests")
    follow(page, "Residents' votes")
    follow(page, "Votes of my place")
    follow(page, "Prepare a vote")
    fill(page, ky=VOTE, ru="2027 год: что для детей сначала?", to=AIMAK, budget="300 000", most="1",
         about_ky="16 жаштан улуу тургундар", about_ru="Жители старше 16 лет",
         opens_at=f"{today - timedelta(days=1)}T08:00", closes_at=f"{today + timedelta(days=7)}T18:00")  # fmt: skip
    save(page)
    choose(page, "problem", PROBLEM)
    fill(page, title=PROBLEM, cost="200 000")
    press(page, "Put on the ballot")
    fill(page, title="Футбол талаасы", cost="300 000")
    press(page, "Put on the ballot")


def print_codes(page: Page) -> list[str]:
    """The codes from the slips: they are in this paper and nowhere else. Then the vote begins."""
    fill(page, count="4")
    codes = codes_in(paper_of(page.locator("main form[action$='/codes.pdf']")))
    page.reload()
    press(page, "Open the vote")
    return codes


def type_paper_ballots(page: Page, ballots: dict[str, int]) -> None:
    """What residents ticked on their slips, by code."""
    for code, project in ballots.items():
        fill(page, code=code)
        page.locator(f'main [name="option_{project}"]').check()
        press(page, "Count this ballot")
    assert says(page, ky("Counted. Type the next one."))


def count_and_decide(page: Page, minutes: str) -> None:
    """The rules side by side, the one the council voted for, published at once."""
    page.reload()
    press(page, "Close and count")
    page.locator("main [name=rule]").first.check()
    fill(page, minutes_text=minutes)
    press(page, "Decide and publish")
    assert says(page, ky("Chosen"))


def begin_a_programme(page: Page, today: date) -> None:
    """What the council decided to finance, and the line of the budget from which it is paid."""
    go(page, "/")
    follow(page, "Contests")
    follow(page, "Programmes")
    follow(page, "New programme")
    fill(page, names_ky=PROGRAMME, names_ru="Услуги для детей", basis=BASIS, source="Кеңештин архиви",
         starts_on=f"{today.year}-01-01")  # fmt: skip
    save(page)
    follow(page, "New line of money")
    fill(page, names_ky="Айыл бюджети", names_ru="Бюджет", amount="400 000", basis=BASIS)
    save(page)
    assert says(page, "400 000")


def begin_the_rules(page: Page) -> None:
    """A draft of the procedure of the social order, as it is shipped."""
    go(page, "/")
    follow(page, "Contests")
    follow(page, "Rules of contests")
    follow(page, "New rules")
    page.locator("[name=profile]").select_option(PROFILE)
    save(page)


def draft_the_call(page: Page, today: date) -> None:
    """From the programme: the rules, the texts, the money, the last second."""
    go(page, "/")
    follow(page, "Contests")
    follow(page, "Programmes")
    page.get_by_role("link", name=PROGRAMME, exact=True).first.click()
    look(page)
    follow(page, "New call")
    choose(page, "rule_set", RULES)
    fill(page, names_ky=CALL, names_ru="Клуб для детей после школы", goal_ky="Балдар сабактан кийин бош калбасын",
         goal_ru="Чтобы дети не оставались без дела", task_ky="Жумасына беш күн клуб ачуу",
         task_ru="Открыть клуб пять дней в неделю", problem_text_ky=PROBLEM, most_tyiyn="200 000",
         deadline_at=f"{today + timedelta(days=60)}T17:00")  # fmt: skip
    page.locator("main [name^=line_]").first.fill("300 000")
    save(page)
    assert heading(page) == CALL


def open_the_desk(page: Page) -> None:
    """The call among those that this person runs."""
    go(page, "/")
    follow(page, "Contests")
    page.get_by_role("link", name=CALL, exact=True).first.click()
    look(page)


def give_out_the_opening_codes(page: Page) -> list[str]:
    """Three persons, a sheet each; any two of them open."""
    open_the_desk(page)
    follow(page, "Opening codes")
    fill(page, **{f"opener-{place}": name for place, name in enumerate(OPENERS)})
    return codes_in(paper_of(page.locator("main form").last))


def enter_one_from_paper(page: Page, received: str, fill_in: Callable[[Page, str, str], None]) -> str:
    """An organisation brought its papers: the stamp, the same form, the seal; its code goes back with the receipt."""
    open_the_desk(page)
    follow(page, "Enter one from paper")
    choose(page, "applicant", OTHER)
    fill(page, received_at=received, note="№ 41")
    save(page)
    fill_in(page, OTHER_PROJECT, "180 000")
    return seal(page)


def open_the_applications(page: Page, codes: list[str]) -> None:
    """After the deadline, two of the three openers."""
    open_the_desk(page)
    follow(page, "Open the applications")
    for place, code in enumerate(codes):
        fill(page, **{f"code-{place}": code})
    press(page, "Open")
    assert says(page, ky("The applications are opened."))


def admit_all(page: Page, count: int) -> None:
    """Everything that the rules ask for is there: each application goes on to the commission."""
    for number in range(count):
        open_the_desk(page)
        follow(page, "All applications")
        page.locator("main td[data-label] a[href$='/formal/']").nth(number).click()
        look(page)
        press(page, "Admit it")
        assert says(page, ky("Written down. The applicant is told."))
