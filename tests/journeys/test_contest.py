"""From a resident's problem to what came of the money: every step by the person whose step it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from tests.journeys.conftest import Site, Visitor
from tests.journeys.contest import (
    administrator,
    applicants,
    clerk,
    commission,
    customer,
    head,
    residents,
    visitors,
)
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


def complain(way: Way) -> None:
    """The loser's paper is answered and the decision stands; the terms pass, and the result is final."""
    applicants.read_the_result(way.of("director"))
    customer.enter_a_complaint(way.of("clerk"), timezone.localtime().strftime("%Y-%m-%dT%H:%M:%S"))
    head.answer_the_complaint(way.of("head"), customer.COMPLAINT)
    way.days_pass("Award", 30, call__names__ky=clerk.CALL)
    head.make_the_result_final(way.of("head"))


def agree(way: Way) -> None:
    """The winner says yes; the head signs the text on paper, the director the same text by a code."""
    customer.offer_an_agreement(way.of("clerk"))
    applicants.accept_the_offer(way.of("director"))
    customer.write_the_text(way.of("clerk"), timezone.localdate())
    customer.attach_the_signature(way.of("clerk"), clerk.OPENERS[0])
    applicants.sign(way.of("director"), way.site.installation.home / "outbox")


def deliver(way: Way) -> None:
    """A milestone with its proof is accepted; its tranche is approved by two persons and paid."""
    applicants.show_the_milestone(way.of("director"))
    customer.accept_the_milestone(way.of("clerk"))
    applicants.ask_for_the_tranche(way.of("director"))
    administrator.appoint_an_accountant(way.of("administrator"))
    head.approve_the_payment(way.of("head"))
    head.approve_the_payment(way.of("accountant"))
    head.enter_the_payment(way.of("accountant"), "№ 118")


def ask_people(way: Way) -> None:
    """Somebody for whom the project is says without a name how it helped."""
    codes = customer.print_slips_for_beneficiaries(way.of("clerk"), timezone.localdate())
    residents.answer_the_pulse(way.resident(), codes[0], clerk.CALL)
    customer.count_the_answers(way.of("clerk"))


def publish(way: Way) -> None:
    """Whoever wants reads all of it and takes it as open data that programs of others understand."""
    page = way.anybody()
    visitors.read_the_contest(page)
    visitors.read_the_organisation(page)
    visitors.take_the_files(page, timezone.localdate())


CHAPTERS = [tell_and_answer, vote, announce, apply, judge, complain, agree, deliver, ask_people, publish]


def test_a_problem_of_a_resident_becomes_a_project_that_is_paid_and_told_to_everybody(
    fresh_site: Site, visitor: Visitor, tmp_path: Path
) -> None:
    way = Way(fresh_site, visitor, tmp_path)
    for chapter in CHAPTERS:
        chapter(way)
