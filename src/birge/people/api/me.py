"""One's own profile."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from birge.kernel.api import After, Limit, Page, RepeatKey, Scope, Token, Written, answers, caller, once, page_of
from birge.kernel.models import JournalEntry
from birge.people.actions import change_own_contacts
from birge.people.api.finding import seen_person
from birge.people.api.schemas import Contacts, Profile, Reading
from birge.people.models import Account
from birge.people.queries import readings_of
from birge.people.readings import records_of

router = Router()


@router.get(
    "/me",
    auth=Token(Scope.PEOPLE_READ),
    response=answers(Profile),
    operation_id="getMyProfile",
    summary="My profile",
)
def my_profile(request: HttpRequest) -> Account:
    """Who the token's person is, her roles past and present, and what the token may be used for."""
    return _profile(request)


@router.put(
    "/me/contacts",
    auth=Token(Scope.PEOPLE_WRITE),
    response=answers(Profile, write=True),
    operation_id="changeMyContacts",
    summary="Change my contacts",
)
def change_my_contacts(request: HttpRequest, key: RepeatKey, contacts: Contacts) -> HttpResponse:
    """Put a new phone and e-mail in the place of the old ones; an empty text removes one."""
    who = caller(request)

    def work() -> Written:
        change_own_contacts(account=who.user, by=who.self_actor, at=who.at, **contacts.dict())
        return 200, Profile.from_orm(_profile(request))

    return once(request, who, key, work)


@router.get(
    "/me/readings",
    auth=Token(Scope.PEOPLE_READ),
    response=answers(Page[Reading]),
    operation_id="listReadingsOfMyRecord",
    summary="Who looked at my record",
)
def readings(request: HttpRequest, limit: Limit = 50, after: After = None) -> dict[str, Any]:
    """Every reading of my record: who, in which role, when and why; the oldest first."""
    page = page_of(readings_of(*records_of(caller(request).user)), limit=limit, after=after)
    page["items"] = [_reading(entry) for entry in page["items"]]
    return page


def _profile(request: HttpRequest) -> Account:
    who = caller(request)
    person = seen_person(who.user, who.account, timezone.localdate(who.at))
    person.scopes = sorted(who.scopes)  # type: ignore[attr-defined]
    return person


def _reading(entry: JournalEntry) -> dict[str, Any]:
    found: UUID = entry.pk
    return {
        "id": found,
        "at": entry.at,
        "by": entry.by["name"],
        "role": entry.by["role"],
        "verb": entry.verb,
        "why": (entry.after or {}).get("why", ""),
    }
