"""Where the rules hide names, who marks does not learn whose project it is: not by a name, a number or an order."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from birge.contests.actions import awards
from birge.contests.models import Application, Mark, MarkingTask
from birge.contests.queries.marking import blind_numbers, others_marks
from birge.contests.rules.applications import can_read_documents
from tests.contests.small_jury import NOW, TERMS, TODAY, SmallJury, handed_out
from tests.contests.test_awards import decided, marked
from tests.contests.test_jury_pages import as_person, member_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
BLIND = replace(TERMS, visibility=replace(TERMS.visibility, names_hidden=True))


@pytest.fixture
def jury() -> SmallJury:
    return marked(BLIND)


def numbers_on(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"№ (\d+)", text)]


def test_a_members_pages_bear_neither_names_nor_the_numbers_that_everybody_knows(jury):
    client, seat = as_person(member_of(jury, 0)), jury.markers[0]
    blind = blind_numbers([jury.call])
    assert sorted(blind.values()) == [1, 2, 3]
    for row in jury.applications:
        Application.objects.filter(pk=row.pk).update(number=70 + row.number)
    for task in MarkingTask.objects.filter(marker=seat):
        text = client.get(reverse("contests:mark", args=[task.pk])).content.decode()
        assert set(numbers_on(text)) == {blind[task.application_id]}
        assert str(task.application.applicant) not in text
    for page in (reverse("contests:marking"), reverse("contests:spread", args=[seat.pk])):
        text = client.get(page).content.decode()
        assert (numbers_on(text), "Фонд" in text) == ([1, 2, 3], False)


def test_before_the_decision_is_published_the_ranking_names_nobody_to_a_member_and_all_after(jury):
    client = as_person(member_of(jury, 0))
    award = decided(jury)
    page = reverse("contests:award", args=[award.pk])
    names = [str(row.applicant) for row in jury.applications]
    shown = client.get(page).content.decode()
    assert [name in shown for name in names] == [False, False, False]
    assert all(name in as_person(jury.secretary).get(page).content.decode() for name in names)

    awards.publish(award, by=jury.by, at=NOW)
    assert all(name in client.get(page).content.decode() for name in names)


def test_who_marks_blindly_opens_no_document(jury):
    member = member_of(jury, 0)
    assert not can_read_documents(member, jury.applications[0], TODAY)
    assert can_read_documents(jury.secretary, jury.applications[0], TODAY)


def test_the_other_members_stand_in_another_order_with_each_application():
    """Twelve applications: all in one order by chance once in two thousand times."""
    jury = handed_out(sums=(1000,) * 12)
    MarkingTask.objects.update(done_at=NOW)
    marks = [
        Mark(task=task, criterion="need", mark_hundredths=500, reason="Керек", at=NOW)
        for task in MarkingTask.objects.all()
    ]
    Mark.objects.bulk_create(marks)

    own = MarkingTask.objects.filter(marker=jury.markers[0])
    orders = {tuple(one["need"].task.marker_id for _number, one in others_marks(task)) for task in own}
    assert len(orders) == 2
