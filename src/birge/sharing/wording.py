"""The rules in plain words: what each is called, and one sentence on what it does."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from birge.algorithms.shares import Rule

NAMES: dict[Rule, str | Promise] = {
    Rule.PROPORTIONAL: _("Proportional"),
    Rule.EQUAL_AWARDS: _("Equally, not above the claim"),
    Rule.EQUAL_LOSSES: _("What is missing is shared equally"),
    Rule.TALMUD: _("By halves"),
    Rule.PRIORITY: _("By tiers"),
}

SENTENCES: dict[Rule, str | Promise] = {
    Rule.PROPORTIONAL: _("Everyone gets the same part of what they asked for."),
    Rule.EQUAL_AWARDS: _("Everyone gets the same, but nobody more than they asked for."),
    Rule.EQUAL_LOSSES: _("Everyone goes without the same amount; whoever asked for less than that gets nothing."),
    Rule.TALMUD: _(
        "Up to half of all that was asked for it is shared equally (nobody above half of their claim); beyond that, "
        "what is missing is shared equally."
    ),
    Rule.PRIORITY: _("The first tier is served first, then the next; inside the tier that is short, in proportion."),
}

FLOOR = _("First everyone gets their guaranteed minimum; the rest is shared by the rule and added to it.")
FLOORS_SHORT = _("There is not enough for all guaranteed minimums, so the rule shares the amount among them.")

FIELDS: dict[str, str | Promise] = {
    "name": _("Family"),
    "address": _("Address"),
    "village": _("Village"),
    "people": _("People in the family"),
    "drawn": _("Why on the list"),
    "claim": _("Asked for"),
    "floor": _("Guaranteed minimum"),
    "weight": _("Weight"),
    "priority": _("Tier"),
}
