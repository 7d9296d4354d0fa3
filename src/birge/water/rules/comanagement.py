"""Who manages water together: members of the circle propose, answer and vote; the association invites and closes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.kernel.permissions import Answer, no, yes
from birge.people.enums import Role
from birge.people.models import Organisation
from birge.water.models import CircleMember, Proposal
from birge.water.queries.comanagement import membership_of
from birge.water.rules.association import can_read, can_write


def can_see_circle(user: Any, association: Organisation, member: CircleMember | None, on: date) -> Answer:
    """Members (`member` is her seat), and whoever reads the register of the association."""
    return yes(actor_of_member(member)) if member else can_read(user, association, on)


def can_take_part(user: Any, association: Organisation, on: date) -> Answer:
    """Members of the circle only: they propose, answer, vote."""
    member = membership_of(user, association, on)
    if member is None:
        return no(_("Only a member of the circle takes part; the association invites members."))
    return yes(actor_of_member(member))


def can_run_circle(user: Any, association: Organisation, on: date) -> Answer:
    """Whoever writes the register invites members and says what became of a proposal."""
    return can_write(user, association, on)


def can_vote(user: Any, proposal: Proposal, on: date) -> Answer:
    """A member, while the proposal is discussed."""
    if proposal.state != "open":
        return no(_("This proposal is closed."))
    return can_take_part(user, proposal.association, on)


def actor_of_member(member: CircleMember) -> Actor:
    """She acts as herself."""
    return Actor(account=member.account_id, name=member.account.name, role=Role.MEMBER)
