"""What becomes of families that were drawn from the household book onto an aid list."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from birge.algorithms.packages import hides_inputs
from birge.decisions.models import DecisionRow
from birge.sharing.actions import compare, decide, drop, edit_claimant, publish
from birge.sharing.actions import replace as replaced
from birge.sharing.models import Claimant, Drawing
from tests.sharing.drawing import AT, draw, filtered
from tests.sharing.factories import CLERK, MINUTES, family, fresh

pytestmark = pytest.mark.django_db


def test_only_the_chosen_families_that_fit_come_onto_the_list(english_clerk, share_out, families):
    draw(english_clerk, share_out, families, ["many", "poor", "far"], children_under=3)

    made, drawing = share_out.claimants.get(), Drawing.objects.get()
    assert (made.name, made.household, made.people, made.claim, made.drawing) == (
        "Көпов Бакыт", families["many"], 4, 2, drawing
    )  # fmt: skip
    assert (drawing.need, drawing.found, drawing.added, drawing.is_restricted) == ({"children_under": 3}, 1, 1, False)


def test_a_family_is_on_a_list_once(english_clerk, share_out, families):
    for _ in range(2):
        draw(english_clerk, share_out, families, ["many"], children_under=3)

    assert share_out.claimants.count() == 1
    assert "on the list already" in english_clerk.get(filtered(share_out, children_under=3)).content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        Claimant.objects.create(share_out=share_out, name="x", claim=1, household=families["many"])


def test_a_change_by_hand_keeps_where_the_family_came_from(english_clerk, share_out, families):
    draw(english_clerk, share_out, families, ["many"], children_under=3)
    edit_claimant(share_out.claimants.get(), data=family(1, 3), by=CLERK, at=AT)

    made = share_out.claimants.get()
    assert (made.claim, made.household, made.drawing) == (3, families["many"], Drawing.objects.get())


def test_typing_a_family_that_was_drawn_is_pointed_out(english_clerk, share_out, families):
    draw(english_clerk, share_out, families, ["many"], children_under=3)
    typed = {"name": "Копов Бакыт", "claim": "1"}
    answer = english_clerk.post(reverse("sharing:add_claimant", args=[share_out.pk]), typed, follow=True)

    assert "Perhaps the same family is on the list already: Көпов Бакыт" in answer.content.decode()


def finished(share_out):
    compare(fresh(share_out), by=CLERK, at=AT)
    decide(fresh(share_out), rule="proportional", minutes_text=MINUTES, request_key="k", by=CLERK, at=AT)
    publish(fresh(share_out), by=CLERK, at=AT)
    return fresh(share_out).decision


@pytest.mark.parametrize(
    ("condition", "hidden"), [({"statuses": "low-income"}, True), ({"people_to": 1, "street": "Достук"}, False)]
)
def test_a_list_drawn_by_peoples_situation_shows_the_public_no_rows(
    english_clerk, share_out, families, condition, hidden
):
    draw(english_clerk, share_out, families, ["poor"], **condition)
    decision = finished(share_out)
    public = english_clerk.get(reverse("decisions:public_package", args=[decision.pk])).json()

    assert hides_inputs(public["fields"]) is hidden
    assert DecisionRow.objects.get().value("drawn").startswith(str(Drawing.objects.get().on))
    assert "Жардыев" not in str(public)


def test_a_minimum_for_families_of_a_restricted_filter_is_marked_as_such(english_clerk, share_out, families):
    draw(english_clerk, share_out, families, ["poor"], statuses="low-income", floor="1", priority="2")
    made = fresh(share_out)

    assert (made.floors_from_status, made.weights_from_status, made.tiers_from_status) == (True, False, True)


def test_a_replacement_keeps_the_families_and_how_they_were_drawn(english_clerk, share_out, families):
    draw(english_clerk, share_out, families, ["many"], children_under=3)
    finished(share_out)
    new = replaced(fresh(share_out), why="Ката", by=CLERK, at=AT)

    made = new.claimants.get()
    assert (made.household, made.drawing) == (families["many"], Drawing.objects.get())


def test_a_draft_is_thrown_away_with_its_drawings(english_clerk, share_out, families):
    draw(english_clerk, share_out, families, ["many"], children_under=3)
    drop(fresh(share_out), by=CLERK, at=AT)

    assert not Drawing.objects.exists()
