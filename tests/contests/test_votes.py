"""Residents' votes: everyone once, nobody's ballot known, counted by the rule that was decided, explained."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from birge.contests.actions.counting import close_and_compare, decide_vote
from birge.contests.actions.votes import (
    add_option,
    cancel_vote,
    cast_signed_in,
    cast_with_code,
    close_vote,
    open_vote,
    prepare_vote,
    remove_option,
    withdraw_code,
)
from birge.contests.cases.votes import lines_of
from birge.contests.enums.votes import BallotKind, Voters
from birge.contests.models import Poll, Tally, Voted
from birge.contests.queries.votes import ballots_of, turnout
from birge.decisions.models import DecisionFile
from birge.kernel.permissions import require
from birge.people.enums import Role
from birge.people.rules import actor_of, may
from birge.registers.models import Person
from tests.contests.voting import codes, small_vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return require(may(cast.clerk, {Role.CLERK}, place=cast.aimak))


@pytest.fixture
def poll(cast, by, now) -> Poll:
    return small_vote(cast.village, by, now)


def signed_in(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_with_a_code_one_votes_once_however_it_is_typed(poll, by, now, english):
    (code,) = codes(poll, 1, by, now)

    cast_with_code(poll, code=code.lower().replace("-", " "), choices={1: 1, 2: 1}, at=now)

    with pytest.raises(ValidationError, match="voted already"):
        cast_with_code(poll, code=code, choices={3: 1}, at=now)
    assert list(ballots_of(poll)) == [([(1, 1), (2, 1)], 1)]
    assert turnout(poll) == {"printed": 1, "used": 1, "withdrawn": 0, "ballots": 1, "on_paper": 0}


def test_a_code_of_another_vote_a_wrong_one_and_a_withdrawn_one_open_nothing(cast, poll, by, now, english):
    other = codes(small_vote(cast.village, by, now), 1, by, now)[0]
    (lost,) = codes(poll, 1, by, now)
    withdraw_code(poll, number=1, by=by, at=now)

    for code in (other, "XXXX", "", lost):
        with pytest.raises(ValidationError, match="not one of this vote"):
            cast_with_code(poll, code=code, choices={1: 1}, at=now)
    with pytest.raises(ValidationError, match="no unused code"):
        withdraw_code(poll, number=9, by=by, at=now)
    assert not Tally.objects.exists()


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({}, "at least one"),
        ({1: 0}, "at least one"),
        ({1: 1, 2: 1, 3: 1}, "at most 2"),
        ({9: 1}, "not one of this vote"),
        ({1: 2}, "at most 2"),
    ],
)
def test_a_ballot_that_breaks_the_rules_is_not_counted_and_its_code_stays_good(poll, by, now, english, choices, said):
    (code,) = codes(poll, 1, by, now)

    with pytest.raises(ValidationError, match=said):
        cast_with_code(poll, code=code, choices=choices, at=now)
    cast_with_code(poll, code=code, choices={1: 1}, at=now)
    assert turnout(poll)["ballots"] == 1


def test_points_are_shared_out_up_to_their_number(cast, by, now, english):
    poll = small_vote(cast.village, by, now, kind=BallotKind.CUMULATIVE, most=5)
    first, second = codes(poll, 2, by, now)

    cast_with_code(poll, code=first, choices={1: 3, 3: 2}, at=now)
    with pytest.raises(ValidationError, match="at most 5 points"):
        cast_with_code(poll, code=second, choices={1: 3, 3: 3}, at=now)
    with pytest.raises(ValidationError, match="at most 5 points"):
        cast_with_code(poll, code=second, choices={1: 5, 3: -1, 2: 1}, at=now)
    assert list(ballots_of(poll)) == [([(1, 3), (3, 2)], 1)]


def test_ballots_are_taken_to_the_second_and_paper_until_the_count(poll, by, now, english):
    first, second, third = codes(poll, 3, by, now)
    ends = poll.closes_at

    cast_with_code(poll, code=first, choices={1: 1}, at=ends - timedelta(seconds=1))
    with pytest.raises(ValidationError, match="has ended"):
        cast_with_code(poll, code=second, choices={1: 1}, at=ends)
    cast_with_code(poll, code=second, choices={1: 1}, on_paper=True, at=ends + timedelta(hours=5))
    with pytest.raises(ValidationError, match="No ballots"):
        cast_with_code(poll, code=third, choices={1: 1}, at=poll.opens_at - timedelta(seconds=1))
    close_vote(poll, by=by, at=ends)
    with pytest.raises(ValidationError, match="No ballots"):
        cast_with_code(poll, code=third, choices={1: 1}, on_paper=True, at=ends)
    assert turnout(poll)["on_paper"] == 1


def test_a_vote_is_not_closed_before_its_end_and_not_counted_without_ballots(poll, by, now, english):
    with pytest.raises(ValidationError, match="Nobody has voted"):
        close_and_compare(poll, by=by, at=poll.closes_at)
    cast_with_code(poll, code=codes(poll, 1, by, now)[0], choices={1: 1}, at=now)
    with pytest.raises(ValidationError, match="still running"):
        close_and_compare(poll, by=by, at=now)


def test_a_person_of_the_book_votes_once_and_no_row_says_how(cast, by, now, english):
    poll = small_vote(cast.village, by, now, voters=Voters.ACCOUNTS)
    one, other = Person.objects.create(), Person.objects.create()

    cast_signed_in(poll, person=one, choices={2: 1}, at=now)
    cast_signed_in(poll, person=other, choices={2: 1}, at=now)
    with pytest.raises(ValidationError, match="voted already"):
        cast_signed_in(poll, person=one, choices={1: 1}, at=now)

    assert list(ballots_of(poll)) == [([(2, 1)], 2)]
    rows = [str(value) for row in Voted.objects.values() for value in row.values()]
    assert not [row for row in rows if str(one.pk) in row or one.pk.hex in row]
    with pytest.raises(ValidationError, match="No ballots"):
        cast_with_code(poll, code="x", choices={1: 1}, at=now)


def test_the_count_is_a_decision_that_a_stranger_recomputes_with_a_reason_for_each_project(
    poll, by, now, tmp_path, capsys
):
    for code, choices in zip(
        codes(poll, 5, by, now), [{1: 1}, {1: 1}, {1: 1, 3: 1}, {2: 1}, {2: 1, 3: 1}], strict=True
    ):
        cast_with_code(poll, code=code, choices=choices, at=now)
    close_and_compare(poll, by=by, at=poll.closes_at)
    poll = decide_vote(poll, rule="greedy", minutes_text="№ 3, 12.10.2026", request_key="k", by=by, at=poll.closes_at)

    lines = lines_of(poll, list(poll.options.all()))
    assert [(line.option.number, int(line.votes), line.is_chosen) for line in lines] == [
        (1, 3, True),
        (3, 2, True),
        (2, 2, False),
    ]
    assert all(line.reason["texts"]["ky"] and line.reason["texts"]["ru"] for line in lines)
    page = Client().get(poll.get_absolute_url()).content.decode()
    assert lines[2].reason["texts"]["ky"][:30] in page
    package = tmp_path / "package.json"
    package.write_bytes(Client().get(reverse("decisions:public_package", args=[poll.decision_id])).content)
    call_command("verify", str(package))
    assert "recomputed" in capsys.readouterr().out
    assert DecisionFile.objects.filter(decision=poll.decision).count() == 2
    held = json.loads(package.read_text())
    assert sum(ballot["count"] for ballot in held["inputs"]["ballots"]) == 5


def test_what_was_opened_is_not_changed_any_more(cast, poll, by, now, english):
    with pytest.raises(ValidationError, match="another state"):
        add_option(poll=poll, title="x", cost_tyiyn=100, by=by, at=now)
    with pytest.raises(ValidationError, match="another state"):
        remove_option(poll.options.all()[0], by=by, at=now)
    with pytest.raises(ValidationError, match="another state"):
        prepare_vote(poll=poll, place=cast.village, values={}, by=by, at=now)
    assert cancel_vote(poll, reason="Жаан", by=by, at=now).state == "cancelled"


def test_a_draft_needs_two_projects_none_dearer_than_the_budget_and_an_end_after_its_beginning(cast, by, now, english):
    values = {"names": {"ky": "А"}, "budget_tyiyn": 1000, "opens_at": now, "closes_at": now}
    with pytest.raises(ValidationError, match="after it begins"):
        prepare_vote(poll=None, place=cast.village, values=values, by=by, at=now)
    values["closes_at"] = now + timedelta(days=1)
    poll = prepare_vote(poll=None, place=cast.village, values=values, by=by, at=now)
    add_option(poll=poll, title="Бир", cost_tyiyn=1000, by=by, at=now)
    with pytest.raises(ValidationError, match="whole budget"):
        add_option(poll=poll, title="Эки", cost_tyiyn=1001, by=by, at=now)
    with pytest.raises(ValidationError, match="at least two"):
        open_vote(poll, by=by, at=now)


def test_a_visitor_votes_on_the_page_and_a_neighbours_clerk_holds_nothing(cast, by):
    now = timezone.now()
    poll = small_vote(cast.village, by, now)
    (code,) = codes(poll, 1, by, now)

    sent = Client().post(poll.get_absolute_url(), {"code": code, "option_1": "on"})
    again = Client().post(poll.get_absolute_url(), {"code": code, "option_1": "on"})

    assert (sent.status_code, again.status_code) == (302, 200)
    assert turnout(poll)["ballots"] == 1
    other, own = signed_in(cast.other_clerk), signed_in(cast.clerk)
    for name in ("held_vote", "change_vote"):
        assert other.get(reverse(f"contests:{name}", args=[poll.pk])).status_code == 404
    assert own.get(reverse("contests:held_vote", args=[poll.pk])).status_code == 200
    for name in ("close_vote", "cancel_vote", "vote_codes", "paper_ballot", "open_vote", "add_option", "decide_vote"):
        assert other.post(reverse(f"contests:{name}", args=[poll.pk]), {"count": 5}).status_code == 404


def test_the_clerk_goes_the_whole_way_on_the_site(cast):
    clerk, now = signed_in(cast.clerk), timezone.localtime()
    form = {"ky": "Бюджет", "ru": "Бюджет", "about_ky": "х", "about_ru": "х", "to": cast.village.soate,
            "budget": "1 000", "kind": "approval", "most": "2", "voters": "codes",
            "opens_at": (now - timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M"),
            "closes_at": (now + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")}  # fmt: skip
    page = clerk.post(reverse("contests:new_vote"), form)["Location"]
    poll = Poll.objects.get()

    def send(name, typed=None):
        return clerk.post(reverse(f"contests:{name}", args=[poll.pk]), typed or {})

    send("add_option", {"title": "Жарык", "cost": "600"})
    send("add_option", {"title": "Аянтча", "cost": "500,50"})
    send("open_vote")
    paper = send("vote_codes", {"count": "3"})
    assert paper.content.startswith(b"%PDF")
    Poll.objects.update(closes_at=now - timedelta(minutes=1))
    assert send("close_vote").status_code == 302
    poll.refresh_from_db()
    assert poll.state == "open"  # nobody has voted
    (code,) = codes(poll, 1, actor_of(cast.clerk), now)
    assert send("paper_ballot", {"code": code, "option_2": "on"}).status_code == 302
    send("close_vote")
    shown = clerk.get(page)
    key = shown.context["decide_form"].initial["request_key"]
    assert send("decide_vote", {"rule": "equal-shares", "minutes_text": "№ 1", "request_key": key}).status_code == 302
    poll.refresh_from_db()
    assert (poll.state, poll.budget_tyiyn) == ("published", 100_000)
    assert [option.cost_tyiyn for option in poll.options.all()] == [60_000, 50_050]
