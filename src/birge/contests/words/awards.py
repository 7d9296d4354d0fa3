"""What the totals of an award count, and what was missing, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

GOOD = "долбоорлорго каралган акча"
"""What the totals of such a decision count, as packages say it."""


def missing_words(points_short: str, som_short: str) -> list[str]:
    """What would have been needed: points of its own, or money in the line; "" where nothing helps."""
    words = []
    if points_short:
        words.append(_("It would have won with so many more points: %(points)s.") % {"points": points_short})
    if som_short:
        words.append(_("It would have won with so much more money in the contest: %(som)s.") % {"som": som_short})
    return words
