"""Residents' problems: who can say, read and answer them, and how the same ones come together."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from birge.contests.actions.problems import (
    answer_problem,
    correct_problem,
    merge_problem,
    submit_problem,
    unmerge_problem,
    write_direction,
)
from birge.contests.enums.problems import ProblemState, ProblemWay
from birge.contests.models import Direction, Problem
from birge.contests.queries.problems import alike, problem_by_code
from birge.contests.rules.problems import visible_to, worked_on_by
from birge.contests.views.problems import TELLING
from birge.kernel.actors import VISITOR
from birge.kernel.models import JournalEntry
from birge.people.rules import actor_of

pytestmark = pytest.mark.django_db

NEW = reverse("contests:new_problem")


def told(cast, now, title="Көчөдө жарык жок", **more) -> Problem:
    direction = Direction.objects.get(code=more.pop("about", "safety"))
    facts = {"place": cast.village, "direction": direction, "title": title, "by": VISITOR, "at": now, **more}
    return submit_problem(**facts)[0]


def signed_in(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def typed(cast, **more) -> dict[str, str]:
    direction = str(Direction.objects.get(code="safety").pk)
    return {"title": "Көчөдө жарык жок", "to": cast.village.soate, "direction": direction, "text": "", "name": "",
            "phone": "", **more}  # fmt: skip


def test_a_visitor_says_what_is_wrong_and_finds_the_answer_by_her_code(cast, client, now):
    sent = client.post(NEW, typed(cast, name="Гүлсүн", phone="0555 123456"))
    problem = Problem.objects.get()
    client_page = client.get(sent["Location"]).content.decode()
    answer_problem(problem, state="accepted", answer="Жайында коёбуз", by=actor_of(cast.clerk), at=now)

    again = client.get(sent["Location"]).content.decode()

    assert (problem.way, problem.state, problem.account) == ("site", "new", None)
    assert re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", client_page)
    assert "Жайында коёбуз" in again
    assert "Гүлсүн" not in again


def test_a_code_is_understood_as_people_type_it_and_a_wrong_one_opens_nothing(cast, now, client):
    problem, code = submit_problem(
        place=cast.village, direction=Direction.objects.all()[0], title="Чуңкур", by=VISITOR, at=now
    )

    assert problem_by_code(code.lower().replace("-", " ")) == problem
    wrong = client.get(reverse("contests:problem_of_code", args=["AAAA-AAAA-AAAA"]))
    assert wrong.status_code == 404


def test_nobody_reads_a_problem_before_it_is_accepted_but_its_reporter_and_those_who_answer(cast, now, client):
    by = actor_of(cast.resident)
    problem = told(cast, now, by=by)
    page = problem.get_absolute_url()

    read = {name for name, account in cast.people().items() if signed_in(account).get(page).status_code == 200}
    listed = {
        name
        for name, account in cast.people().items()
        if visible_to(account, Problem.objects.all(), now.date()).exists()
    }

    assert read == listed
    assert {"clerk", "head", "resident"} <= read
    assert not {"other_clerk", "director", "commission_secretary"} & read
    answer_problem(problem, state="accepted", answer="", by=actor_of(cast.clerk), at=now)
    assert client.get(page).status_code == 200


def test_who_told_it_is_shown_to_those_who_answer_only_and_each_look_is_journalled(cast, now, client):
    problem = told(cast, now, reporter={"name": "Гүлсүн", "phone": "0555 123456"})
    answer_problem(problem, state="accepted", answer="", by=actor_of(cast.clerk), at=now)

    assert "Гүлсүн" not in client.get(problem.get_absolute_url()).content.decode()
    assert not JournalEntry.objects.filter(verb="contests.read_reporter").exists()
    assert "Гүлсүн" in signed_in(cast.clerk).get(problem.get_absolute_url()).content.decode()
    assert JournalEntry.objects.filter(verb="contests.read_reporter").count() == 1


def test_the_same_problem_in_other_words_is_found_and_merged_and_taken_apart_again(cast, now):
    first = told(cast, now, title="Жеңиш көчөсүндө жарык жок")
    same = told(cast, now, title="Жениште кочодо жарык жокко эсе")
    told(cast, now, title="Мектептин чатыры тамчылайт")
    by = actor_of(cast.clerk)

    assert alike(same) == [first]
    merge_problem(same, into=first, by=by, at=now)
    same.refresh_from_db()
    assert (same.state, same.merged_into) == ("merged", first)
    unmerge_problem(same, by=by, at=now)
    same.refresh_from_db()
    assert (same.state, same.merged_into) == ("new", None)


def test_what_was_merged_before_goes_along(cast, now):
    by = actor_of(cast.clerk)
    one, two, three = (told(cast, now, title=f"Көчө {number}") for number in range(3))
    merge_problem(one, into=two, by=by, at=now)
    merge_problem(two, into=three, by=by, at=now)

    assert set(three.merged.values_list("pk", flat=True)) == {one.pk, two.pk}


def test_problems_of_two_places_are_never_merged(cast, now, english):
    here, there = told(cast, now), told(cast, now, place=cast.other_village)

    with pytest.raises(ValidationError, match="one place"):
        merge_problem(here, into=there, by=actor_of(cast.clerk), at=now)
    with pytest.raises(ValidationError, match="one place"):
        merge_problem(here, into=here, by=actor_of(cast.clerk), at=now)


def test_a_refusal_needs_its_reason_and_a_solved_problem_stays_solved(cast, now, english):
    problem, by = told(cast, now), actor_of(cast.clerk)

    with pytest.raises(ValidationError, match="Say why"):
        answer_problem(problem, state="declined", answer=" ", by=by, at=now)
    answer_problem(problem, state="accepted", answer="", by=by, at=now)
    answer_problem(problem, state="solved", answer="Орнотулду", by=by, at=now)
    with pytest.raises(ValidationError, match="another state"):
        correct_problem(problem, direction=problem.direction, title="x", by=by, at=now)
    assert Problem.objects.get().state == ProblemState.SOLVED


def test_the_clerk_of_another_aimak_works_on_nothing_here(cast, now):
    problem = told(cast, now)
    other = signed_in(cast.other_clerk)
    urls = [reverse(f"contests:{name}", args=[problem.pk]) for name in ("answer_problem", "correct_problem",
                                                                      "unmerge_problem")]  # fmt: skip

    assert [other.post(url, {"state": "accepted", "answer": "x"}).status_code for url in urls] == [404, 404, 404]
    assert not worked_on_by(cast.other_clerk, now.date()).exists()
    assert list(worked_on_by(cast.clerk, now.date())) == [problem]
    assert list(other.get(reverse("contests:problem_desk")).context["page"].object_list) == []


def test_a_clerk_enters_what_was_told_on_paper_in_her_own_place_only(cast, now):
    clerk = signed_in(cast.clerk)
    sent = clerk.post(NEW, typed(cast, way="paper", name="Гүлсүн"))
    elsewhere = clerk.post(NEW, typed(cast, way="paper", to=cast.other_village.soate))

    assert sent.status_code == 302
    assert elsewhere.status_code == 403
    problem = Problem.objects.get()
    assert (problem.way, problem.account, problem.reporter) == (ProblemWay.PAPER, None, {"name": "Гүлсүн"})


def test_a_visitor_who_sends_too_many_is_asked_to_wait(cast, client):
    statuses = [client.post(NEW, typed(cast)).status_code for _time in range(TELLING.most + 1)]

    assert statuses == [302] * TELLING.most + [429]
    assert Problem.objects.count() == TELLING.most


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ""), ("title", "x" * 201), ("to", "Жоксайжер"), ("direction", "nonsense"), ("text", "x" * 4001)],
)
def test_what_is_wrong_with_the_form_stands_beside_its_field(cast, client, field, value):
    page = client.post(NEW, typed(cast, **{field: value}))

    assert page.status_code == 200
    assert list(page.context["form"].errors) == [field]
    assert not Problem.objects.exists()


def test_only_an_administrator_of_everything_writes_directions(cast, now, english):
    url = reverse("contests:directions")

    assert signed_in(cast.clerk).get(url).status_code == 403
    chief = signed_in(cast.system_administrator)
    sent = chief.post(url, {"code": "water", "ky": "Суу", "ru": "Вода", "is_used": "on"})
    assert sent.status_code == 302
    assert Direction.objects.get(code="water").names == {"ky": "Суу", "ru": "Вода"}
    with pytest.raises(ValidationError, match="with this code"):
        write_direction(direction=None, code="water", names={}, by=actor_of(cast.system_administrator), at=now)


def test_the_public_list_finds_filters_and_exports(cast, now, client, django_assert_max_num_queries):
    for number in range(3):
        problem = told(cast, now, title=f"Көчө № {number}", about="safety" if number else "sport")
        answer_problem(problem, state="accepted", answer="", by=actor_of(cast.clerk), at=now)
    told(cast, now, title="Жашыруун")
    url = reverse("contests:problems")

    with django_assert_max_num_queries(8):
        page = client.get(url, {"q": "Көчө"}).content.decode()
    assert ("Көчө № 0" in page, "Жашыруун" in page) == (True, False)
    assert len(client.get(url, {"direction": "sport"}).context["page"].object_list) == 1
    assert client.get(url, {"format": "csv"}).content.decode().count("\n") == 4
