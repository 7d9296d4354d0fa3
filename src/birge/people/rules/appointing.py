"""Who appoints whom: an administrator appoints below her, never above or beside, and nobody appoints herself.

- Administrator and controller of a place come from strictly above it: an aimak's administrator appoints the aimak's
  clerks, her equal or successor is for the rayon. Those of an organisation come from an administrator of its place.
- Every other role at a place comes from an administrator of this place or above; in an organisation also from the
  organisation's own administrator.
- A role in the whole installation comes from the console only.
- Ending follows the same rules as appointing.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from birge.kernel.permissions import Answer, no, yes
from birge.people.enums import APPOINTED_FROM_ABOVE, ONLY_AT_A_PLACE, ONLY_IN_AN_ORGANISATION, Role
from birge.people.models import Account, Assignment, Organisation
from birge.people.queries import not_over, roles_held
from birge.people.rules.reach import actor_of, holds, may
from birge.places.models import Place
from birge.places.queries import covers


def can_appoint(
    user: Any,
    account: Account | None,
    role: str,
    *,
    place: Place | None = None,
    organisation: Organisation | None = None,
    on: date,
) -> Answer:
    """Whether `user` may give this role to the person (None: to someone who gets an account with it)."""
    if account is not None and account.pk == user.pk:
        return no(_("Nobody appoints herself or ends her own role: ask the administrator above you."))
    if (place is None) == (organisation is None):
        return no(_("A role in the whole country is given at the server's console only."))
    if organisation is not None and role in ONLY_AT_A_PLACE:
        return no(_("This role is held at a place, not in an organisation."))
    if place is not None and role in ONLY_IN_AN_ORGANISATION:
        return no(_("This role is held in an organisation, not at a place."))
    if role in APPOINTED_FROM_ABOVE:
        return _from_above(user, place, organisation, on)
    return may(user, {Role.ADMINISTRATOR}, place=place, organisation=organisation, on=on)


def can_end(user: Any, assignment: Assignment, on: date) -> Answer:
    """Whether `user` may end this assignment: whoever may make it."""
    return can_appoint(
        user,
        assignment.account,
        assignment.role,
        place=assignment.place,
        organisation=assignment.organisation,
        on=on,
    )


def can_restore(user: Any, account: Account, on: date) -> Answer:
    """Whether `user` may print a sign-in code for this person, change her contacts or close her account.

    A code opens the account with all its roles, so `user` must be able to give every role that the person holds now
    or later; if she holds none any more, every role that she held.
    """
    assignments = Assignment.objects.filter(account=account).select_related("account", "place", "organisation__place")
    held = list(not_over(assignments, on)) or list(assignments)
    answer = no(_("This person holds no role that you look after."))
    for assignment in held:
        answer = can_end(user, assignment, on)
        if not answer:
            return answer
    return answer


def can_add_person(user: Any, on: date) -> Answer:
    """Whether `user` may make accounts at all; where and in which role is for `can_appoint`."""
    return holds(user, {Role.ADMINISTRATOR}, on)


def can_add_organisation(user: Any, place: Place | None, on: date) -> Answer:
    """An organisation is entered by an administrator of its place; one of the whole country by hers."""
    return may(user, {Role.ADMINISTRATOR}, place=place, on=on)


def can_change_organisation(user: Any, organisation: Organisation, on: date) -> Answer:
    """Its director, its own administrator, or an administrator of its place."""
    return may(user, {Role.ADMINISTRATOR, Role.DIRECTOR}, organisation=organisation, on=on)


def _from_above(user: Any, place: Place | None, organisation: Organisation | None, on: date) -> Answer:
    for held in roles_held(user, on, {Role.ADMINISTRATOR}):
        if held.is_everywhere or (held.place_id is not None and _is_above(held.place_id, place, organisation, on)):
            return yes(actor_of(user, held))
    return no(_("An administrator or controller is appointed by the administrator of the level above."))


def _is_above(own: UUID, place: Place | None, organisation: Organisation | None, on: date) -> bool:
    """Strictly above a place; at or above an organisation's place."""
    if organisation is not None:
        return organisation.place_id is not None and covers(own, organisation.place_id, on)
    return place is not None and covers(own, place.pk, on) and not covers(place.pk, own, on)
