"""What of contests has no confirmed source yet."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.contests.models import RuleSet
from birge.contests.queries.rule_sets import in_force
from birge.contests.term_words import unconfirmed
from birge.kernel.to_confirm import Topic, Unconfirmed


def terms_to_confirm() -> Topic:
    """The terms of rules in force of which nobody has said where they were read, counted by rule set; one query."""
    rows = in_force(RuleSet.objects.all(), timezone.localdate())
    items = [
        Unconfirmed(f"{row.customer} · {row}: {count}", reverse("contests:rule_set", args=[row.pk]))
        for row in rows
        if (count := len(unconfirmed(row.procedure, row.sources)))
    ]
    explanation = _(
        "The customer's regulation and the order on the state social order (resolution No. 604 of 2022, annex 1) say "
        "them. Until then contests go by what the customer entered, and each page marks it."
    )
    return Topic(_("Terms of contests"), explanation, items)
