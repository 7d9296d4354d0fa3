"""Accounts: made by administrators together with a first role, their contacts, language and links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from birge.kernel import events, journal
from birge.kernel.actors import Actor
from birge.people.actions.assignments import appoint
from birge.people.models import Account
from birge.people.queries import plain_phone


@dataclass(frozen=True)
class PersonAdded:
    """An account was made."""

    account: UUID


@transaction.atomic
def add_account(
    *,
    username: str,
    name: str,
    by: Actor,
    at: datetime,
    phone: str = "",
    email: str = "",
    language: str = "",
    identifier: str = "",
    is_demo: bool = False,
) -> Account:
    """An account without a password and, yet, without a role: nobody can sign in to it before a code is printed."""
    account = Account(
        username=username.strip().lower(),
        name=name.strip(),
        phone=plain_phone(phone),
        email=email.strip(),
        language=language,
        identifier=identifier.strip(),
        is_demo=is_demo,
    )
    account.set_unusable_password()
    account.full_clean(exclude=["password"])
    account.save(force_insert=True)
    facts = {"username": account.username, "name": account.name, "is_demo": is_demo}
    journal.record(by=by, at=at, verb="people.add_account", subject=account, after=facts)
    events.publish(PersonAdded(account.pk))
    return account


@transaction.atomic
def add_person(*, username: str, name: str, by: Actor, at: datetime, contacts: dict[str, Any], **role: Any) -> Account:
    """An account with its first role (`role` as `appoint` takes it): nobody is added who belongs nowhere."""
    account = add_account(username=username, name=name, by=by, at=at, **contacts)
    appoint(account=account, by=by, at=at, **role)
    return account


@transaction.atomic
def change_person(*, account: Account, by: Actor, at: datetime, **changes: Any) -> None:
    """An administrator corrects name, contacts, identifier, or closes (`is_active=False`) and reopens an account."""
    _change(account, "people.change_person", changes, by, at)


@transaction.atomic
def change_own_contacts(*, account: Account, phone: str, email: str, by: Actor, at: datetime) -> None:
    """A person keeps her own contacts right."""
    _change(account, "people.change_own_contacts", {"phone": phone, "email": email}, by, at)


@transaction.atomic
def remember_language(*, account: Account, language: str, by: Actor, at: datetime) -> None:
    """The language that a person chose goes with her to other machines."""
    _change(account, "people.remember_language", {"language": language}, by, at)


@transaction.atomic
def identity_linked(*, account: Account, service: str, how: str, by: Actor, at: datetime) -> None:
    """A sign-in service now opens this account: `how` is "own" (she linked it) or "identifier" (entered for her)."""
    after = {"service": service, "how": how}
    journal.record(by=by, at=at, verb="people.identity_linked", subject=account, after=after)


@transaction.atomic
def identity_unlinked(*, account: Account, service: str, by: Actor, at: datetime) -> None:
    """A sign-in service no longer opens this account."""
    journal.record(by=by, at=at, verb="people.identity_unlinked", subject=account, before={"service": service})


@transaction.atomic
def own_sign_in_changed(*, account: Account, verb: str, what: str, by: Actor, at: datetime) -> None:
    """A person signed in, or changed her password or second step (`what`); the library did it, this is its entry."""
    journal.record(by=by, at=at, verb=verb, subject=account, after={"what": what} if what else None)


def _change(account: Account, verb: str, changes: dict[str, Any], by: Actor, at: datetime) -> None:
    if "phone" in changes:
        changes["phone"] = plain_phone(changes["phone"])
    new = {field: value for field, value in changes.items() if getattr(account, field) != value}
    if not new:
        return
    before = {field: getattr(account, field) for field in new}
    for field, value in new.items():
        setattr(account, field, value)
    account.full_clean(exclude=["password"])
    account.save(update_fields=list(new))
    journal.record(by=by, at=at, verb=verb, subject=account, before=before, after=new)
