"""Who reads which part of the journal: controllers and administrators, that of their own territory.

An entry names the role that permitted the act and the place or organisation where the role holds. So it belongs to
that territory, and what somebody does in a role of another aimak stays there, even if she works in both. What people
do for themselves (signing in, a token) belongs to where they hold a role. What the system did, or somebody whose role
holds everywhere, is read by those who oversee everything.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from birge.kernel.models import JournalEntry
from birge.kernel.permissions import Answer
from birge.people.queries import in_force
from birge.people.rules.reach import OVERSIGHT, holds
from birge.people.rules.seeing import assignments_in_charge, oversees_all


def can_read_journal(user: Any, on: date) -> Answer:
    """Whether `user` may open the journal at all; which entries is for `journal_visible_to`."""
    return holds(user, OVERSIGHT, on)


def journal_visible_to(user: Any, queryset: QuerySet[JournalEntry], on: date) -> QuerySet[JournalEntry]:
    """The entries of the territory that `user` oversees."""
    if oversees_all(user, on):
        return queryset
    held = assignments_in_charge(user, on)
    scopes = sorted({assignment.scope for assignment in held})
    in_a_role = Q(account__in=held.values("account"), by__scope__in=scopes)  # the account lets an index help
    for_themselves = Q(account__in=in_force(held, on).values("account"), by__role="")
    return queryset.filter(in_a_role | for_themselves)
