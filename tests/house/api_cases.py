"""What the walk through the API needs to know of each operation: whom it concerns, its address and a fitting body."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from birge.sharing.actions import hand_over
from birge.sharing.models import ShareOut
from tests.cast import Cast
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
}
"""For everybody, without a token."""

ABOUT_MYSELF = {"getMyProfile", "changeMyContacts", "listReadingsOfMyRecord"}
"""Show and change only what is the caller's own, whoever she is."""

LISTS = {"listPeople", "listShareOuts"}
"""Show each caller what she may see; a caller who may see nothing at all may be refused."""


AT = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def addresses(cast: Cast) -> dict[str, str]:
    """The things of the clerk's aimak that stand in addresses, made when they are first asked for."""
    assignment = cast.clerk.assignments.get()
    share_out = ShareOut.objects.filter(place=cast.aimak).first() or _handed_out(cast)
    claimant = share_out.claimants.order_by("pk").first()
    return {
        "share_out": str(share_out.pk),
        "claimant": str(claimant.pk),
        "hand_over": str(claimant.hand_overs.get().pk),
        "decision": str(share_out.decision_id),
        "person": str(cast.clerk.pk),
        "role": str(assignment.pk),
        "organisation": str(cast.society.pk),
        "place": str(cast.aimak.pk),
    }


def _handed_out(cast: Cast) -> ShareOut:
    """A decision of which a part was handed out; not published."""
    share_out = decided(cast.aimak, AT)
    hand_over(share_out.claimants.order_by("pk").first(), amount=Fraction(1, 2), by=CLERK, at=AT)
    return share_out


def hidden(cast: Cast) -> list[str]:
    """What another aimak's clerk must not find in any list."""
    things = addresses(cast)
    return [things["share_out"], things["claimant"], str(cast.clerk.pk), cast.clerk.name, cast.clerk.username]


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
    return {
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
