"""Between the decision and its publication nothing of it changes any more."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from birge.contests.actions import applying, awards
from birge.contests.actions.calls import cancel_call
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.calls import CallState
from birge.contests.models import Application, Call
from birge.contests.queries.applications import is_withdrawable
from tests.contests.small_jury import NOW
from tests.contests.test_awards import decided, marked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_nobody_withdraws_from_a_ranking_so_that_its_decision_changes_nothing_that_an_applicant_sees():
    jury = marked()
    award = awards.open_award(jury.call, by=jury.by, at=NOW)
    awards.compute(award, by=jury.by, at=NOW)
    ranked = Application.objects.get(number=3)
    assert not is_withdrawable(ranked)
    awards.back_to_marking(award, by=jury.by, at=NOW)
    assert is_withdrawable(ranked)
    applying.withdraw(application=jury.applications[2], by=jury.by, at=NOW)
    decided(jury)
    assert not is_withdrawable(Application.objects.get(number=2))
    with pytest.raises(ValidationError, match="no longer be withdrawn"):
        applying.withdraw(application=jury.applications[1], by=jury.by, at=NOW)
    assert set(Application.objects.values_list("number", "state")) == {
        (1, ApplicationState.ADMITTED), (2, ApplicationState.ADMITTED), (3, ApplicationState.WITHDRAWN)
    }  # fmt: skip


def test_a_contest_that_is_decided_is_not_cancelled():
    jury = marked()
    decided(jury)
    with pytest.raises(ValidationError, match="no longer be cancelled"):
        cancel_call(jury.call, reason="Акча жок", by=jury.by, at=NOW)
    assert Call.objects.get().state == CallState.RANKED


def test_the_decision_of_a_cancelled_contest_is_not_published():
    jury = marked()
    award = decided(jury)
    Call.objects.update(state=CallState.CANCELLED)
    with pytest.raises(ValidationError, match="another state"):
        awards.publish(award, by=jury.by, at=NOW)


def test_one_who_withdrew_is_not_made_a_winner():
    jury = marked()
    award = awards.publish(decided(jury), by=jury.by, at=NOW)
    Application.objects.filter(number=2).update(state=ApplicationState.WITHDRAWN, withdrawn_at=NOW)
    awards.finish(award, by=jury.by, at=award.standstill_until)
    assert Application.objects.get(number=2).state == ApplicationState.WITHDRAWN
