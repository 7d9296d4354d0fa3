"""From a resident's problem to the commission's decision: every step by the person whose step it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from tests.journeys.conftest import Site, Visitor
from tests.journeys.contest import applicants, clerk, commission, head, residents
from tests.journeys.contest.way import Way

pytestmark = pytest.mark.browser


def tell_and_answer(way: Way) -> None:
    """A problem, its answer."""
    way.papers["problem"] = residents.tell_a_problem(way.resident())
    clerk.accept_the_problem(way.of("clerk"))
    residents.read_the_answer(way.resident(), way.papers["problem"], clerk.ANSWER)


def vote(way: Way) -> None:
    """Four codes: one votes on the site, three on paper; the club is chosen."""
    page = way.of("clerk")
    clerk.prepare_a_vote(page, timezone.localdate())
    codes = clerk.print_codes(page)
    residents.vote_on_the_site(way.resident(), clerk.VOTE, codes[0], clerk.CLUB)
    clerk.type_paper_ballots(page, {codes[1]: clerk.CLUB, codes[2]: clerk.PITCH})
    way.days_pass("Poll", 8, names__ky=clerk.VOTE)
    clerk.count_and_decide(page, "№ 13, айылдык кеңеш")
    residents.read_the_result(way.resident(), clerk.VOTE)


def announce(way: Way) -> None:
    """A programme with money, rules, a call of it for everybody."""
    today = timezone.localdate()
    clerk.begin_a_programme(way.of("clerk"), today)
    clerk.begin_the_rules(way.of("clerk"))
    head.publish_the_rules(way.of("head"))
    clerk.draft_the_call(way.of("clerk"), today)
    way.papers["codes"] = " ".join(clerk.give_out_the_opening_codes(way.of("clerk")))
    head.announce_the_call(way.of("head"))


def apply(way: Way) -> None:
    """Sealed on the site and from paper; the deadline passes; two openers open both, and both are admitted."""
    page = way.of("clerk")
    codes = way.papers["codes"].split()
    way.papers["application"] = applicants.apply(way.of("director"))
    received = timezone.localtime().strftime("%Y-%m-%dT%H:%M:%S")
    clerk.enter_one_from_paper(page, received, applicants.fill_the_form)
    way.days_pass("Call", 61, names__ky=clerk.CALL)
    clerk.open_the_applications(page, codes[:2])
    clerk.admit_all(page, 2)


def judge(way: Way) -> None:
    """The commission: one member is recused from one application; marks, the ranking, the decision."""
    commission.seat_the_members(way.of("clerk"))
    for name in commission.MEMBERS:
        commission.say_what_ties(way.of(name), name)
    commission.hand_the_applications_out(way.of("clerk"))
    for name in commission.MEMBERS:
        commission.mark(way.of(name), name)
    commission.decide(way.of("head"))


CHAPTERS = [tell_and_answer, vote, announce, apply, judge]


def test_a_problem_of_a_resident_becomes_a_call_that_a_commission_decides(
    fresh_site: Site, visitor: Visitor, tmp_path: Path
) -> None:
    way = Way(fresh_site, visitor, tmp_path)
    for chapter in CHAPTERS:
        chapter(way)
