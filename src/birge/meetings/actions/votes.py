"""Motions are put, voted on and decided. What decided a motion is frozen with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from birge.algorithms.voting import MAJORITIES, Side, Tally, outcome
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish
from birge.meetings.actions.meetings import locked
from birge.meetings.enums import Choice, ItemState, MeetingState, MotionState
from birge.meetings.events import MotionDecided
from birge.meetings.models import (
    AgendaItem,
    BallotReceipt,
    BodyMember,
    Dissent,
    Meeting,
    Motion,
    Recusal,
    Vote,
)
from birge.meetings.queries import Room, room_of

BALLOTS = ("for", "against", "abstain", "spoiled")


@transaction.atomic
def put_motion(*, item: AgendaItem, motion: Motion, by: Actor, at: datetime) -> Motion:
    """Put a text to the vote on the matter under discussion.

    `motion` is unsaved and holds text, kind, majority, proposer, is_secret.
    """
    meeting = locked(item.meeting, MeetingState.OPEN)
    item.refresh_from_db()
    if item.state != ItemState.OPEN:
        raise ValidationError(_("Begin this matter first, then put the motion."))
    room = room_of(meeting, at)
    if motion.is_secret and not (room.rules and room.rules.secret_vote):
        raise ValidationError({"is_secret": _("The body's rules do not allow a secret vote.")})
    if motion.proposer is not None and motion.proposer not in [seat.member for seat in room.seats]:
        raise ValidationError({"proposer": _("Only a member of the body proposes a motion.")})
    motion.item, motion.opened_at, motion.state = item, at, MotionState.OPEN
    motion.order = (item.motions.aggregate(last=Max("order"))["last"] or 0) + 1
    motion.casting_vote = bool(room.rules and room.rules.casting_vote)
    motion.full_clean(exclude=["outcome", "ballots"])
    motion.save(force_insert=True)
    after = {"text": motion.text, "majority": motion.majority, "is_secret": motion.is_secret}
    journal.record(by=by, at=at, verb="meetings.put_motion", subject=motion, after=after)
    return motion


@transaction.atomic
def withdraw_motion(*, motion: Motion, by: Actor, at: datetime) -> None:
    """Its proposer takes it back before it is decided."""
    motion = _open(motion)
    motion.state, motion.decided_at = MotionState.WITHDRAWN, at
    motion.save(update_fields=["state", "decided_at"])
    journal.record(by=by, at=at, verb="meetings.withdraw_motion", subject=motion)


@transaction.atomic
def decide_openly(
    *,
    motion: Motion,
    choices: Mapping[BodyMember, str],
    recusals: Mapping[BodyMember, str],
    by: Actor,
    at: datetime,
) -> Motion:
    """Record how each member voted and decide. `recusals` maps who stepped aside to why.

    Every member with a vote who is in the room must be in exactly one of the two.
    """
    motion = _open(motion)
    if motion.is_secret:
        raise ValidationError(_("This motion is voted on by secret ballot: record the counts."))
    room = room_of(motion.item.meeting, at)
    _check_people(room, [*choices, *recusals])
    missing = [member.name for member in room.voters if member not in choices and member not in recusals]
    if missing:
        raise ValidationError(_("Say how each one voted: %(names)s") % {"names": ", ".join(missing)})
    Vote.objects.bulk_create(Vote(motion=motion, member=member, choice=choice) for member, choice in choices.items())
    _step_aside(motion, recusals)
    counts = Counter(choices.values())
    chair = choices.get(motion.item.meeting.presiding, "") if motion.item.meeting.presiding else ""
    tally = Tally(
        in_favour=counts[Choice.FOR],
        against=counts[Choice.AGAINST],
        abstained=counts[Choice.ABSTAIN],
        recused=len(recusals),
        chair=Side(chair) if chair in {"for", "against"} else Side.UNKNOWN,
    )
    return _decide(motion, tally, room, {"not_voting": counts[Choice.NOT_VOTING]}, by, at)


@transaction.atomic
def decide_secretly(
    *,
    motion: Motion,
    receipts: Collection[BodyMember],
    counts: Mapping[str, int],
    recusals: Mapping[BodyMember, str],
    by: Actor,
    at: datetime,
) -> Motion:
    """Record who received a ballot and what the count of the ballots was, and decide.

    `counts` has the keys of `BALLOTS`. Nothing about a single ballot is kept, so the chair's side is unknown and a
    casting vote does not apply. A spoiled ballot counts for nobody. More ballots than were given out are refused.
    """
    motion = _open(motion)
    if not motion.is_secret:
        raise ValidationError(_("This motion is voted on openly: record how each member voted."))
    room = room_of(motion.item.meeting, at)
    _check_people(room, [*receipts, *recusals])
    if set(receipts) & set(recusals):
        raise ValidationError(_("Who steps aside receives no ballot."))
    if sum(counts[name] for name in BALLOTS) > len(receipts):
        raise ValidationError(_("More ballots were counted than were given out: count again."))
    BallotReceipt.objects.bulk_create(BallotReceipt(motion=motion, member=member) for member in receipts)
    _step_aside(motion, recusals)
    motion.ballots = {name: counts[name] for name in BALLOTS}
    tally = Tally(counts["for"], counts["against"], counts["abstain"], len(recusals))
    return _decide(motion, tally, room, {"given_out": len(receipts), "spoiled": counts["spoiled"]}, by, at)


@transaction.atomic
def give_dissent(*, motion: Motion, member: BodyMember, text: str, by: Actor, at: datetime) -> Dissent:
    """Attach a member's own opinion on a decided motion, until the minutes are signed."""
    locked(motion.item.meeting, MeetingState.OPEN, MeetingState.CLOSED)
    if motion.state not in (MotionState.ADOPTED, MotionState.REJECTED):
        raise ValidationError(_("A dissent is given on a motion that was decided."))
    dissent = Dissent(motion=motion, member=member, text=text, given_at=at)
    dissent.full_clean()
    dissent.save(force_insert=True)
    after = {"member": member.name, "text": text}
    journal.record(by=by, at=at, verb="meetings.give_dissent", subject=motion, after=after)
    return dissent


