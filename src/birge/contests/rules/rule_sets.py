"""Who reads and writes rule sets: published ones everybody reads, drafts those who run the customer's contests."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from birge.contests.models import RuleSet
from birge.contests.rules.customers import can_decide, can_run
from birge.kernel.actors import VISITOR
from birge.kernel.permissions import Answer, no, yes


def can_see(user: Any, rule_set: RuleSet, on: date) -> Answer:
    """Whether this person reads these rules."""
    return yes(VISITOR) if rule_set.published_at else can_run(user, rule_set.customer, on)


def can_edit(user: Any, rule_set: RuleSet, on: date) -> Answer:
    """Whether this person changes a draft of rules."""
    if rule_set.published_at:
        return no(_("Published rules never change: begin a new version."))
    return can_run(user, rule_set.customer, on)


def can_publish(user: Any, rule_set: RuleSet, on: date) -> Answer:
    """Whether this person publishes what the customer adopted."""
    if rule_set.published_at:
        return no(_("Published rules never change: begin a new version."))
    return can_decide(user, rule_set.customer, on)
