"""Who prepares contracts, records what a user answered, and answers for her own household."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from birge.kernel.permissions import Answer, no
from birge.people.enums import Role
from birge.people.rules import holds
from birge.registers.enums import Relation
from birge.registers.models import Membership
from birge.registers.queries.residents import person_of_account
from birge.water.models import Contract, WaterUserState
from birge.water.queries.residents import members_of


def own_contracts(user: Any, on: date) -> QuerySet[Contract]:
    """The contracts of the household to which this account's person belongs on that day."""
    return contracts_of_users(members_of(person_of_account(user), on).values_list("user", flat=True))


def contracts_of_users(users: Iterable[UUID]) -> QuerySet[Contract]:
    """The contracts of these users."""
    return Contract.objects.filter(user__in=users).select_related("season", "association", "user")


def can_answer_own(user: Any, contract: Contract, on: date) -> Answer:
    """Whether she answers for her household: its head. Others let the association record the answer."""
    person = person_of_account(user)
    household = WaterUserState.objects.on(on).filter(user=contract.user_id).values("household")
    head = Membership.objects.on(on).filter(person=person, relation=Relation.HEAD, household__in=household)
    if person is None or not head.exists():
        return no(_("On the site the head of the household answers. Or answer at the association."))
    return holds(user, {Role.RESIDENT}, on)
