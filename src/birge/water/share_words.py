"""The rules of sharing water in plain words, and what the rows of such a decision are called."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from birge.algorithms.water.share import Rule
from birge.decisions.kinds import Kind

NAMES: dict[Rule, str | Promise] = {
    Rule.PROPORTIONAL: pgettext_lazy("water", "Proportional"),
    Rule.MAX_MIN: _("As equally as the canals allow"),
    Rule.PRIORITY: pgettext_lazy("water", "By tiers"),
}

SENTENCES: dict[Rule, str | Promise] = {
    Rule.PROPORTIONAL: _(
        "Everyone's request is cut by the same part; where a canal is too narrow, by the part that it lets through. "
        "What that leaves over is given to nobody."
    ),
    Rule.MAX_MIN: _(
        "Everyone gets the same part of the request, as far as the canals allow; what a full canal leaves over goes "
        "to the others."
    ),
    Rule.PRIORITY: _("The first tier is served first, then the next; inside a tier everyone gets the same part."),
}

FIELDS: dict[str, str | Promise] = {
    "name": _("Water user"),
    "number": _("Number in the register"),
    "canal": _("Outlet"),
    "request_m3": pgettext_lazy("water", "Asked for"),
    "floor_m3": pgettext_lazy("water", "Guaranteed minimum"),
    "weight": pgettext_lazy("water", "Weight"),
    "priority": pgettext_lazy("water", "Tier"),
}

ALLOCATION = "water.allocation"

KIND = Kind(name=ALLOCATION, label=_("Share-out of irrigation water"), fields=FIELDS, texts=frozenset({"canal"}))

GOOD, UNIT = "сугат суу", "м³"
"""What the totals of such a decision count, as packages say it."""
