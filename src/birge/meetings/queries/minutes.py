"""The content of minutes, and where to find signed ones."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from birge.kernel.canonical import hash_of
from birge.kernel.texts import text_in
from birge.meetings.enums import MotionState
from birge.meetings.models import AgendaItem, Body, Meeting, Minutes, Motion
from birge.meetings.queries.bodies import host_names
from birge.meetings.queries.meetings import agenda_of
from birge.meetings.queries.room import Seat, day_of, room_of
from birge.places.models import Place

FORMAT = "birge.meetings.minutes/1"


def signed_minutes_for(*, body: Body | None = None, place: Place | None = None) -> QuerySet[Minutes]:
    """Signed minutes in force, newest meeting first: of a body, of the bodies at a place, or of all.

    For a decision that points to the minutes that support it; its motion is one of
    `minutes.content["items"][…]["motions"]`, by "id".
    """
    found = Minutes.objects.filter(signed_at__isnull=False, superseded_by__signed_at__isnull=True)
    if body is not None:
        found = found.filter(meeting__body=body)
    if place is not None:
        found = found.filter(meeting__body__place=place)
    return found.select_related("meeting__body").order_by("-meeting__starts_at", "-version")


def reference_of(minutes: Minutes) -> str:
    """How a decision names minutes: the body, number and day on which it met, and the code to check them by."""
    meeting = minutes.meeting
    day = timezone.localtime(meeting.opened_at or meeting.starts_at).strftime("%d.%m.%Y")
    return f"{text_in(meeting.body.names, 'ky')}, № {meeting.number}, {day} ({minutes.code})"


def latest_minutes(meeting: Meeting) -> Minutes | None:
    """The newest version that was not discarded."""
    return Minutes.objects.filter(meeting=meeting, discarded_at=None).order_by("-version").first()


def published_minutes(meeting: Meeting) -> Minutes | None:
    """The newest version that everybody may read; a correction that is being prepared is not there yet."""
    return Minutes.objects.filter(meeting=meeting, published_at__isnull=False).order_by("-version").first()


def notes_in(minutes: Minutes) -> dict[int, str]:
    """What these minutes say was said under each item, by the item's number."""
    return {item["order"]: item["noted"] for item in minutes.content["items"]}


def adopted_motions(minutes: Minutes) -> list[dict[str, Any]]:
    """The adopted motions of these minutes, as their content has them."""
    motions = [motion for item in minutes.content["items"] for motion in item["motions"]]
    return [motion for motion in motions if motion["state"] == MotionState.ADOPTED]


def is_intact(minutes: Minutes) -> bool:
    """The content still has the hash that was signed."""
    hashes = {minutes.sha256, *(signature.sha256 for signature in minutes.signatures.all())}
    return hashes == {hash_of(minutes.content)}


def public_content(content: dict[str, Any]) -> dict[str, Any]:
    """The content as outsiders see it: of closed items only the number."""
    hidden = {"title": "", "rapporteur": "", "noted": "", "papers": [], "motions": []}
    items = [{**item, **hidden} if item["is_closed"] else item for item in content["items"]]
    return {**content, "items": items}


def content_of(meeting: Meeting, *, corrections: str = "") -> dict[str, Any]:
    """All that the minutes of a closed meeting say, as JSON; the quorum is the one at its opening."""
    opened_at = meeting.opened_at or meeting.starts_at
    count = room_of(meeting, opened_at).quorum
    on = day_of(meeting)
    body = meeting.body
    return {
        "format": FORMAT,
        "body": {"id": str(body.pk), "names": body.names, "host": host_names(body, on)},
        "meeting": {
            "id": str(meeting.pk),
            "number": meeting.number,
            "form": meeting.form,
            "where": meeting.where,
            "notice_sent_at": _moment(meeting.notice_sent_at),
            "short_notice_reason": meeting.short_notice_reason,
            "opened_at": _moment(meeting.opened_at),
            "closed_at": _moment(meeting.closed_at),
        },
        "presiding": meeting.presiding.name if meeting.presiding else "",
        "secretary": meeting.secretary.name if meeting.secretary else "",
        "quorum": {"members": count.members, "present": count.present, "needed": count.needed} if count else None,
        "members": [_member(seat) for seat in room_of(meeting, opened_at).seats],
        "items": [_item(item) for item in agenda_of(meeting, with_closed=True, with_receipts=True)],
        "corrections": corrections,
    }


def _moment(value: datetime | None) -> str:
    return timezone.localtime(value).isoformat(timespec="minutes") if value else ""


def _member(seat: Seat) -> dict[str, Any]:
    member, marked = seat.member, seat.attendance
    return {
        "name": member.name,
        "role": member.role,
        "votes": member.votes,
        "on_behalf_of": member.on_behalf_of.names if member.on_behalf_of else {},
        "presence": marked.presence if marked else "",
        "arrived_at": _moment(marked.arrived_at) if marked else "",
        "left_at": _moment(marked.left_at) if marked else "",
        "proxy_name": marked.proxy_name if marked else "",
        "absence_reason": marked.absence_reason if marked else "",
    }


def _item(item: AgendaItem) -> dict[str, Any]:
    return {
        "order": item.order,
        "title": item.title,
        "rapporteur": item.rapporteur,
        "is_closed": item.is_closed,
        "noted": item.noted,
        "papers": [{"title": paper.title, "sha256": paper.file.sha256} for paper in item.papers.all()],
        "motions": [_motion(motion) for motion in item.motions.all()],
    }


def _motion(motion: Motion) -> dict[str, Any]:
    votes = sorted((vote.member.name, vote.choice) for vote in motion.votes.all())
    recusals = sorted((recusal.member.name, recusal.reason) for recusal in motion.recusals.all())
    return {
        "id": str(motion.pk),
        "text": motion.text,
        "kind": motion.kind,
        "proposer": motion.proposer.name if motion.proposer else "",
        "majority": motion.majority,
        "is_secret": motion.is_secret,
        "state": motion.state,
        "outcome": motion.outcome,
        "votes": [{"name": name, "choice": choice} for name, choice in votes],
        "recusals": [{"name": name, "reason": reason} for name, reason in recusals],
        "received_ballots": sorted(receipt.member.name for receipt in motion.receipts.all()),
        "dissents": [{"name": dissent.member.name, "text": dissent.text} for dissent in motion.dissents.all()],
    }
