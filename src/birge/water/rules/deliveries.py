"""Who keeps the delivery journal, who corrects it, who raises and decides disputes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from birge.kernel.permissions import Answer, no
from birge.people.enums import Role
from birge.people.models import Organisation
from birge.people.rules import may
from birge.water.enums import Confirmation, DisputeState
from birge.water.models import Delivery, Dispute
from birge.water.rules.association import ASK


def can_keep(user: Any, association: Organisation, on: date) -> Answer:
    """Whether this person writes into the journal: the water master, the hydrotechnician, the director."""
    return may(user, ASK, organisation=association, on=on)


def can_confirm(user: Any, delivery: Delivery, on: date) -> Answer:
    """Whether this person takes down how the user confirms: once, when the water has stopped."""
    if delivery.is_running:
        return no(_("The water still runs: stop it first."))
    if delivery.confirmation in (Confirmation.SIGNATURE, Confirmation.CODE):
        return no(_("This was confirmed already."))
    if hasattr(delivery, "corrected_by"):
        return no(_("This entry was corrected; confirm the new one."))
    return can_keep(user, delivery.association, on)


def can_correct(user: Any, delivery: Delivery, on: date) -> Answer:
    """Whether this person enters another row in the place of this one: only of what counts and has stopped."""
    if delivery.is_running:
        return no(_("The water still runs: stop it first."))
    if hasattr(delivery, "corrected_by"):
        return no(_("This entry was corrected already; correct the new one."))
    return can_keep(user, delivery.association, on)


def can_set_term(user: Any, association: Organisation, on: date) -> Answer:
    """The director says within how many days disputes are answered, by the association's own rules."""
    return may(user, {Role.DIRECTOR}, organisation=association, on=on)


def can_answer(user: Any, dispute: Dispute, on: date) -> Answer:
    """The director answers, or enters what the dispute commission decided."""
    if dispute.state != DisputeState.OPEN:
        return no(_("This dispute was answered already."))
    return may(user, {Role.DIRECTOR}, organisation=dispute.association, on=on)
