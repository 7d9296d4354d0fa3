"""A call is closed when nothing of it is left to do, and then what was left of its money is free."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from birge.contests.actions.agreements import completing, offers
from birge.contests.actions.ending_calls import close_call, left_to_do
from birge.contests.actions.money import commit
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import AwardState
from birge.contests.enums.calls import CallState
from birge.contests.models import Award
from birge.kernel.money import Money
from tests.contests.small_agreement import AT, HALF, SOM, small_contest
from tests.contests.small_call import BY, NOW, small_call

pytestmark = pytest.mark.django_db


def test_a_call_is_closed_after_its_agreements_and_not_before(english):
    small = small_contest()
    Award.objects.update(state=AwardState.FINAL)
    first = small.in_force(0)
    nobody_asked = left_to_do(small.call, AT)
    offer = offers.offer_agreement(
        award=small.award, application=small.applications[1], amount_tyiyn=HALF, by=small.by("secretary"), at=AT
    )
    waiting = left_to_do(small.call, AT)
    offers.decline_offer(offer=offer, why="Адам жок", by=small.by("director"), at=AT)

    with pytest.raises(ValidationError) as refused:
        close_call(small.call, by=small.by("head"), at=AT)
    completing.terminate_agreement(agreement=first, why="Токтоду", by=small.by("head"), at=AT)
    commit(small.line, Money(10 * SOM), subject=small.call, by=small.by("head"), at=AT)
    closed = close_call(small.call, by=small.by("head"), at=AT + timedelta(days=1))

    small.line.refresh_from_db()
    assert nobody_asked == ["A winner was not offered an agreement yet.", "Agreements that are not closed: 1."]
    assert waiting == ["An offered agreement waits for its answer.", "Agreements that are not closed: 1."]
    assert refused.value.messages == ["Agreements that are not closed: 1."]
    assert (closed.state, closed.closed_at) == (CallState.CLOSED, AT + timedelta(days=1))
    assert small.line.committed_tyiyn == 0


def test_a_rolling_call_is_closed_after_its_deadline_when_nothing_waits(english):
    call = small_call("rapid-response").announced(is_rolling=True)

    with pytest.raises(ValidationError) as early:
        close_call(call, by=BY, at=NOW + timedelta(days=1))
    closed = close_call(call, by=BY, at=NOW + timedelta(days=41))

    assert early.value.messages == ["Applications still come: the deadline has not passed."]
    assert closed.state == CallState.CLOSED


def test_an_open_call_that_decides_once_is_not_closed_but_cancelled():
    call = small_call().announced()

    with pytest.raises(ValidationError) as refused:
        close_call(call, by=BY, at=NOW + timedelta(days=41))
    assert refused.value.code == "stage"


def test_what_waits_for_a_decision_keeps_a_call_open(english):
    small = small_contest()
    small.applications[2].state = ApplicationState.ADMITTED
    small.applications[2].save()

    assert "Applications wait for their decision." in left_to_do(small.call, AT)