def _open(motion: Motion) -> Motion:
    """The motion as it is now; the lock on its meeting keeps a second decision out."""
    meeting: Meeting = locked(motion.item.meeting, MeetingState.OPEN)
    fresh = Motion.objects.select_related("item").get(pk=motion.pk)
    fresh.item.meeting = meeting
    if fresh.state != MotionState.OPEN:
        raise ValidationError(_("This motion is decided already."))
    return fresh


def _check_people(room: Room, people: Collection[BodyMember]) -> None:
    outside = [member.name for member in people if member not in room.voters]
    if outside:
        raise ValidationError(_("Not in the room, or without a vote: %(names)s") % {"names": ", ".join(outside)})
    if len(set(people)) != len(people):
        raise ValidationError(_("Who steps aside does not vote."))


def _step_aside(motion: Motion, recusals: Mapping[BodyMember, str]) -> None:
    for member, reason in recusals.items():
        recusal = Recusal(motion=motion, member=member, reason=reason)
        recusal.full_clean()
        recusal.save(force_insert=True)


def _decide(motion: Motion, tally: Tally, room: Room, more: Mapping[str, int], by: Actor, at: datetime) -> Motion:
    count = room.quorum
    if count is None:
        raise ValidationError(_("Enter the body's rules (quorum, majority) before the meeting opens."))
    result = outcome(tally, count, MAJORITIES[motion.majority], casting_vote=motion.casting_vote)
    motion.outcome = {
        "members": count.members,
        "present": count.present,
        "quorum_needed": count.needed,
        "for": tally.in_favour,
        "against": tally.against,
        "abstained": tally.abstained,
        "recused": tally.recused,
        **more,
        "base": result.base,
        "needed": result.needed,
        "reason": result.reason.value,
    }
    motion.state = MotionState.ADOPTED if result.adopted else MotionState.REJECTED
    motion.decided_at = at
    motion.save()
    journal.record(by=by, at=at, verb="meetings.decide_motion", subject=motion, after=_plain(motion))
    publish(MotionDecided(motion=motion.pk, adopted=result.adopted, at=at))
    return motion


def _plain(motion: Motion) -> dict[str, Any]:
    return {"state": motion.state, "outcome": motion.outcome}
