"""Linking a resident's account with her person in the book."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.people.models import Account
from birge.registers.models import Person, ResidentLink


class LinkedAlready(Exception):
    """The person or the account is linked with another."""

    def __str__(self) -> str:
        return str(_("This person or this account is linked already. End that link first."))


class OwnAccount(Exception):
    """Nobody checks her own document."""

    def __str__(self) -> str:
        return str(_("Nobody links her own account: another clerk must see the document."))


@transaction.atomic
def link_resident(*, person: Person, account: Account, document: str, by: Actor, at: datetime) -> ResidentLink:
    """The clerk saw this document of the person who has this account. Raises `LinkedAlready`, `OwnAccount`."""
    if account.pk == by.account:
        raise OwnAccount
    open_links = ResidentLink.objects.select_for_update().filter(ended_at=None)
    if open_links.filter(person=person).exists() or open_links.filter(account=account).exists():
        raise LinkedAlready
    link = ResidentLink.objects.create(
        person=person, account=account, document=document, linked_by=by.as_json(), linked_at=at
    )
    after = {"document": document}
    journal.record(by=by, at=at, verb="registers.link_resident", subject=person, also=[account], after=after)
    return link


@transaction.atomic
def unlink_resident(*, link: ResidentLink, why: str, by: Actor, at: datetime) -> None:
    """The link was wrong or is no longer wanted."""
    link.ended_by, link.ended_at, link.end_why = by.as_json(), at, why
    link.save(update_fields=["ended_by", "ended_at", "end_why"])
    subjects = {"subject": link.person, "also": [link.account]}
    journal.record(by=by, at=at, verb="registers.unlink_resident", after={"why": why}, **subjects)  # type: ignore[arg-type]
