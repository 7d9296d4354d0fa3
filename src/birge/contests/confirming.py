"""What of contests has no confirmed source yet."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.contests.ages import ELDEST_FROM
from birge.contests.models import BudgetLine, RuleSet
from birge.contests.queries.rule_sets import in_force
from birge.contests.words.terms import unconfirmed
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


def bands_to_confirm() -> Topic:
    """From which age on people are counted as the eldest: common with donors, in no law that was read. No query."""
    explanation = _(
        "By which ages people are to be counted an act on statistics or on youth policy says. Youth stands in the laws"
        "; the border of the eldest was taken from what donors ask for."
    )
    items = [Unconfirmed(f"{ELDEST_FROM}+")]
    return Topic(_("Ages by which beneficiaries are counted"), explanation, items)


def programmes_to_confirm() -> Topic:
    """Decisions that nobody named, of programmes and lines of money of announced calls; one query."""
    unsaid = Q(basis="") | Q(programme__basis="") | Q(programme__source="")
    lines = BudgetLine.objects.filter(unsaid, programme__calls__announced_at__isnull=False).distinct()
    items = [
        Unconfirmed(f"{line.programme.customer} · {line.programme} · {line}", line.programme.get_absolute_url())
        for line in lines.select_related("programme__customer").order_by("programme__starts_on", "pk")
    ]
    explanation = _(
        "The council's decision and the budget say them: whoever runs the contests enters the number, the date and "
        "where it was read. Until then the public page of the programme marks it."
    )
    return Topic(_("Decisions on which programmes and lines of money stand"), explanation, items)
