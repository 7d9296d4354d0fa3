"""Who reads which part of the journal: controllers and administrators, that of their own territory.

An entry names the role that permitted the act and the place or organisation where the role holds. So it belongs to
that territory, and what somebody does in a role of another aimak stays there, even if she works in both. What people
do for themselves (signing in, a token) belongs to where they hold a role. What the system did, or somebody whose role
holds everywhere, is read by those who oversee everything.

Of some things nobody may know yet that they are there: entries about these wait until their folder lets them be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from birge.kernel.models import JournalEntry, JournalSubject
from birge.kernel.permissions import Answer
from birge.people.queries import in_force
from birge.people.rules.reach import OVERSIGHT, holds
from birge.people.rules.seeing import assignments_in_charge, oversees_all

_withheld: list[Callable[[], Iterable[str]]] = []


def withhold(subjects: Callable[[], Iterable[str]]) -> None:
    """Entries about these things (as `journal.subject_of` names them) are read by no overseer as long as it says so."""
    _withheld.append(subjects)


def can_read_journal(user: Any, on: date) -> Answer:
    """Whether `user` may open the journal at all; which entries is for `journal_visible_to`."""
    return holds(user, OVERSIGHT, on)


def journal_visible_to(user: Any, queryset: QuerySet[JournalEntry], on: date) -> QuerySet[JournalEntry]:
    """The entries of the territory that `user` oversees, without those that are withheld for now."""
    withheld = [name for subjects in _withheld for name in subjects()]
    about_them = JournalSubject.objects.filter(subject__in=withheld)
    queryset = queryset.exclude(pk__in=about_them.values("entry")) if withheld else queryset
    if oversees_all(user, on):
        return queryset
    held = assignments_in_charge(user, on)
    scopes = sorted({assignment.scope for assignment in held})
    in_a_role = Q(account__in=held.values("account"), by__scope__in=scopes)  # the account lets an index help
    for_themselves = Q(account__in=in_force(held, on).values("account"), by__role="")
    return queryset.filter(in_a_role | for_themselves)
