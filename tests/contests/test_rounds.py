"""A rolling call decides again and again: who came after a decision is in the next round, with what is left."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from birge.algorithms.packages.verify import verify
from birge.contests.actions import awards, calls, complaints
from birge.contests.actions.agreements import offers
from birge.contests.actions.applying import withdraw
from birge.contests.actions.assigning import start_marking
from birge.contests.actions.awards import NotReady
from birge.contests.actions.ending_calls import close_call, left_to_do
from birge.contests.actions.marking import Given, send_marks
from birge.contests.actions.repeating import repeat_award
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import AwardState
from birge.contests.enums.calls import CallState
from birge.contests.models import Agreement, Application, Award, Call, Complaint, MarkingTask
from birge.contests.next_steps import next_of
from birge.contests.queries.awards import to_finish
from birge.contests.queries.calls import with_work
from birge.contests.queries.rounds import money_for
from birge.contests.results import result_of
from birge.decisions.enums import Variant
from birge.decisions.queries import package_bytes
from tests.contests.small_jury import NOW, SmallJury, add_application, handed_out
from tests.contests.small_rounds import LATER, SOM, came_since, computed, decided, first_round, marked_now

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def outcomes(award: Award) -> dict[int | None, str]:
    return {row.application.number: row.outcome for row in award.rows.select_related("application")}


def second_round(jury: SmallJury, *sums: int) -> Award:
    came_since(jury, *sums)
    marked_now(jury, LATER)
    return decided(jury, LATER)


def complained(jury: SmallJury, number: int) -> Complaint:
    own = jury.applications[number - 1]
    row = complaints.complain(jury.call, about="decision", text="Туура эмес", applicant=own.applicant, application=own,
                              received_at=NOW, by=jury.by, at=LATER)  # fmt: skip
    return complaints.take_up(row, by=jury.by, at=LATER)


def test_who_came_after_a_decision_is_ranked_in_the_next_round_with_the_money_that_is_left():
    """200,000 of 400,000 are left: № 4 is best and asks for 250,000, № 5 has the 150,000."""
    jury, first = first_round()
    second = awards.publish(second_round(jury, 250_000, 150_000), by=jury.by, at=LATER)
    jury.call.refresh_from_db()

    assert (first.number, second.number, jury.call.state) == (1, 2, CallState.OPEN)
    assert outcomes(first) == {1: "money-short", 2: "selected", 3: "below-minimum"}
    assert outcomes(second) == {4: "money-short", 5: "selected"}
    package = package_bytes(second.decision, Variant.PUBLIC) or b""
    assert json.loads(package)["inputs"]["funding_tyiyn"] == 200_000 * SOM
    assert verify(package).exit_code == 0
    assert second.decision.titles["en"].endswith(" · Round 2")
    assert [result_of(jury.applications[place]).award for place in (1, 4)] == [first, second]


def test_the_next_step_of_a_rolling_call_is_that_of_its_running_round():
    jury, _first = first_round()
    steps = []

    def look() -> None:
        steps.append(next_of(with_work(Call.objects.all()).get(), NOW).text)

    look()
    came_since(jury, 100_000)
    look()
    marked_now(jury, LATER)
    second = computed(jury, LATER)
    look()
    second = decided(jury, LATER, second)
    look()
    awards.publish(second, by=jury.by, at=LATER)
    look()
    assert steps == [
        "Applications come at any time",
        "Mark and decide the next round",
        "Decide in a meeting of the commission",
        "Publish the decision",
        "Applications come at any time",
    ]


def test_everybody_reads_every_round_the_newest_first(client):
    jury, first = first_round()
    second = awards.publish(second_round(jury, 150_000), by=jury.by, at=LATER)
    said = client.get(f"/api/v1/contests/calls/{jury.call.pk}/results").json()
    page = client.get(reverse("contests:open_call", args=[jury.call.pk])).content.decode()

    assert [row["decision"] for row in said["rounds"]] == [str(second.decision_id), str(first.decision_id)]
    assert [(row["round"], row["outcome"]) for row in said["results"]][:2] == [(2, "selected"), (1, "selected")]
    assert page.index("Долбоор 4") < page.index("Долбоор 2")


def test_a_round_begins_when_something_was_handed_out_and_not_before():
    jury, first = first_round()
    add_application(jury, 4, 100_000)
    assert awards.open_award(jury.call, by=jury.by, at=LATER) == first
    start_marking(jury.call, by=jury.by, at=LATER)
    second = awards.open_award(jury.call, by=jury.by, at=LATER)
    assert (second.number, second.state) == (2, AwardState.DRAFT)
    assert awards.open_award(jury.call, by=jury.by, at=LATER) == second


def test_who_is_admitted_while_a_round_is_decided_waits_for_the_next_one():
    jury = handed_out(state=CallState.OPEN, is_rolling=True)
    marked_now(jury, NOW)
    add_application(jury, 4, 100_000)
    assert set(outcomes(decided(jury, NOW))) == {1, 2, 3}
    assert Application.objects.get(number=4).state == ApplicationState.ADMITTED


def test_a_new_round_hands_out_nothing_of_what_was_decided_and_its_marks_stay():
    jury, _first = first_round()
    came_since(jury, 100_000)
    new = MarkingTask.objects.filter(done_at=None)
    assert {task.application.number for task in new} == {4}
    old = MarkingTask.objects.filter(application__number=1).first()
    with pytest.raises(ValidationError, match="decided"):
        send_marks(old, given={"need": Given(1, "Жок"), "budget": Given(1, "Жок")}, by=jury.by, at=LATER)


def test_a_call_that_is_not_rolling_has_one_round():
    jury = handed_out()
    marked_now(jury, NOW)
    first = awards.publish(decided(jury, NOW), by=jury.by, at=NOW)
    add_application(jury, 4, 100_000)
    assert awards.open_award(jury.call, by=jury.by, at=LATER) == first
    assert [award.number for award in Award.objects.all()] == [1]


def test_what_a_winner_does_not_take_is_for_the_reserve_of_its_own_round_and_then_for_the_next_one():
    jury, first = first_round()
    came_since(jury, 100_000)
    first = awards.finish(first, by=jury.by, at=LATER)
    second = awards.open_award(jury.call, by=jury.by, at=LATER)
    left = [money_for(second)]
    for number in (2, 1):
        application = jury.applications[number - 1]
        offer = offers.offer_agreement(
            award=first, application=application, amount_tyiyn=150_000 * SOM, by=jury.by, at=LATER
        )
        left.append(money_for(second))
        offers.decline_offer(offer=offer, why="Убакыт жок", by=jury.by, at=LATER)
        left.append(money_for(second))
    assert [tyiyn // SOM for tyiyn in left] == [200_000, 250_000, 150_000, 250_000, 400_000]


def test_a_complaint_about_one_round_does_not_hold_another_up():
    jury, first = first_round()
    second = awards.publish(second_round(jury, 150_000), by=jury.by, at=LATER)
    row = complained(jury, 1)
    end = LATER + timedelta(days=30)
    assert row.award == first
    assert list(to_finish(Call.objects.all(), end)) == [second]
    with pytest.raises(ValidationError, match="complaint waits"):
        awards.finish(first, by=jury.by, at=end)
    second = awards.finish(second, by=jury.by, at=end)
    offers.offer_agreement(award=second, application=jury.applications[3], amount_tyiyn=1, by=jury.by, at=end)


def test_who_waits_for_a_round_has_no_decision_to_complain_about():
    jury, _first = first_round()
    came_since(jury, 150_000)
    with pytest.raises(ValidationError, match="no published decision"):
        complained(jury, 4)


def test_a_round_that_is_repeated_ranks_its_own_applications_and_a_draft_after_it_waits():
    jury, _first = first_round()
    came_since(jury, 200_000)
    marked_now(jury, LATER)
    second = computed(jury, LATER)
    complaints.satisfy(complained(jury, 1), answer="Кайра", new_marks=False, by=jury.by, at=LATER)

    with pytest.raises(NotReady, match="round 1"):
        awards.compute(second, by=jury.by, at=LATER)
    again = awards.publish(decided(jury, LATER), by=jury.by, at=LATER)
    assert (again.number, set(outcomes(again))) == (1, {1, 2, 3})
    second = decided(jury, LATER)
    assert (second.number, outcomes(second)) == (2, {4: "selected"})


def test_a_decided_round_keeps_its_money_when_one_before_it_is_repeated():
    """№ 4 was given the other 200,000: № 1 with 250,000 cannot win in the repeated round, whatever its marks."""
    jury, first = first_round()
    awards.publish(second_round(jury, 200_000), by=jury.by, at=LATER)
    new = repeat_award(first, why="Бөгөт", new_marks=True, by=jury.by, at=LATER)
    assert set(MarkingTask.objects.filter(done_at=None).values_list("application__number", flat=True)) == {1, 2, 3}
    assert money_for(new) == 200_000 * SOM
    marked_now(jury, LATER)
    assert outcomes(decided(jury, LATER)) == {1: "money-short", 2: "selected", 3: "below-minimum"}


def test_agreements_of_another_round_do_not_keep_a_round_from_being_repeated():
    jury, first = first_round()
    second = awards.publish(second_round(jury, 200_000), by=jury.by, at=LATER)
    Agreement.objects.create(
        application=jury.applications[1], number="1/2", amount_tyiyn=200_000 * SOM, starts_on=LATER.date(),
        ends_on=LATER.date() + timedelta(days=1), made_at=LATER,
    )  # fmt: skip
    with pytest.raises(ValidationError, match="Agreements were made already"):
        repeat_award(first, why="Кайра", new_marks=False, by=jury.by, at=LATER)
    assert repeat_award(second, why="Кайра", new_marks=False, by=jury.by, at=LATER).number == 2


def test_a_decided_application_is_not_withdrawn_and_one_of_the_running_round_is():
    jury, _first = first_round()
    came_since(jury, 100_000)
    with pytest.raises(ValidationError, match="no longer"):
        withdraw(application=jury.applications[0], by=jury.by, at=LATER)
    assert withdraw(application=jury.applications[3], by=jury.by, at=LATER).state == ApplicationState.WITHDRAWN


def test_a_call_with_a_decided_round_is_not_cancelled_but_closed_when_nobody_waits():
    jury, first = first_round()
    came_since(jury, 100_000)
    awards.open_award(jury.call, by=jury.by, at=LATER)
    with pytest.raises(ValidationError, match="it is closed"):
        calls.cancel_call(jury.call, reason="Акча жок", by=jury.by, at=LATER)
    waiting = left_to_do(jury.call, LATER)
    withdraw(application=jury.applications[3], by=jury.by, at=LATER)
    awards.finish(first, by=jury.by, at=LATER)
    offer = offers.offer_agreement(award=first, application=jury.applications[1], amount_tyiyn=1, by=jury.by, at=LATER)
    offers.decline_offer(offer=offer, why="Жок", by=jury.by, at=LATER)
    assert waiting == ["Applications wait for their decision.", "The decision is not final yet."]
    assert close_call(jury.call, by=jury.by, at=LATER).state == CallState.CLOSED
