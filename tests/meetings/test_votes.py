"""Motions: put, voted on, decided with their arithmetic."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from birge.kernel.events import _listeners
from birge.kernel.models import JournalEntry
from birge.meetings.actions import votes
from birge.meetings.actions.meetings import close_meeting
from birge.meetings.actions.room import Mark, mark_attendance
from birge.meetings.enums import Choice, MajorityKind, MotionState, Presence
from birge.meetings.events import MotionDecided
from birge.meetings.models import BallotReceipt, Vote
from tests.meetings.factories import LATER, council, first_item, in_session, motion

pytestmark = pytest.mark.django_db


def decide(people, put, choices, recusals=None, at=LATER):
    chosen = dict(zip(people.voters, choices, strict=False))
    return votes.decide_openly(motion=put, choices=chosen, recusals=recusals or {}, by=people.by, at=at)


def test_an_open_vote_keeps_each_members_choice_and_its_arithmetic():
    people = council()
    put = motion(people, in_session(people))
    decided = decide(people, put, ["for", "for", "for", "against", "abstain"])

    assert decided.state == MotionState.ADOPTED
    assert decided.outcome == {
        "members": 5, "present": 5, "quorum_needed": 3, "for": 3, "against": 1, "abstained": 1, "recused": 0,
        "not_voting": 0, "base": 5, "needed": 3, "reason": "enough",
    }  # fmt: skip
    assert sorted(Vote.objects.values_list("choice", flat=True)) == ["abstain", "against", "for", "for", "for"]
    assert JournalEntry.objects.filter(verb="meetings.decide_motion").count() == 1


def test_without_a_quorum_a_motion_fails_whatever_the_votes():
    people = council()
    decided = decide(people, motion(people, in_session(people, present=2)), ["for", "for"])

    assert (decided.state, decided.outcome["reason"]) == (MotionState.REJECTED, "no-quorum")


def test_whoever_steps_aside_for_a_conflict_of_interest_is_out_of_the_base():
    people = council()
    put = motion(people, in_session(people), majority=MajorityKind.MEMBERS)
    chosen = dict(zip(people.voters[:4], ["for", "for", "for", "against"], strict=True))
    decided = votes.decide_openly(
        motion=put, choices=chosen, recusals={people.voters[4]: "туугандары тизмеде"}, by=people.by, at=LATER
    )

    assert (decided.outcome["base"], decided.outcome["needed"], decided.outcome["recused"]) == (4, 3, 1)
    assert decided.recusals.get().reason == "туугандары тизмеде"


def test_the_chairs_vote_decides_a_tie_only_if_the_rules_say_so():
    with_casting, without = council(4, casting_vote=True), council(4)
    tie = ["for", "for", "against", "against"]
    adopted = decide(with_casting, motion(with_casting, in_session(with_casting)), tie)
    rejected = decide(without, motion(without, in_session(without)), tie)

    assert (adopted.state, adopted.outcome["reason"]) == (MotionState.ADOPTED, "casting-vote")
    assert (rejected.state, rejected.outcome["reason"]) == (MotionState.REJECTED, "not-enough")


def test_a_secret_vote_keeps_only_counts_and_who_received_a_ballot():
    people = council()
    put = motion(people, in_session(people), is_secret=True)
    decided = votes.decide_secretly(
        motion=put, receipts=people.voters, counts={"for": 3, "against": 1, "abstain": 0, "spoiled": 1},
        recusals={}, by=people.by, at=LATER,
    )  # fmt: skip

    assert decided.state == MotionState.ADOPTED
    assert Vote.objects.count() == 0
    assert set(BallotReceipt.objects.values_list("member", flat=True)) == {member.pk for member in people.voters}
    columns = {field.name for field in BallotReceipt._meta.get_fields()}
    assert columns == {"id", "motion", "member"}  # nothing on it could lead to a ballot


def test_more_ballots_than_were_given_out_are_refused():
    people = council()
    put = motion(people, in_session(people), is_secret=True)
    with pytest.raises(ValidationError):
        votes.decide_secretly(
            motion=put, receipts=people.voters[:2], counts={"for": 3, "against": 0, "abstain": 0, "spoiled": 0},
            recusals={}, by=people.by, at=LATER,
        )  # fmt: skip
    put.refresh_from_db()
    assert (put.state, BallotReceipt.objects.count()) == (MotionState.OPEN, 0)


def test_a_secret_vote_needs_rules_that_allow_it():
    people = council(secret_vote=False)
    meeting = in_session(people)
    with pytest.raises(ValidationError) as refused:
        motion(people, meeting, is_secret=True)

    assert "is_secret" in refused.value.message_dict


def test_nobody_outside_the_room_votes_and_everybody_inside_is_asked():
    people = council()
    put = motion(people, in_session(people, present=4))
    with pytest.raises(ValidationError, match=people.voters[4].name):
        decide(people, put, ["for"] * 5)
    with pytest.raises(ValidationError, match=people.voters[3].name):
        decide(people, put, ["for"] * 3)
    assert Vote.objects.count() == 0


def test_a_member_who_left_before_the_vote_does_not_count():
    people = council()
    meeting = in_session(people)
    left = Mark(people.voters[4], Presence.PRESENT, left_at=LATER - timedelta(minutes=1))
    mark_attendance(meeting=meeting, marks=[left], by=people.by, at=LATER)
    decided = decide(people, motion(people, meeting), ["for"] * 4)

    assert (decided.outcome["present"], decided.outcome["needed"]) == (4, 3)


def test_a_decided_motion_is_not_decided_again():
    people = council()
    put = motion(people, in_session(people))
    decide(people, put, ["for"] * 5)
    with pytest.raises(ValidationError):
        decide(people, put, ["against"] * 5)
    with pytest.raises(ValidationError):
        votes.withdraw_motion(motion=put, by=people.by, at=LATER)

    put.refresh_from_db()
    assert put.state == MotionState.ADOPTED


def test_a_meeting_does_not_close_over_an_open_vote():
    people = council()
    meeting = in_session(people)
    put = motion(people, meeting)
    with pytest.raises(ValidationError):
        close_meeting(meeting=meeting, by=people.by, at=LATER)
    votes.withdraw_motion(motion=put, by=people.by, at=LATER)
    close_meeting(meeting=meeting, by=people.by, at=LATER)

    meeting.refresh_from_db()
    assert (meeting.state, first_item(meeting).state) == ("closed", "done")


def test_a_dissent_is_attached_once_a_member_to_a_decided_motion():
    people = council()
    put = motion(people, in_session(people))
    dissent = {"member": people.voters[3], "text": "Макул эмесмин", "by": people.by, "at": LATER}
    with pytest.raises(ValidationError):
        votes.give_dissent(motion=put, **dissent)
    decided = decide(people, put, ["for", "for", "for", "against", Choice.NOT_VOTING])
    votes.give_dissent(motion=decided, **dissent)
    with pytest.raises(ValidationError):
        votes.give_dissent(motion=decided, **dissent)

    assert decided.dissents.get().text == "Макул эмесмин"


def test_other_folders_hear_of_a_decided_motion(monkeypatch):
    heard = []
    monkeypatch.setitem(_listeners, MotionDecided, [heard.append])
    people = council()
    decided = decide(people, motion(people, in_session(people)), ["for"] * 5)

    assert heard == [MotionDecided(motion=decided.pk, adopted=True, at=LATER)]
