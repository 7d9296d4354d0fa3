"""From a problem to the calls that answer it, and back from a call to its problems."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from birge.contests.actions.answering import choose_problems, leave_problem
from birge.contests.actions.calls import announce_call, cancel_call, drop_draft
from birge.contests.actions.counting import close_and_compare, decide_vote
from birge.contests.actions.problems import answer_problem, merge_problem, submit_problem
from birge.contests.actions.votes import add_option, cast_with_code, prepare_vote
from birge.contests.models import CallProblem, Direction, Problem, Pulse, PulseAnswer
from birge.contests.queries.answering import Heard, may_be_answered, votes_won, what_became_of
from birge.kernel.actors import VISITOR
from tests.contests.small_agreement import HALF, small_contest
from tests.contests.small_call import BY, NOW, small_call
from tests.contests.voting import codes, small_vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(cast):
    made = small_call()
    made.customer.place = made.programme.place = cast.aimak
    made.customer.save(update_fields=["place"])
    return made


def told(place, title: str = "Көчөдө жарык жок", state: str = "accepted") -> tuple[Problem, str]:
    facts = {"place": place, "direction": Direction.objects.get(code="safety"), "title": title}
    problem, code = submit_problem(**facts, by=VISITOR, at=NOW)
    return (problem if state == "new" else answer_problem(problem, state=state, answer="", by=BY, at=NOW)), code


def accepted(place, title: str = "Көчөдө жарык жок") -> Problem:
    return told(place, title)[0]


def now_in(problem: Problem) -> str:
    return Problem.objects.get(pk=problem.pk).state


def test_accepted_problems_of_the_customers_area_are_offered_and_no_others(cast, small):
    near = accepted(cast.village)
    accepted(cast.other_village, "Башка айыл")
    told(cast.village, "Жаңы", state="new")
    call = small.draft()

    assert list(may_be_answered(call, NOW.date())) == [near]
    choose_problems(call, problems=[near], by=BY, at=NOW)
    assert not may_be_answered(call, NOW.date()).exists()


def test_what_residents_chose_in_a_vote_stands_first_and_says_so(cast, small, client, now):
    chosen = accepted(cast.village)
    later = accepted(cast.village, "Чуңкур")
    poll = small_vote(cast.village, BY, now, problem=chosen)
    for code in codes(poll, 2, BY, now):
        cast_with_code(poll, code=code, choices={1: 1}, at=now)
    close_and_compare(poll, by=BY, at=poll.closes_at)
    decide_vote(poll, rule="greedy", minutes_text="№ 3", request_key="k", by=BY, at=poll.closes_at)
    call = small.draft()
    client.force_login(small.secretary)

    form = client.get(reverse("contests:call_problems", args=[call.pk])).context["form"]

    assert votes_won(Problem.objects.all()) == {chosen.pk: poll}
    labels = dict(form.fields["problems"].choices)
    assert list(labels) == [str(chosen.pk), str(later.pk)]
    assert "Жыйырма үч" in labels[str(chosen.pk)]


def test_the_desk_chooses_and_leaves_problems_while_the_call_is_a_draft(cast, small, client):
    problem = accepted(cast.village)
    call = small.draft()
    client.force_login(small.secretary)
    choose = reverse("contests:call_problems", args=[call.pk])

    assert client.post(choose, {}).status_code == 200
    assert client.post(choose, {"problems": str(problem.pk)}).status_code == 302
    assert "Көчөдө жарык жок" in client.get(call.get_absolute_url()).content.decode()
    client.post(reverse("contests:leave_problem", args=[call.pk, problem.pk]))
    assert not CallProblem.objects.exists()


def test_an_announced_call_and_its_problem_lead_to_each_other_and_the_reporter_finds_it(cast, small, client):
    problem, code = told(cast.village)
    call = small.draft()
    choose_problems(call, problems=[problem], by=BY, at=NOW)
    page = client.get(problem.get_absolute_url()).content.decode()
    assert reverse("contests:open_call", args=[call.pk]) not in page

    announce_call(call, by=BY, at=NOW)

    assert now_in(problem) == "in-a-call"
    public = reverse("contests:open_call", args=[call.pk])
    assert problem.get_absolute_url() in client.get(public).content.decode()
    assert public in client.get(problem.get_absolute_url()).content.decode()
    assert public in client.get(reverse("contests:problem_of_code", args=[code])).content.decode()
    with pytest.raises(ValidationError):
        leave_problem(call, problem=problem, by=BY, at=NOW)


def test_a_cancelled_call_leaves_its_problem_waiting_unless_another_call_answers_it(cast, small):
    one, both = accepted(cast.village), accepted(cast.village, "Чуңкур")
    first, second = small.draft(100), small.draft(100)
    choose_problems(first, problems=[one, both], by=BY, at=NOW)
    choose_problems(second, problems=[both], by=BY, at=NOW)
    for call in (first, second):
        announce_call(call, by=BY, at=NOW)

    cancel_call(first, reason="каражат жок", by=BY, at=NOW)

    assert (now_in(one), now_in(both)) == ("accepted", "in-a-call")


def test_a_draft_follows_a_merged_problem_and_can_still_be_dropped(cast, small, english):
    one, other = accepted(cast.village), accepted(cast.village, "Чуңкур")
    call = small.draft()
    choose_problems(call, problems=[one, other], by=BY, at=NOW)

    merge_problem(one, into=other, by=BY, at=NOW)

    assert list(CallProblem.objects.values_list("problem", flat=True)) == [other.pk]
    with pytest.raises(ValidationError, match="Only accepted"):
        choose_problems(call, problems=[one], by=BY, at=NOW)
    drop_draft(call, by=BY, at=NOW)
    assert not CallProblem.objects.exists()


def test_the_page_of_a_problem_tells_the_project_the_agreement_and_what_people_said(client):
    contest = small_contest()
    agreement = contest.in_force()
    problem = accepted(contest.place)
    CallProblem.objects.create(call=contest.call, problem=problem)
    pulse = Pulse.objects.create(
        agreement=agreement, opens_on=NOW.date(), closes_on=NOW.date().replace(day=20), made_at=NOW, by={}
    )
    PulseAnswer.objects.bulk_create(PulseAnswer(pulse=pulse, marks={"a": mark}, way="site") for mark in (3, 4, 5, 5))
    assert what_became_of(problem)[0].projects[0].heard is None

    PulseAnswer.objects.create(pulse=pulse, marks={"a": 5, "b": 2}, way="site")
    (became,) = what_became_of(problem)
    page = client.get(problem.get_absolute_url()).content.decode()

    (first, *_others) = became.projects
    assert (first.row.granted_tyiyn, first.agreement) == (HALF, agreement)
    assert became.projects[0].heard == Heard(5, 4.0)
    assert "5 баллдан 4,0" in page


def test_a_problem_on_the_ballot_brings_its_sentence_and_the_cost_of_its_last_vote(cast, client):
    problem, opens_at = accepted(cast.village), timezone.now()
    values = {"names": {"ky": "Бюджет"}, "about": {}, "budget_tyiyn": 100_000, "most": 2, "opens_at": opens_at,
              "closes_at": opens_at + timedelta(days=1)}  # fmt: skip
    poll = prepare_vote(poll=None, place=cast.village, values=values, by=BY, at=NOW)
    client.force_login(cast.clerk)
    add = reverse("contests:add_option", args=[poll.pk])

    without = client.post(add, {"problem": problem.pk}).context["option_form"]
    assert list(without.errors) == ["cost"]
    assert list(client.post(add, {"cost": "500"}).context["option_form"].errors) == ["title"]
    earlier = prepare_vote(poll=None, place=cast.village, values=values, by=BY, at=NOW)
    add_option(poll=earlier, title="Чырактар", cost_tyiyn=60_000, problem=problem, by=BY, at=NOW)

    assert client.post(add, {"problem": problem.pk}).status_code == 302
    assert [(one.title, one.cost_tyiyn) for one in poll.options.all()] == [(problem.title, 60_000)]
