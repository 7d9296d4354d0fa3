"""The outcomes of `birge.contests.rank/1` in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DECIDED_ANEW = _("Being decided anew")
"""A complaint was right; until the new decision is published this one is told."""
OUTCOMES = {
    "selected": _("Selected"),
    "unranked": _("Not marked"),
    "below-minimum": _("Below the least score"),
    "area-full": _("Its area had its most projects"),
    "money-short": _("The money that was left was not enough"),
    "after-stop": _("The selection had ended"),
    "outscored": _("Others together had more points for the money"),
}
