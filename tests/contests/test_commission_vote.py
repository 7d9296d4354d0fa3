"""A vote entered from minutes on paper is tried by the commission's own rules, as one in the room is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from birge.contests.actions import awards
from birge.contests.actions.awards import NotReady
from birge.contests.commission_vote import PaperVote
from birge.contests.models import Award
from birge.kernel.actors import SYSTEM
from tests.contests.small_jury import NOW, TODAY
from tests.contests.test_awards import marked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def computed() -> Award:
    jury = marked()
    award = awards.open_award(jury.call, by=jury.by, at=NOW)
    awards.compute(award, by=jury.by, at=NOW)
    return Award.objects.select_related("decision", "call").get()


@pytest.mark.parametrize(
    ("vote", "said"),
    [
        (None, "who was present and how they voted"),
        (PaperVote(TODAY, 1, 1, 0), "no quorum .* Members with a vote: 3. Needed: 2. Present: 1"),
        (PaperVote(TODAY, 3, 1, 2), "not adopted. Votes that were needed: 2"),
        (PaperVote(TODAY, 4, 4, 0), "fewer members with a vote on that day: 3"),
        (PaperVote(TODAY, 2, 2, 1), "More members voted than were present"),
        (PaperVote(TODAY - timedelta(days=1), 3, 3, 0), "before the last mark was given"),
        (PaperVote(TODAY + timedelta(days=1), 3, 3, 0), "still to come"),
    ],
)
def test_a_vote_on_paper_that_is_no_ground_is_refused_with_its_arithmetic(computed, vote, said):
    with pytest.raises(NotReady, match=said):
        awards.decide(computed, minutes_text="№ 1", vote=vote, request_key="k", by=SYSTEM, at=NOW)
    assert not Award.objects.select_related("decision").get().decision.is_made
