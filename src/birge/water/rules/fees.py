"""Who sees and moves an association's money: the accountant moves it, the director sees it, a user sees her own."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from birge.kernel.permissions import Answer, no
from birge.people.enums import OrganisationKind, Role
from birge.people.models import Organisation
from birge.people.rules import may

SEE_MONEY = frozenset({Role.ACCOUNTANT, Role.DIRECTOR})
KEEP_MONEY = frozenset({Role.ACCOUNTANT})


def can_see_money(user: Any, association: Organisation, on: date) -> Answer:
    """Whether this person reads bills, payments, debts and the books of the association."""
    if association.kind != OrganisationKind.WATER_USERS:
        return no(_("This organisation is not a water users' association."))
    return may(user, SEE_MONEY, organisation=association, on=on)


def can_keep_money(user: Any, association: Organisation, on: date) -> Answer:
    """Whether this person makes bills, takes payments and keeps the books."""
    if association.kind != OrganisationKind.WATER_USERS:
        return no(_("This organisation is not a water users' association."))
    return may(user, KEEP_MONEY, organisation=association, on=on)
