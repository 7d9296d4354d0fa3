"""The demo's people on the sign-in page: whom a visitor may try to be."""

from __future__ import annotations

from datetime import date

from birge.people.models import Account, Assignment
from birge.people.queries import in_force, with_scope_names

PASSWORD = "birge-demo"  # noqa: S105  (shown to everybody; a site with demo accounts serves its own machine only)


def people_to_try(on: date) -> list[tuple[Assignment, str]]:
    """What each demo account holds on that day and where, in the order in which they were made; else nothing."""
    theirs = Assignment.objects.filter(account__in=Account.objects.filter(is_demo=True, is_active=True))
    return with_scope_names(in_force(theirs, on).select_related("account", "organisation").order_by("id"), on)
