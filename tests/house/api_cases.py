"""What the walk through the API needs to know of each operation: whom it concerns, its address and a fitting body."""

from __future__ import annotations

from typing import Any

from tests.cast import Cast

PUBLIC = {"listOrganisations", "getOrganisation"}
"""For everybody, without a token."""

ABOUT_MYSELF = {"getMyProfile", "changeMyContacts", "listReadingsOfMyRecord"}
"""Show and change only what is the caller's own, whoever she is."""

LISTS = {"listPeople"}
"""Show each caller what she may see; a caller who may see nothing at all may be refused."""


def addresses(cast: Cast) -> dict[str, str]:
    """The things of the clerk's aimak that stand in addresses."""
    assignment = cast.clerk.assignments.get()
    return {
        "person": str(cast.clerk.pk),
        "role": str(assignment.pk),
        "organisation": str(cast.society.pk),
        "place": str(cast.aimak.pk),
    }


def hidden(cast: Cast) -> list[str]:
    """What another aimak's clerk must not find in any list."""
    return [str(cast.clerk.pk), cast.clerk.name, cast.clerk.username]


def bodies(cast: Cast) -> dict[str, Any]:
    """A body of each write that the right person could send."""
    role = {"role": "clerk", "place": str(cast.aimak.pk), "starts_on": "2030-01-01"}
    organisation = {
        "kind": "school",
        "names": {"ky": "Мектеп"},
        "place": str(cast.aimak.pk),
        "since_on": "2030-01-01",
    }
    return {
        "changeMyContacts": {"phone": "+996555000001", "email": ""},
        "addPerson": {"username": "new.person", "name": "Жаңы Киши", "first_role": role},
        "appointPerson": role,
        "endRole": {"ends_on": "2030-01-01"},
        "addOrganisation": organisation,
        "changeOrganisation": organisation,
    }
