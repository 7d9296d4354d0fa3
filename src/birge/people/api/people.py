"""The people of one's places. Every reading is journalled, a page of a list as one row."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from birge.kernel import journal
from birge.kernel.api import (
    After,
    Limit,
    Page,
    RepeatKey,
    Scope,
    SearchText,
    Token,
    Written,
    acting,
    answers,
    caller,
    once,
    page_of,
)
from birge.people.actions import add_person
from birge.people.api.finding import seen_person, with_seen_roles
from birge.people.api.roles import facts_of
from birge.people.api.schemas import NewPerson, Person
from birge.people.enums import Role
from birge.people.models import Account, Assignment
from birge.people.queries import found_people, in_force
from birge.people.rules import (
    assignments_visible_to,
    can_add_person,
    can_appoint,
    can_see_person,
    holds,
    people_visible_to,
)
from birge.people.rules.reach import OVERSIGHT

router = Router()


@router.get(
    "/people",
    auth=Token(Scope.PEOPLE_READ),
    response=answers(Page[Person]),
    operation_id="listPeople",
    summary="People of my places",
)
def list_people(
    request: HttpRequest,
    q: SearchText = "",
    role: Role | None = None,
    limit: Limit = 50,
    after: After = None,
) -> dict[str, Any]:
    """Everyone who holds or held a role where the caller is administrator or controller. The reading is journalled.

    `q`: part of a name, sign-in name or phone; `role`: only who holds this role today.
    """
    who = caller(request)
    today = timezone.localdate(who.at)
    actor = acting(holds(who.user, OVERSIGHT, today))
    people = people_visible_to(who.user, Account.objects.all(), today)
    if q.strip():
        people = found_people(people, q.strip())
    if role:
        held = in_force(assignments_visible_to(who.user, Assignment.objects.all(), today), today).filter(role=role)
        people = people.filter(pk__in=held.values("account"))
    page = page_of(with_seen_roles(people, who.user, today).distinct(), limit=limit, after=after)
    journal.record_read(by=actor, at=who.at, verb="people.read_list", subjects=page["items"])
    return page


@router.get(
    "/people/{person}",
    auth=Token(Scope.PEOPLE_READ),
    response=answers(Person),
    operation_id="getPerson",
    summary="One person",
)
def get_person(request: HttpRequest, person: UUID) -> Account:
    """A person's record and the roles that the caller may see. The reading is journalled, unless it is one's own."""
    who = caller(request)
    today = timezone.localdate(who.at)
    found = seen_person(who.user, person, today)
    if found.pk != who.account:
        actor = acting(can_see_person(who.user, found, today))
        journal.record_read(by=actor, at=who.at, verb="people.read_person", subjects=[found])
    return found


@router.post(
    "/people",
    auth=Token(Scope.PEOPLE_WRITE),
    response=answers(Person, status=201, write=True),
    operation_id="addPerson",
    summary="Add a person",
)
def new_person(request: HttpRequest, key: RepeatKey, body: NewPerson) -> HttpResponse:
    """An account with its first role. Nobody can sign in to it before a code is printed, which is done on the site."""
    who = caller(request)
    today = timezone.localdate(who.at)
    acting(can_add_person(who.user, today))

    def work() -> Written:
        role = facts_of(body.first_role, "body/body/first_role")
        scope = {"place": role["place"], "organisation": role["organisation"]}
        actor = acting(can_appoint(who.user, None, role["role"], on=today, **scope))
        contacts = {"phone": body.phone, "email": body.email}
        account = add_person(username=body.username, name=body.name, by=actor, at=who.at, contacts=contacts, **role)
        return 201, Person.from_orm(seen_person(who.user, account.pk, today))

    return once(request, who, key, work)
