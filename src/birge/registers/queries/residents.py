"""Accounts and persons that are linked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from birge.registers.models import Person, ResidentLink


def link_of_person(person: UUID) -> ResidentLink | None:
    """The link that holds now, with its account."""
    return ResidentLink.objects.filter(person=person, ended_at=None).select_related("account").first()


def person_of_account(account: Any) -> Person | None:
    """Who this account is in the book."""
    link = ResidentLink.objects.filter(account=account.pk, ended_at=None).select_related("person").first()
    return link.person if link else None


def own_records(account: Any) -> Iterable[Person]:
    """What readings of concern this account: for `people.readings`."""
    person = person_of_account(account)
    return [person] if person else []
