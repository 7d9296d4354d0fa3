"""What the walk through the API needs to know of each operation: whom it concerns, its address and a fitting body."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

from birge.kernel.ids import new_id
from birge.kernel.imports.actions import upload
from birge.kernel.imports.models import ImportBatch
from birge.meetings.actions.meetings import plan_meeting
from birge.meetings.models import Meeting
from birge.sharing.actions import hand_over
from birge.sharing.models import ShareOut
from tests.cast import Cast
from tests.house.contest_cases import CONTEST_BODIES, LISTS_OF_CONTESTS, PUBLIC_IN_CONTESTS, agreed
from tests.house.water_cases import water_bodies, watered
from tests.meetings.factories import BodyFactory
from tests.sharing.factories import CLERK, decided

PUBLIC = {
    "listPlaces",
    "findPlaces",
    "getOutlines",
    "getPlace",
    "listPlaceChanges",
    "listOrganisations",
    "getOrganisation",
    "listDecisions",
    "getDecision",
    "getPublicPackage",
    "listSigningKeys",
    "verifyPackage",
    "calculateShare",
    "listBodies",
    "getBody",
    "listMeetings",
    "getMeeting",
    "getMinutes",
    "listOpenAssociations",
    "getOpenAssociation",
    *PUBLIC_IN_CONTESTS,
}
"""For everybody, without a token."""

ABOUT_MYSELF = {"getMyProfile", "changeMyContacts", "listReadingsOfMyRecord", "listMyMessages", "markMyMessagesRead"}
"""Show and change only what is the caller's own, whoever she is."""

LISTS = {
    "listPeople",
    "listShareOuts",
    "listImports",
    "listMyMeetings",
    "listWaterAssociations",
    *LISTS_OF_CONTESTS,
}
"""Show each caller what she may see; a caller who may see nothing at all may be refused."""


AT = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def addresses(cast: Cast, path: str = "") -> dict[str, str]:
    """The things of the clerk's aimak that stand in the address, or in any; made when they are first asked for."""
    if path.startswith("/water/"):
        return watered(cast)
    if path.startswith("/contests/"):
        return agreed()
    assignment = cast.clerk.assignments.get()
    share_out = ShareOut.objects.filter(place=cast.aimak).first() or _handed_out(cast)
    claimant = share_out.claimants.order_by("pk").first()
    meeting = Meeting.objects.filter(body__place=cast.aimak).first() or _planned(cast)
    batch = ImportBatch.objects.filter(place=cast.aimak.pk).first() or _uploaded(cast)
    return {
        "body": str(meeting.body_id),
        "meeting": str(meeting.pk),
        "minutes": str(new_id()),
        "batch": str(batch.pk),
        "share_out": str(share_out.pk),
        "claimant": str(claimant.pk),
        "hand_over": str(claimant.hand_overs.get().pk),
        "decision": str(share_out.decision_id),
        "person": str(cast.clerk.pk),
        "role": str(assignment.pk),
        "organisation": str(cast.society.pk),
        "place": str(cast.aimak.pk),
        **({} if path else watered(cast) | agreed()),
    }


def _handed_out(cast: Cast) -> ShareOut:
    """A decision of which a part was handed out; not published."""
    share_out = decided(cast.aimak, AT)
    hand_over(share_out.claimants.order_by("pk").first(), amount=Fraction(1, 2), by=CLERK, at=AT)
    return share_out


def _planned(cast: Cast) -> Meeting:
    """A draft meeting of a body that is not public."""
    body = BodyFactory(place=cast.aimak, is_public=False)
    return plan_meeting(body=body, facts={"starts_at": AT + timedelta(days=10)}, by=CLERK, at=AT)


def _uploaded(cast: Cast) -> ImportBatch:
    """A file of a kind that only the tests have."""
    batch, _new = upload(
        kind="families", place=cast.aimak.pk, file_name="families.csv", chunks=[b"Name\n"], by=CLERK, at=AT
    )
    return batch


def hidden(cast: Cast) -> list[str]:
    """What another aimak's clerk must not find in any list."""
    things = addresses(cast)
    own = [
        things[name]
        for name in ("share_out", "claimant", "meeting", "body", "batch", "association", "season", "agreement")
    ]
    return [*own, str(cast.clerk.pk), cast.clerk.name, cast.clerk.username]


def bodies(cast: Cast) -> dict[str, Any]:
    """A body of each write that the right person could send."""
    role = {"role": "clerk", "place": str(cast.aimak.pk), "starts_on": "2030-01-01"}
    organisation = {
        "kind": "school",
        "names": {"ky": "Мектеп"},
        "place": str(cast.aimak.pk),
        "since_on": "2030-01-01",
    }
    what = {"titles": {"ky": "Көмүр"}, "good": "көмүр", "unit": "т", "amount": "10"}
    family = {"name": "Үй-бүлө", "claim": "2"}
    return (
        water_bodies(cast)
        | CONTEST_BODIES
        | {
            "undoImport": {"reason": "Ката кеткен"},
            "planMeeting": {"starts_at": "2030-01-10T10:00:00+06:00"},
            "addAgendaItem": {"title": "Көмүр жөнүндө"},
            "announceMeeting": {"short_notice_reason": "Шашылыш"},
            "cancelMeeting": {"reason": "Кворум жок"},
            "beginShareOut": what | {"place": str(cast.aimak.pk)},
            "changeShareOut": what,
            "addClaimants": {"claimants": [family]},
            "changeClaimant": family,
            "decideShareOut": {"rule": "proportional", "minutes_text": "№ 7"},
            "replaceShareOut": {"why": "Ката кеткен"},
            "handOver": {"amount": "0.5"},
            "cancelHandOver": {"why": "Ката кеткен"},
            "changeMyContacts": {"phone": "+996555000001", "email": ""},
            "addPerson": {"username": "new.person", "name": "Жаңы Киши", "first_role": role},
            "appointPerson": role,
            "endRole": {"ends_on": "2030-01-01"},
            "addOrganisation": organisation,
            "changeOrganisation": organisation,
        }
    )
